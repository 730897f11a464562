import type { Partner } from '../../domain/partners/partner.ts'
import { SIDES } from '../../domain/partners/party.ts'
import { objectedUntil, settlesAt } from '../../domain/sla/figures/periods-of.ts'
import { DAY, type Instant } from '../../domain/time/instant.ts'
import { nextSettled } from '../corrective/follow-figures.ts'
import type { Timer } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { nextToClose, reckonLedgers, type SideLedger } from './reckon.ts'

/** What is not confirmed yet, or not reported, is looked at again so much later. */
export const AGAIN_AFTER = DAY

/** Money or figures are agreed with the partner, or it goes on: the first of its periods that is not closed yet will be, and what was missed in it asked after. */
export async function scheduleClose(means: Means, partner: Partner): Promise<void> {
  const { tx, now } = means
  if (!hasPeriods(partner)) return
  const known = await closeTimerOf(tx, partner)
  const ledgers = await reckonLedgers(tx, partner, { now })
  const looked =
    partner.terms.figures.length > 0 ? nextSettled(partner, await tx.agreements.of(partner.id), now) : undefined
  await setClose(means, partner, ledgers, { asOf: now, looked, known: known?.dueAt })
}

/** Money or figures are agreed with it, or owed inside our company. */
export function hasPeriods({ terms }: Pick<Partner, 'terms'>): boolean {
  return terms.figures.length > 0 || SIDES.some((side) => terms.money[side] !== undefined)
}

/** Wait for whatever comes next of its ledgers: that a period can be closed, or that the time to correct some ends. Not later than `known`, and than `looked`: when its figures are to be looked at. */
export async function setClose(
  { tx, now }: Means,
  partner: Partner,
  ledgers: SideLedger[],
  { asOf, looked, known }: { asOf: Instant; looked: Instant | undefined; known?: Instant | undefined },
): Promise<void> {
  const closes = ledgers.flatMap((ledger) => {
    const next = nextToClose(ledger)
    return next ? [later(settlesAt(partner.terms, next.span.to), now)] : []
  })
  const looks = ledgers.flatMap(({ periods }) =>
    periods.flatMap(({ closed, correctedUntil }) => (closed && correctedUntil > asOf ? [correctedUntil] : [])),
  )
  const dueAt = Math.min(...closes, ...looks, looked ?? Infinity, known ?? Infinity)
  if (!Number.isFinite(dueAt) || dueAt === known) return
  await tx.timers.set({ key: keyOf(partner), kind: 'period.close', subjectId: partner.id, dueAt, data: {} })
}

/** Somebody of the partner is named again: what was reported meanwhile they have a working day to dispute. */
export async function putOffClose({ tx, now }: Means, partner: Partner): Promise<void> {
  const timer = await closeTimerOf(tx, partner)
  const until = objectedUntil(partner.terms, 'internal', now)
  if (timer && timer.dueAt < until) await tx.timers.set({ ...timer, dueAt: until })
}

/** What looks at a partner’s ledgers next. */
export function closeTimerOf(
  tx: Pick<Means['tx'], 'timers'>,
  partner: Pick<Partner, 'id'>,
): Promise<Timer | undefined> {
  return tx.timers.get(keyOf(partner))
}

function later(at: Instant, now: Instant): Instant {
  return at > now ? at : now + AGAIN_AFTER
}

function keyOf({ id }: Pick<Partner, 'id'>): string {
  return `period.close:${id}`
}
