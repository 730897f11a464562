import type { Decimal } from '../sla/figures/decimal.ts'
import type { AgreementVersion } from './agreement.ts'

type Versions = readonly Pick<AgreementVersion, 'validFrom' | 'terms'>[]

/** The shares of cases that keep promises in a period, by the terms at its end; of what ended before, by the last that had it. What no share is agreed of is not in it. */
export function enoughIn(versions: Versions, { to }: { to: number }): Map<string, Decimal> {
  const said = new Map<string, Decimal | undefined>()
  for (const { validFrom, terms } of versions)
    for (const { id, attainment } of terms.objectives) if (validFrom < to || !said.has(id)) said.set(id, attainment)
  return new Map([...said].flatMap(([id, share]) => (share === undefined ? [] : [[id, share] as const])))
}
