import { type Case, caseLabel } from '../cases/case.ts'
import type { HoursOfSides } from '../cases/case-event.ts'
import { otherSide } from '../cases/other-side.ts'
import { whyNotEarlier as whyNotSolvedBy } from '../cases/why-not-judge.ts'
import type { Party, Side } from '../partners/party.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { sayInstant, sayStretch } from '../time/say-time.ts'
import { inside, sayBackwards, type Stretch, without } from '../time/stretches.ts'
import {
  type CaseMark,
  type MarkDecision,
  type MarkFact,
  type MarkSaid,
  type MarkStanding,
  stands,
} from './case-mark.ts'
import { incidentsOf } from './incidents.ts'
import { downIn, waitsOn } from './lasted.ts'
import { dataOf, saysTheSame } from './say-mark.ts'
import { whyNotAbout, whyNotCount, whyNotRebase } from './why-not-asked.ts'
import { objectedBy } from './unheard.ts'

/** So long before its case a failure may have been: longer is a slip of the pen. */
export const EARLIEST_DAYS = 7

/** `other`: the case that it is linked with. `reason`: why, where somebody says so. */
export type MarkMaking = { id: string; by: Party; reason?: string } & (
  | { what: 'left-out'; from: Instant; to: Instant }
  | { what: 'failed-earlier'; failedAt: Instant }
  | { what: 'solved-earlier'; solvedAt: Instant }
  | { what: 'one-fault'; other: Case }
  | { what: 'another-fault'; other: Case }
  | { what: 'counts' }
  | { what: 'about-service'; service: string }
  | Extract<MarkSaid, { what: 'new-terms' }>
)

/**
 * `marks`: all that was said of these cases, and every link of the partner. `closed`: a period that it counts in is. `closedTo`: some of those that it counts in are, up to then.
 * `unheard`: nobody of the other side is named who could object. `zone`: whoever says it.
 */
export type MakeWhere = {
  now: Instant
  zone: string
  hours: HoursOfSides
  marks: readonly CaseMark[]
  closed: boolean
  closedTo?: Instant
  unheard?: boolean
  nameOf: (side: Side) => string
}

/** One side says something of a case for its figures. What is said of a closed period holds only once both sides say it. */
export function makeMark(about: Case, making: MarkMaking, where: MakeWhere): MarkDecision {
  const said = saidIn(about, making)
  const { id, by, reason } = making
  const own = where.marks.filter(({ caseId }) => caseId === about.id)
  const no = whyOver(about) ?? whyNot(about, making, said, own, where)
  if (no) return no
  const standing = standingOf(about, said, by.side, own, where)
  const { now } = where
  const state: CaseMark = {
    ...{
      id,
      partnerId: about.partnerId,
      caseId: about.id,
      caseNumber: about.number,
      side: by.side,
      by,
      at: now,
      version: 1,
    },
    said,
    ...standing,
  }
  const until = standing.status === 'said' ? standing.until : undefined
  const data = { ...dataOf(said), ...(reason !== undefined && { reason }), ...(until !== undefined && { until }) }
  const asks = standing.status === 'asked' ? { asks: 'the other side' } : {}
  return { state, fact: { at: now, kind: FACTS[said.what], by, data: { ...data, ...asks } } }
}

const FACTS: Record<MarkSaid['what'], MarkFact['kind']> = {
  'left-out': 'StretchLeftOut',
  'failed-earlier': 'EarlierFailureSaid',
  'solved-earlier': 'EarlierResolutionSaid',
  'one-fault': 'OneFaultSaid',
  'another-fault': 'AnotherFaultSaid',
  counts: 'OwnCaseCounted',
  'about-service': 'ServiceSaid',
  'new-terms': 'NewTermsAsked',
}

function saidIn({ id, number, service: before }: Case, making: MarkMaking): MarkSaid {
  switch (making.what) {
    case 'left-out':
      return { what: making.what, from: making.from, to: making.to }
    case 'failed-earlier':
      return { what: making.what, failedAt: making.failedAt }
    case 'solved-earlier':
      return { what: making.what, solvedAt: making.solvedAt }
    case 'one-fault':
      return { what: making.what, other: { id: making.other.id, number: making.other.number } }
    case 'another-fault':
      return {
        ...{ what: making.what, reopened: { id, number } },
        other: { id: making.other.id, number: making.other.number },
      }
    case 'counts':
      return { what: making.what }
    case 'about-service':
      return { what: making.what, service: making.service, ...(before !== undefined && { before }) }
    case 'new-terms': {
      const { what, agreementId, from, to, changes } = making
      return { what, agreementId, from, to, changes }
    }
  }
}

