import * as fc from 'fast-check'
import type { CaseEvent } from '../../../../src/domain/cases/case-event.ts'
import type { Case, Severity } from '../../../../src/domain/cases/case.ts'
import type { Party } from '../../../../src/domain/partners/party.ts'
import { HOUR, type Instant, MINUTE } from '../../../../src/domain/time/instant.ts'
import {
  ana,
  ask,
  confirm,
  confirmMerge,
  dana,
  declineMerge,
  merge,
  nothingNeeded,
  notSolved,
  opened,
  reopen,
  reply,
  resolve,
  severity,
} from '../../cases/people.ts'
import { CaseDesk, type PromisesOf } from '../case-desk.ts'
import { within } from '../clock-story.ts'
import { anyWord, START, type Word } from '../histories.ts'
import { anyClaim, type Claim, type SaidBeside } from './said-beside.ts'

/** Troubles of a service, and how a side that owes it tells them: as they were, or as it likes. */

export const SERVICE = 'Orders API'
export const END = START + 21 * 24 * HOUR

/** `then`: said before the other side answers. */
type Trick = { after: number; word: Word; then?: Word; answeredAfter: number; claim?: Claim }
/** `lasts`, in minutes: how long it is truly unsolved. `waits`: how long of that, from its opening, on what the other side truly owes. */
export type Trouble = {
  opensAfter: number
  lasts: number
  severity: Severity
  waits: number
  tricks: Trick[]
  later: Trick[]
}

const older: Case = { ...opened(START - HOUR), id: 'c0', number: 1 }

const anyTrick: fc.Arbitrary<Trick> = fc.record(
  {
    after: fc.oneof(fc.nat(30), fc.nat(400)),
    word: fc.oneof(
      { weight: 8, arbitrary: anyWord },
      {
        weight: 1,
        arbitrary: fc.constantFrom<Word>(
          (by) => merge(by, older),
          (by) => confirmMerge(by, older),
        ),
      },
    ),
    then: anyWord,
    answeredAfter: fc.oneof(fc.nat(10), fc.nat(470)),
    claim: anyClaim,
  },
  { requiredKeys: ['after', 'word', 'answeredAfter'] },
)

/** Days later, what chance alone would seldom make. */
const solvedAgain = fc.tuple(fc.nat(9_000), fc.nat(200)).map(([after, lasts]): Trick[] => [
  { after, word: reopen, answeredAfter: 0 },
  { after: lasts, word: resolve, answeredAfter: 0 },
])

export const anyTrouble: fc.Arbitrary<Trouble> = fc.record({
  opensAfter: fc.nat(9_000),
  lasts: fc.oneof(fc.nat(300), fc.nat(6_000)),
  severity: fc.constantFrom(...([1, 2, 3] as const)),
  waits: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat(300)),
  tricks: fc.array(anyTrick, { maxLength: 6 }),
  later: fc.oneof(fc.array(anyTrick, { maxLength: 4 }), solvedAgain),
})

const HOURS = { 1: 4, 2: 8, 3: 16, 4: 40 } as const
const promises: PromisesOf = (_, to) => within(HOURS[to], { pausesWhileWaiting: true })

/** A case that was opened then, by the side that is owed; or by the side that owes, about itself. What it waits for truly is over. */
function deskOf({ opensAfter, severity: to, waits, lasts }: Trouble, number: number, by: Party): CaseDesk {
  const at = START + opensAfter * MINUTE
  const about = { id: `c${number}`, number: 11 + number, service: SERVICE }
  const desk = new CaseDesk({ ...opened(at, by, by === dana), ...about }, promises)
  desk.says(at, severity(ana, to))
  if (waits > 0 && waits < lasts) {
    desk.says(at, ask(dana))
    desk.says(at + waits * MINUTE, reply(ana))
  }
  return desk
}

/** Called solved when it is, and nothing else happens. */
export function truly(trouble: Trouble, number: number): CaseDesk {
  const desk = deskOf(trouble, number, ana)
  const solvedAt = desk.case.openedAt + trouble.lasts * MINUTE
  desk.says(solvedAt, resolve(dana))
  desk.says(solvedAt + MINUTE, confirm(ana))
  desk.sweep(END, 100)
  return desk
}

/** The other side answers what is untrue before the trouble is over, and at the latest when it is. `others`: cases that it may be linked with. */
export function withTricks(
  trouble: Trouble,
  number: number,
  { beside, others, by = ana }: { beside: SaidBeside; others: readonly Case[]; by?: Party },
): CaseDesk {
  const desk = deskOf(trouble, number, by)
  const solvedAt = desk.case.openedAt + trouble.lasts * MINUTE
  // The other side objects to what is left out of a true wait, too.
  const waited = { from: desk.case.openedAt, to: desk.case.log.at(-1)!.at }
  const claims = (now: Instant, claim: Claim, askedAt?: Instant) => {
    const other = others[claim.ago % others.length] ?? older
    beside.says(desk.case, now, claim, { other, wait: askedAt === undefined ? waited : { from: askedAt, to: now } })
  }
  let now = desk.case.log.at(-1)!.at
  for (const { after, word, then, answeredAfter, claim } of trouble.tricks) {
    now += after * MINUTE
    if (now >= solvedAt) break
    desk.says(now, told(word, trouble, now))
    const askedAt = desk.case.status === 'waiting' ? now : undefined
    const answeredAt = Math.min(now + answeredAfter * MINUTE, solvedAt)
    const meanwhile = Math.floor((now + answeredAt) / 2)
    if (then) desk.says(meanwhile, told(then, trouble, meanwhile))
    if (claim) claims(meanwhile, claim, askedAt)
    now = answeredAt
    const struck = object(desk, now)
    if (struck && askedAt !== undefined) beside.struck(desk.case, askedAt)
    desk.sweep(now, 100)
  }
  desk.says(solvedAt, resolve(dana))
  desk.says(solvedAt + MINUTE, confirm(ana))
  now = solvedAt + MINUTE
  for (const { after, word, claim } of trouble.later) {
    now += after * MINUTE
    desk.says(now, told(word, trouble, now))
    // What is solved is called so, and confirmed.
    desk.says(now, confirm(ana))
    object(desk, now)
    if (claim) claims(now, claim)
  }
  desk.sweep(END, 100)
  return desk
}

/** As it says it of this one. */
function told(word: Word, { opensAfter }: Trouble, now: Instant): CaseEvent {
  const event = word(dana)
  if (event.type !== 'ResolutionConfirmed' || event.resolvedAt === undefined) return event
  const openedAt = START + opensAfter * MINUTE
  return { ...event, resolvedAt: openedAt + Math.floor((3 * (now - openedAt)) / 4) }
}

/** Whether a wait is struck by it. */
function object(desk: CaseDesk, now: Instant): boolean {
  if (desk.case.status === 'resolved') desk.says(now, notSolved(ana))
  const struck = desk.case.status === 'waiting' && desk.says(now, nothingNeeded(ana))
  if ('merging' in desk.case && desk.case.merging) desk.says(now, declineMerge(ana))
  return struck
}
