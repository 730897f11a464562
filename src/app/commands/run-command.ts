import { nearest } from '../../domain/partners/nearest.ts'
import type { Named } from '../../ports/inbound.ts'
import { readLine } from '../line/read-line.ts'
import type { Known, Reading, Said } from '../line/reading.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { answeredAlone } from '../show/reply.ts'
import { isPlaceOfOurs } from './case-of-thread.ts'
import { help } from './help.ts'
import { knownHere, offeredTo } from './known-here.ts'
import { offerLine, offerLines } from './offer-line.ts'
import { ofAPartner } from './of-a-partner.ts'
import { runLines, typedAs } from './run-lines.ts'
import type { Verb } from './verb.ts'

/**
 * What comes of what somebody typed: it is done where it is understood, said back to them where it may be meant, and else they are helped. Undefined
 * where nothing is to be said, as to thanks.
 */
export async function runCommand(scene: Scene, text: string, mentions: Named[]): Promise<Outcome | undefined> {
  const offered = offeredTo(scene)
  const reading = await readTyped(scene, text)
  switch (reading.certainty) {
    case 'courtesy':
      return undefined
    case 'help':
      return help(scene, offered, reading.about === undefined ? {} : { about: reading.about })
    case 'understood':
      return whyElsewhere(scene, reading.verb) ?? ofAPartner(scene, reading, mentions)
    case 'probably':
      return whyElsewhere(scene, reading.verb) ?? probably(scene, reading, mentions, offered)
    case 'several':
      return offerLines(scene, reading.each, mentions)
    case 'not':
      return notUnderstood(scene, reading, mentions, offered)
  }
}

/** What a line means where it was typed. */
export async function readTyped(scene: Scene, text: string): Promise<Reading<Verb>> {
  const there = await knownHere(scene, text)
  return previewed(scene, text, there, readLine(text, there))
}

/**
 * Words for both sides, typed among our own people in the thread of what they are about without naming it: they may be meant for a colleague, so the form
 * shows them first.
 */
async function previewed(
  scene: Scene,
  text: string,
  there: Known<Verb>,
  reading: Reading<Verb>,
): Promise<Reading<Verb>> {
  if (reading.certainty !== 'understood' || reading.verb.takesWords !== true || there.thread === undefined)
    return reading
  if (!saysWords(reading.lines) || !(await isPlaceOfOurs(scene))) return reading
  const { thread: _, ...elsewhere } = there
  if (readLine(text, elsewhere).certainty === 'understood') return reading
  const { verb, lines } = reading
  return { certainty: 'probably', verb, lines, why: 'Only our own people read here, and both sides read what it says.' }
}

/** Behind the label. */
function saysWords(lines: Said[]): boolean {
  return lines.some(({ words, below }) => words.length > 1 || below !== undefined)
}

type Read<Certainty extends Reading['certainty']> = Extract<Reading<Verb>, { certainty: Certainty }>

async function probably(
  scene: Scene,
  { verb, lines, why, apart }: Read<'probably'>,
  mentions: Named[],
  offered: Verb[],
): Promise<Outcome | undefined> {
  // Who may do it nowhere is told so.
  if (!offered.includes(verb)) return runLines(scene, verb, lines, mentions)
  const [line] = lines
  const doubt = line && (await verb.doubt?.(scene, typedAs(scene, verb, apart ?? line, mentions)))
  return doubt ?? offerLine(scene, verb, lines, mentions, { why })
}

async function notUnderstood(
  scene: Scene,
  reading: Read<'not'>,
  mentions: Named[],
  offered: Verb[],
): Promise<Outcome | undefined> {
  if ('flag' in reading) return refused(noFlag(reading.verb, reading.flag))
  if ('refusal' in reading) return refused(reading.refusal)
  // What it names does not exist, or nothing is named: its verb says which.
  if ('lines' in reading)
    return (
      whyElsewhere(scene, reading.verb) ?? ofAPartner(scene, { verb: reading.verb, lines: reading.lines }, mentions)
    )
  const { word, nearest: near, offer } = reading
  const offers =
    offer && near !== undefined
      ? await offerLine(scene, offer.verb, offer.lines, mentions, { unknown: word, nearest: near })
      : undefined
  return offers ?? help(scene, offered, { unknown: word })
}

/** Where everybody reads what is answered, nothing is said that is somebody's own affair. */
function whyElsewhere(scene: Scene, { alone }: Verb): Outcome | undefined {
  const { here } = scene
  return alone !== undefined && here && !answeredAlone({ ...scene, here }) ? refused(alone) : undefined
}

function noFlag({ verb, flags = [] }: Verb, flag: string): string {
  const guess = nearest(flag, flags)
  const meant = guess === undefined ? '' : ` Did you mean \`--${guess}\`?`
  return `\`${verb}\` has no flag \`--${flag.slice(0, 40)}\`.${meant} Text that begins with “--” goes between quotes.`
}
