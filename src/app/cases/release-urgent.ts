import type { Case } from '../../domain/cases/case.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { named } from '../../domain/timeline/fact.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import { comingCalls, joinCalls } from '../ladders/joined-calls.ts'
import { isForOff, type OffAtNight, offAtNight } from '../ladders/off-at-night.ts'
import { callKey, ladderCardKey } from '../ladders/show-ladder.ts'
import { loadRoster } from '../people/roster.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { reachOf } from '../show/destinations.ts'
import { clockKeys } from './clock-notices.ts'
import { allClocksOf } from './update-clocks.ts'

/**
 * The case is most urgent now: what was held for hours of its times, and of the calls of its escalations, waits no longer, but for calls of those of ours whom a
 * page leaves out at that hour.
 */
export async function releaseUrgent(means: Means, partner: Partner, { id }: Case): Promise<void> {
  const { outbox, ladders } = means.tx
  const about = (await allClocksOf(means, { id })).flatMap(clockKeys)
  const unfinished = await outbox.unfinished({ about })
  for (const ladder of await ladders.active({ partnerId: partner.id, subjectId: id }))
    unfinished.push(...(await ringing(means, partner, ladder)))
  if (unfinished.length > 0) await outbox.release(unfinished, means.now, { atAnyHour: true })
}

/** The calls of it that are to ring now. */
async function ringing(means: Means, partner: Partner, ladder: Ladder): Promise<Delivery[]> {
  const { outbox } = means.tx
  const calls = ladder.climbed.map((rung) => callKey(ladder, rung))
  const coming = [
    ...(await outbox.unfinished({ cardKey: ladderCardKey(ladder) })),
    ...(await outbox.unfinished({ about: calls })),
    ...(await comingCalls(means, ladder)),
  ]
  const night = coming.some(({ status }) => status === 'held') ? await offAtNight(means, partner, ladder) : undefined
  const left = night ? coming.filter((one) => one.status === 'held' && isForOff(night, one)) : []
  if (!night || left.length === 0) return coming
  const called = await callInstead(means, partner, ladder, night)
  // No page reaches nobody of ours for the hour alone: those in whose place nobody can be reached hear it themselves.
  if (night.instead.length > 0 && !called) return coming
  for (const one of night.off.filter((party) => left.some((held) => isForOff({ off: [party] }, held)))) {
    const { side, step, cycle } = night.rung
    const [instead] = night.instead
    const data = { side, step: step + 1, cycle, off: named(one), ...(instead && { instead: named(instead) }) }
    const label = ladderLabel(ladder.number)
    await recordFact(means, partner, label, { kind: 'EscalationPagedAtNight', audience: 'internal', data })
  }
  return coming.filter((one) => !left.includes(one))
}

/** Whoever is paged where a step leaves nobody else. Returns whether there is anybody. */
async function callInstead(means: Means, partner: Partner, ladder: Ladder, { instead }: OffAtNight): Promise<boolean> {
  const ids = instead.map(({ personId }) => personId)
  const roster = await loadRoster(means.tx, partner.id)
  const entries = roster.filter(({ side, person }) => side === 'internal' && ids.includes(person.id))
  const at = (await Promise.all(entries.map((entry) => reachOf(means, partner.id, entry)))).flat()
  const alone = await joinCalls(means, ladder, at)
  const places = alone.map(({ to }) => to)
  if (places.length > 0) means.touched.touch({ kind: 'ladder', id: ladder.id }, places)
  return at.length > 0
}
