import { toBeConfirmed } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { isAnybodyNamed } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { wasAnybodyNamed } from '../terms/who-accepts.ts'
import type { ReckonedPeriod } from './reckon.ts'

/** Whoever of the partner could dispute a number of ours is named no longer. Where nobody ever was, or it has ended, nobody is waited for. */
export async function isUnread({ tx }: Pick<Means, 'tx'>, partner: Partner): Promise<boolean> {
  return (await isNobodyNamed({ tx }, partner)) && wasAnybodyNamed(tx, partner)
}

/** Money hangs on a number that our side reports, or does not. */
export function isOurs({ figures }: Pick<ReckonedPeriod, 'figures'>): boolean {
  return figures.some(({ reporter }) => reporter === 'internal')
}

/** Whether a period that is over waits to close until somebody of the partner is named: who could dispute a number of ours, or call a resolution untrue that was stated in it. */
export async function waitsToBeNamed(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  partner: Partner,
  period: Pick<ReckonedPeriod, 'span' | 'figures' | 'closed'>,
): Promise<boolean> {
  const { from, to } = period.span
  if (period.closed || now < to || !(await isNobodyNamed({ tx }, partner))) return false
  if (isOurs(period) && (await wasAnybodyNamed(tx, partner))) return true
  return (await tx.cases.unconfirmed(partner.id)).some(
    (one) =>
      one.status === 'resolved' &&
      from <= one.resolvedAt &&
      one.resolvedAt < to &&
      toBeConfirmed(one)?.by === 'partner',
  )
}

async function isNobodyNamed({ tx }: Pick<Means, 'tx'>, { id, stage }: Partner): Promise<boolean> {
  return stage !== 'ended' && !(await isAnybodyNamed(tx, id, 'partner'))
}
