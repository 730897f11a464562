import { type Side, SIDES } from '../partners/party.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { holderOf } from './holder-of.ts'
import type { PartnershipHistory, SponsorCall } from './history.ts'

/** What they were asked longer ago says nothing of now. */
const WITHIN = 180 * DAY

/** Once is nothing. */
const SEVERAL = 2

/** Of the sponsor that a side has: asked so often, and the last ones in a row without an answer, by what they were asked, the oldest first. `away`: of how many of these they were out of office. */
export type SponsorAsked = { side: Side; asked: number; missed: string[]; away: number }

export type AbsentSponsor = { sign: 'absent sponsor' } & (
  | { how: 'seen' | 'clear'; sides: SponsorAsked[] }
  /** None that a side has was asked several times. */
  | { how: 'unknown'; named: boolean }
)

/** The sponsor of a side, asked by health checks and called by escalations, has answered none of the last several. Whoever followed them begins anew. */
export function absentSponsor(history: PartnershipHistory, at: Instant): AbsentSponsor {
  const sign = 'absent sponsor'
  const sponsors = SIDES.map((side) => ({ side, personId: holderOf(history.parts, side, 'sponsor', at) }))
  const known = sponsors.flatMap(({ side, personId }) => {
    const calls = history.calls.filter(
      (one) => one.side === side && one.personId === personId && one.at <= at && one.at > at - WITHIN,
    )
    return calls.length < SEVERAL ? [] : [askedOf(side, calls)]
  })
  if (known.length === 0) {
    return { sign, how: 'unknown', named: sponsors.some(({ personId }) => personId !== undefined) }
  }
  const absent = known.filter(({ missed }) => missed.length >= SEVERAL)
  return absent.length > 0 ? { sign, how: 'seen', sides: absent } : { sign, how: 'clear', sides: known }
}

function askedOf(side: Side, calls: SponsorCall[]): SponsorAsked {
  const missed = calls.slice(calls.findLastIndex(({ answered }) => answered) + 1)
  return {
    ...{ side, asked: calls.length, missed: missed.map(({ label }) => label) },
    away: missed.filter(({ away }) => away).length,
  }
}