function standingOf(
  { obligor, service }: Case,
  said: MarkSaid,
  side: Side,
  own: readonly CaseMark[],
  { now, hours, closed, closedTo, unheard }: MakeWhere,
): MarkStanding {
  const { what } = said
  if (what === 'failed-earlier' || what === 'solved-earlier' || what === 'new-terms') return { status: 'asked' }
  // Within one working day of the reopening no period is closed.
  if (closed && what !== 'another-fault') return { status: 'asked', closed: true }
  // As long as nobody has said it, the side that is owed says it, and the other has its days to object; all else is for both, and so is what no silence could agree to.
  if (what === 'about-service') {
    if (side === obligor || service !== undefined || unheard || wasRefused(said, own)) return { status: 'asked' }
    const until = objectedBy(hours[otherSide(side)], now)
    return { status: 'said', until, ...(closedTo !== undefined && { closedTo }) }
  }
  // It is for the side that is owed alone to say.
  if (what === 'counts') return { status: 'said' }
  // The side that is owed gives something away.
  if (what === 'left-out' && side !== obligor) return { status: 'said' }
  if (unheard) return { status: 'asked' }
  return { status: 'said', until: objectedBy(hours[otherSide(side)], now) }
}

/** Whether the other side has objected to the same before. */
function wasRefused(said: MarkSaid, own: readonly CaseMark[]): boolean {
  return own.some((one) => one.status === 'objected' && saysTheSame(said, one.said))
}

function whyOver(about: Case): { refused: string } | undefined {
  const label = caseLabel(about.number)
  if (about.status === 'merged')
    return { refused: `${label} was merged into ${caseLabel(about.into.number)}: say it of that one.` }
  if (about.status === 'withdrawn') return { refused: `${label} was withdrawn, so it counts for nothing.` }
  return undefined
}

function whyNot(
  about: Case,
  making: MarkMaking,
  said: MarkSaid,
  own: readonly CaseMark[],
  where: MakeWhere,
): { refused: string } | { unchanged: string } | undefined {
  const again = own.find((one) => stands(one) && saysTheSame(said, one.said))
  if (again) return { unchanged: `That is said of ${caseLabel(about.number)} already, by ${again.by.name}.` }
  switch (making.what) {
    case 'left-out':
      return whyNotLeaveOut(about, making, making.by.side, own, where)
    case 'failed-earlier':
      return whyNotEarlier(about, making.failedAt, own, where)
    case 'solved-earlier':
      return whyNotSolved(about, making.solvedAt, making.by.side, own)
    case 'one-fault':
      return whyNotOne(about, making.other, making.by.side, where)
    case 'another-fault':
      return undefined
    case 'new-terms':
      return whyNotRebase(about, own)
    case 'counts':
      return whyNotCount(about, making.by.side)
    case 'about-service':
      return whyNotAbout(about, making.service, own)
  }
}

function whyNotLeaveOut(
  about: Case,
  { from, to }: Stretch,
  side: Side,
  own: readonly CaseMark[],
  { now, zone, nameOf }: MakeWhere,
): { refused: string } | undefined {
  const label = caseLabel(about.number)
  if (to <= from) return { refused: `${sayBackwards({ from, to })}: say when it began, and then when it ended.` }
  if (to > now) return { refused: 'That is not over yet: what has been can be left out, up to now at the latest.' }
  const meeting = own.filter(({ said }) => said.what === 'left-out' && inside([said], { from, to }).length > 0)
  const met = meeting.filter(stands).flatMap(({ said }) => (said.what === 'left-out' ? [said] : []))[0]
  if (met)
    return { refused: `Of ${label}, ${sayStretch(met, zone)} is left out already: say what lies before or after it.` }
  const down = downIn(about, own, now)
  if (without([{ from, to }], down).length > 0)
    return { refused: `${label} lasted ${saidOf(down, zone)}: only time within that can be left out.` }
  if (side !== about.obligor) return undefined
  const other = nameOf(otherSide(side))
  const refusedBefore = meeting.some((one) => one.status === 'objected' && one.side === side)
  if (refusedBefore)
    return { refused: `${other} has objected to that: its account manager alone can leave it out now. Ask them.` }
  const waits = waitsOn(about, otherSide(side), now)
  if (without([{ from, to }], waits).length === 0) return undefined
  const when = waits.length === 0 ? `has not waited on ${other}` : `waited on ${other} ${saidOf(waits, zone)}`
  return {
    refused: `${label} ${when}: your side can leave out time that it waited alone. Anything else is for the account manager of ${other}: ask them.`,
  }
}

