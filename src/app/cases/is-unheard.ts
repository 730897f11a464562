import { type Case, toBeConfirmed } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { isAnybodyNamed } from '../people/roster.ts'
import type { Means } from '../scene.ts'

/** The time to call its resolution untrue is over, and nobody is named of the side that could have: no silence of it is a word. */
export async function isUnheard(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  partner: Partner,
  state: Case,
): Promise<boolean> {
  const awaited = toBeConfirmed(state)
  if (!awaited || now < awaited.until || partner.stage === 'ended') return false
  return !(await isAnybodyNamed(tx, partner.id, awaited.by))
}
