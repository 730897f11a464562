import { backTest, type SignRate } from '../../domain/early-signs/back-test.ts'
import { type EarlySign, earlySigns } from '../../domain/early-signs/early-signs.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Asking } from '../asking.ts'
import { whyNot } from '../why-not.ts'
import { historiesOf } from './histories-of.ts'

/** An early sign, and how often it was right by all partnerships that whoever asks may see. */
export type RatedSign = { sign: EarlySign; rate: SignRate }

/** How each early sign stands with a partner now. For our own people alone. */
export async function signsOf(asking: Asking, partner: Partner): Promise<RatedSign[]> {
  const { tx, now } = asking
  const seen: Partner[] = []
  for (const one of await tx.partners.list())
    if (!(await whyNot(asking, 'check-in.view-results', { subject: one, partner: one }))) seen.push(one)
  const histories = await historiesOf({ tx, now }, seen)
  const own = histories.get(partner.id)
  if (!own) return []
  const rates = backTest([...histories.values()], now)
  return earlySigns(own, now).map((sign) => ({ sign, rate: rates[sign.sign] }))
}
