import type { MarkEffects } from '../../cards/mark-effects.ts'
import type { Case } from '../../domain/cases/case.ts'
import { type CaseMark, holds, stands } from '../../domain/marks/case-mark.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Means } from '../scene.ts'
import { agreedTo, asIfSaid } from './as-if.ts'
import { ledgerEffects } from './ledger-effect.ts'
import { effectsOfService } from './service-effect.ts'

/**
 * What comes of what is said of a case, as both sides read it before it holds: of which service was down to figures and to what either side owes, of a link and of time that is left out to what
 * either side owes. `answered`: as it stood before it was agreed to; where it held by then, what holds now is what it comes to instead.
 */
export async function effectsOfMark(
  means: Pick<Means, 'tx' | 'now' | 'company'>,
  partner: Partner,
  about: Case,
  mark: CaseMark,
  answered?: CaseMark,
): Promise<MarkEffects> {
  const { tx, now } = means
  const { said } = mark
  const held = answered && holds(answered, now) ? answered : undefined
  if (!stands(mark)) return { figures: [], ledgers: [] }
  if (said.what === 'about-service') return effectsOfService(means, partner, about, { ...mark, said }, held)
  if (said.what !== 'one-fault' && said.what !== 'left-out') return { figures: [], ledgers: [] }
  const versions = await tx.agreements.of(partner.id)
  const without = asIfSaid(tx, mark.id, held)
  const then = asIfSaid(tx, mark.id, agreedTo(mark))
  const ledgers = await ledgerEffects(means, { partner, versions, until: now }, { without, then })
  return { figures: [], ledgers: ledgers.map(({ effect }) => effect) }
}
