import { mayAnywhere } from '../../domain/partners/can.ts'
import { nearest } from '../../domain/partners/nearest.ts'
import type { Named } from '../../ports/inbound.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { parseLines, parseWords } from '../words.ts'
import { withCaseOfThread } from './case-of-thread.ts'
import { help } from './help.ts'
import { asksWhatNeeds, mineVerb } from './mine.ts'
import { mentionsByName } from './mentions-by-name.ts'
import { VERBS } from './verbs.ts'
import type { Typed, Verb } from './verb.ts'
import { answersTo, isHelpWord, verbNamed } from './which-verb.ts'

/** Run what somebody typed. An unknown word gets help, with the nearest verb. */
export async function runCommand(scene: Scene, text: string, mentions: Named[]): Promise<Outcome> {
  const line = parseWords(text)
  const verb = scene.actor.kind !== 'stranger' && asksWhatNeeds(line) ? mineVerb : verbNamed(line.verb)
  const typed = verb?.takesLines
    ? mentionsByName(scene, { ...parseLines(text, verb.flags ?? []), mentions })
    : { ...line, mentions }
  if (verb && typed.flags['help'] === undefined) return runVerb(scene, verb, typed)
  const all = offered(scene)
  const everyday = all.filter((one) => one.everyday)
  if (verb) return help(scene, all.includes(verb) ? [verb] : everyday, all)
  if (!isHelpWord(typed.verb)) return help(scene, everyday, all, typed.verb)
  const topic = typed.words[0]?.toLowerCase()
  if (topic === 'all') return help(scene, all, all)
  const about = all.find((one) => topic !== undefined && answersTo(one, topic))
  return help(scene, about ? [about] : everyday, all)
}

async function runVerb(scene: Scene, verb: Verb, typed: Typed): Promise<Outcome> {
  const known = verb.flags ?? []
  const unknown = Object.keys(typed.flags).find((flag) => !known.includes(flag))
  if (unknown === undefined) return verb.run(scene, await withCaseOfThread(scene, verb, typed))
  const guess = nearest(unknown, known)
  const meant = guess === undefined ? '' : ` Did you mean \`--${guess}\`?`
  return refused(
    `\`${verb.verb}\` has no flag \`--${unknown.slice(0, 40)}\`.${meant} Text that begins with “--” goes between quotes.`,
  )
}

/** What whoever asks may do somewhere. */
function offered({ actor, permissions }: Scene): Verb[] {
  return VERBS.filter(({ needs }) => needs.some((action) => mayAnywhere(actor, action, permissions)))
}
