import { type Change, compared } from '../partners/change.ts'
import { SIDES } from '../partners/party.ts'
import { formatTarget } from '../time/duration.ts'
import { withCountedWaits } from './climbs-by.ts'
import { callChanges } from './diff-calls.ts'
import { type LadderTerms, ladderName, type LadderTermsStep, type SideTarget } from './ladder-terms.ts'
import { OUR_VOICE, type Voice } from './voice.ts'

/** What differs between the ladders of two terms, step by step, by the waits that count. */
export function ladderChanges(before: LadderTerms[], after: LadderTerms[], voice: Voice = OUR_VOICE): Change[] {
  const [was, is] = [byName(before), byName(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const of = name === 'usual' ? 'escalations' : `escalations ${name}`
    return [
      ...callChanges(name, before, after, voice),
      ...stepChanges(of, was.get(name), is.get(name), voice),
      ...roundChanges(of, was.get(name), is.get(name)),
    ]
  })
}

function byName(ladders: LadderTerms[]): Map<string, LadderTerms> {
  return new Map(ladders.map((ladder) => [ladderName(ladder), withCountedWaits(ladder)]))
}

function stepChanges(
  of: string,
  before: LadderTerms | undefined,
  after: LadderTerms | undefined,
  voice: Voice,
): Change[] {
  return Array.from({ length: Math.max(heightOf(before), heightOf(after)) }, (_, at) =>
    compared(`step ${at + 1} of ${of}`, sayStep(before, at, voice), sayStep(after, at, voice)),
  ).flat()
}

function roundChanges(of: string, before: LadderTerms | undefined, after: LadderTerms | undefined): Change[] {
  return compared(`the rounds of ${of}`, sayRounds(before), sayRounds(after))
}

function sayRounds(ladder: LadderTerms | undefined): string {
  return ladder && ladder.cycles > 0 ? `${ladder.cycles}` : ''
}

function heightOf(ladder: LadderTerms | undefined): number {
  return ladder ? Math.max(...SIDES.map((side) => ladder.steps[side].length)) : 0
}

/** What both sides wait alike. Of a step that tells nobody, the wait alone. */
function sayStep(ladder: LadderTerms | undefined, at: number, voice: Voice): string {
  const own = SIDES.flatMap((side) => ladder?.steps[side][at] ?? [])
  const [first] = own
  if (!first) return ''
  const told = SIDES.flatMap((side) =>
    (ladder?.steps[side][at]?.targets ?? []).map((target) => sayTarget(target, voice.owns[side])),
  )
  return told.length === 0 ? sayWait(first) : `tell ${told.join(' and ')}, ${sayWait(first)}`
}

function sayTarget(target: SideTarget, whose: string): string {
  return target.to === 'channel' ? "the managers' channel" : `${whose} ${target.role.replaceAll('-', ' ')}`
}

function sayWait({ wait, waitIn }: LadderTermsStep): string {
  const hours = wait.unit === 'working days' ? '' : ' of working time'
  return `wait ${formatTarget(wait)}${waitIn === 'wall' ? ' by the clock' : hours}`
}
