import { type Change, compared } from '../partners/change.ts'
import type { LadderStep, Target } from '../escalations/policy.ts'
import { personMark } from '../partners/person-mark.ts'
import type { Purpose } from '../partners/purpose.ts'
import { type Side, SIDES } from '../partners/party.ts'
import { formatTarget } from '../time/duration.ts'
import { callChanges } from './diff-calls.ts'
import { waitAlike } from './joint-steps.ts'
import { type LadderTerms, ladderName } from './ladder-terms.ts'
import { OUR_VOICE, type Voice } from './voice.ts'

/** What differs between the ladders of two terms, step by step. */
export function ladderChanges(before: LadderTerms[], after: LadderTerms[], voice: Voice = OUR_VOICE): Change[] {
  const [was, is] = [byName(before), byName(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const of = name === 'usual' ? 'escalations' : `escalations ${name}`
    return [
      ...callChanges(name, before, after, voice),
      ...stepChanges(of, was.get(name), is.get(name), voice),
      ...roundChanges(of, was.get(name), is.get(name)),
      ...SIDES.flatMap((side) => watcherChanges(side, of, was.get(name), is.get(name), voice)),
    ]
  })
}

function byName(ladders: LadderTerms[]): Map<string, LadderTerms> {
  return new Map(ladders.map((ladder) => [ladderName(ladder), ladder]))
}

/** Step beside step where both sides wait alike, before and after; else those of each side by themselves. */
function stepChanges(
  of: string,
  before: LadderTerms | undefined,
  after: LadderTerms | undefined,
  voice: Voice,
): Change[] {
  const both = [before, after].filter((one) => one !== undefined)
  const alike = both.every(({ steps }) => waitAlike(steps))
  const height = Math.max(...both.flatMap(({ steps }) => SIDES.map((side) => steps[side].length)))
  return Array.from({ length: height }, (_, at) => {
    const what = `step ${at + 1} of ${of}`
    if (alike) return compared(what, sayStep(before, at, SIDES, voice), sayStep(after, at, SIDES, voice))
    // Theirs are called as they are where the partner reads them, which sees no others.
    return SIDES.flatMap((side) =>
      compared(
        side === 'partner' ? what : `${what} on ${voice.owns[side]} side`,
        sayStep(before, at, [side], voice),
        sayStep(after, at, [side], voice),
      ),
    )
  }).flat()
}

function roundChanges(of: string, before: LadderTerms | undefined, after: LadderTerms | undefined): Change[] {
  return compared(`the rounds of ${of}`, sayRounds(before), sayRounds(after))
}

function watcherChanges(
  side: Side,
  of: string,
  before: LadderTerms | undefined,
  after: LadderTerms | undefined,
  voice: Voice,
): Change[] {
  const what = side === 'internal' ? `who watches ${of}` : `who watches ${of} on ${voice.owns.partner} side`
  return compared(what, sayWatchers(before, side, voice), sayWatchers(after, side, voice))
}

function sayWatchers(ladder: LadderTerms | undefined, side: Side, { owns }: Voice): string {
  const watchers = side === 'internal' ? ladder?.watchers : ladder?.theirWatchers
  return (watchers ?? []).map((one) => sayTarget(one, owns[side])).join(' and ')
}

function sayRounds(ladder: LadderTerms | undefined): string {
  return ladder && ladder.cycles > 0 ? `${ladder.cycles}` : ''
}

/** What these sides wait alike. Of a step that tells nobody, the wait alone. */
function sayStep(ladder: LadderTerms | undefined, at: number, sides: readonly Side[], voice: Voice): string {
  const own = sides.flatMap((side) => ladder?.steps[side][at] ?? [])
  const [first] = own
  if (!first) return ''
  const told = sides.flatMap((side) =>
    (ladder?.steps[side][at]?.targets ?? []).map((target) => sayTarget(target, voice.owns[side])),
  )
  const all = own.some(({ acknowledge }) => acknowledge === 'all') ? ', who must all take it' : ''
  return told.length === 0 ? sayWait(first) : `tell ${told.join(' and ')}${all}, ${sayWait(first)}`
}

function sayTarget(target: Target, whose: string): string {
  switch (target.to) {
    case 'channel':
      return CHANNEL_WORDS[target.purpose]
    case 'person':
      return personMark(target.person)
    case 'hook':
      return `${whose} page hook “${target.name}”`
    case 'rotation':
      return `whoever is on duty by ${whose} rotation “${target.name}”`
    case 'role':
      return `${whose} ${target.role.replaceAll('-', ' ')}`
  }
}

const CHANNEL_WORDS: Record<Purpose, string> = {
  managers: "the managers' channel",
  internal: 'our own channel',
  shared: 'the shared channel',
}

function sayWait({ wait, waitIn }: LadderStep): string {
  const hours = wait.unit === 'working days' ? '' : ' of working time'
  return `wait ${formatTarget(wait)}${waitIn === 'wall' ? ' by the clock' : hours}`
}