function whyNotEarlier(
  about: Case,
  failedAt: Instant,
  own: readonly CaseMark[],
  { zone }: MakeWhere,
): { refused: string } | undefined {
  const label = caseLabel(about.number)
  if (failedAt >= about.openedAt)
    return { refused: `${label} was opened on ${sayInstant(about.openedAt, zone)}: say a time before that.` }
  if (failedAt < about.openedAt - EARLIEST_DAYS * DAY)
    return { refused: `That is more than ${EARLIEST_DAYS} days before ${label} was opened. Check the day.` }
  const asked = own.find((one) => one.said.what === 'failed-earlier' && one.status === 'asked')
  return (
    asked && {
      refused: `Another time at which ${label} failed waits for an answer, by ${asked.by.name}: answer that first.`,
    }
  )
}

/** The side that is owed has no need to: what it says itself of a case that the other side solved holds. */
function whyNotSolved(
  about: Case,
  solvedAt: Instant,
  side: Side,
  own: readonly CaseMark[],
): { refused: string } | { unchanged: string } | undefined {
  const label = caseLabel(about.number)
  if (side !== about.obligor)
    return { refused: `Since when ${label} is solved is for the side that owes it to say; you agree, or you do not.` }
  const asked = own.find((one) => one.said.what === 'solved-earlier' && one.status === 'asked')
  if (asked)
    return {
      refused: `Another time since when ${label} is solved waits for an answer: take that back first, \`undo ${label}\`.`,
    }
  return whyNotSolvedBy(about, solvedAt)
}

function whyNotOne(
  about: Case,
  other: Case,
  side: Side,
  { marks, now, nameOf }: MakeWhere,
): { refused: string } | { unchanged: string } | undefined {
  const [label, second] = [caseLabel(about.number), caseLabel(other.number)]
  if (other.id === about.id)
    return { refused: `${label} is one incident with itself anyway: say which other case tells it.` }
  if (other.partnerId !== about.partnerId) return { refused: `${label} and ${second} are about different partners.` }
  if (other.obligor !== about.obligor) return { refused: `${label} and ${second} are owed by different sides.` }
  const over = whyOver(other)
  if (over) return over
  const incidentOf = incidentsOf(marks, now)
  if (incidentOf(about.id) === incidentOf(other.id))
    return { unchanged: `${label} and ${second} are one incident already.` }
  const pair = ({ caseId, said }: CaseMark) =>
    said.what === 'one-fault' && [caseId, said.other.id].every((id) => id === about.id || id === other.id)
  const asked = marks.find((one) => pair(one) && one.status === 'asked')
  if (asked) return { unchanged: `Whether ${label} and ${second} are one incident waits for an answer already.` }
  const [one, another] = [incidentOf(about.id), incidentOf(other.id)]
  const parted = marks.find(({ caseId, said, status, side: of }) => {
    if (said.what !== 'one-fault' || status !== 'objected' || of !== side) return false
    const [first, last] = [incidentOf(caseId), incidentOf(said.other.id)]
    return (first === one && last === another) || (first === another && last === one)
  })
  if (!parted || parted.said.what !== 'one-fault') return undefined
  const [first, last] = [caseLabel(parted.caseNumber), caseLabel(parted.said.other.number)]
  const again = pair(parted) ? 'link them again' : `make them one over ${label} and ${second}`
  return { refused: `${nameOf(otherSide(side))} has parted ${first} and ${last}: only they can ${again}.` }
}

function saidOf(stretches: Stretch[], zone: string): string {
  return stretches.map((one) => sayStretch(one, zone)).join('; and ')
}
