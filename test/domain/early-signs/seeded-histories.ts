import type { Asked, PartChange, PartnershipHistory, SponsorCall } from '../../../src/domain/early-signs/history.ts'
import { ALWAYS } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR, type Instant } from '../../../src/domain/time/instant.ts'

const QUARTER = 90 * DAY
const BEGAN = 200 * QUARTER
/** Nine quarters have passed, of which eight can be held against what came after them. */
export const NOW = BEGAN + 10 * QUARTER + 5 * DAY

/** A partnership that somebody could have had. `at`: the end of a quarter, after which it goes badly where it `declines`. */
export type Seeded = { history: PartnershipHistory; at: Instant; declines: boolean }

/** Half of them, every other one, with a planted decline. */
export function seededHistories(count: number): Seeded[] {
  return Array.from({ length: count }, (_, seed) => seeded(seed, seed % 2 === 1))
}

/**
 * Each is noisy. A decline shows beforehand only by some of its signs, each with the chance given here, and slowly; a partnership that goes well has slow weeks, a sponsor
 * who is away once, people who leave, and in one of eight a dimension that was always in the red and hurts nobody.
 */
function seeded(seed: number, declines: boolean): Seeded {
  const draw = drawnFrom(seed + 1)
  const chance = (share: number) => draw() < share
  const between = (from: number, to: number) => from + draw() * (to - from)
  const quarter = BEGAN + (4 + Math.floor(draw() * 6)) * QUARTER
  const badFrom = declines ? quarter : Infinity
  const shows = { slower: chance(0.7), absent: chance(0.6), gone: chance(0.5), inside: chance(0.6) }
  const slowsAt = badFrom - between(25, 70) * DAY
  const leavesAt = badFrom - between(5, 85) * DAY
  const usual = between(1, 8) * HOUR
  const slowWeeks = BEGAN + between(0, 10) * QUARTER

  const asked: Asked[] = []
  for (let at = BEGAN + DAY; at < NOW; at += between(1, 8) * DAY) {
    const slow = shows.slower && at > slowsAt && at < badFrom + QUARTER
    const holiday = at > slowWeeks && at < slowWeeks + 45 * DAY
    const took = usual * between(0.4, 1.8) * (slow ? between(2, 5) : holiday ? between(1, 4) : 1)
    asked.push({ at: Math.round(at), answeredAt: Math.round(at + took) })
  }

  const parts: PartChange[] = ['account-manager', 'sponsor'].flatMap((role) =>
    (['internal', 'partner'] as const).map((side) => ({
      ...{ at: BEGAN, what: 'named' as const, side, role: role as 'sponsor', personId: `${side} ${role}` },
    })),
  )
  const leave = (at: Instant, followed: boolean) => {
    const who = { side: 'partner', role: 'account-manager' } as const
    parts.push({ at, what: 'removed', ...who, personId: 'partner account-manager' })
    if (followed) parts.push({ at, what: 'named', ...who, personId: 'who followed' })
  }
  if (declines && shows.gone) leave(leavesAt, chance(0.5))
  else if (chance(0.4)) leave(BEGAN + between(1, 9.5) * QUARTER, chance(0.9))

  const calls: SponsorCall[] = []
  const results: PartnershipHistory['results'][number][] = []
  const chronic = chance(0.125)
  for (let month = 1; BEGAN + month * 30 * DAY < NOW; month += 1) {
    const at = BEGAN + month * 30 * DAY - 2 * DAY
    const label = `CHECK-${month}`
    if (month % 2 === 0) {
      const absent = shows.absent && at > badFrom - 130 * DAY && at < badFrom + QUARTER
      const answered = !absent && !chance(0.2)
      calls.push({ at, label, side: 'partner', personId: 'partner sponsor', answered })
    }
    const declined = at > badFrom && at < badFrom + 2 * QUARTER
    const inside = shows.inside && at > badFrom - 45 * DAY && at < badFrom + QUARTER
    const score = (low: boolean) => Math.round(low ? between(20, 48) : between(55, 95))
    results.push({
      ...{ at, label, audience: 'everybody' },
      dimensions: [
        { dimension: 'trust', internal: score(inside), partner: score(false) },
        { dimension: 'outcomes', internal: score(declined), partner: score(declined && chance(0.5)) },
        { dimension: 'independence', internal: score(chronic), partner: score(false) },
      ],
    })
  }

  const owed: { at: Instant; met: boolean }[] = []
  for (let at = BEGAN + DAY; at < NOW; at += between(2, 6) * DAY) {
    const declined = at > badFrom + 15 * DAY && at < badFrom + QUARTER
    owed.push({ at: Math.round(at), met: !chance(declined ? 0.4 : 0.02) })
  }
  const history = { from: BEGAN, ended: [], hours: ALWAYS, asked, calls, parts, results, owed }
  return { history, at: quarter, declines }
}

/** The same numbers for the same seed, on every machine. */
function drawnFrom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
