import { listed } from '../../cards/listed.ts'
import { shorten } from '../../cards/quote.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { downIn } from '../../domain/marks/lasted.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { figuresThen } from '../../domain/sla/figures/figures-then.ts'
import { periodZones } from '../../domain/sla/figures/periods-of.ts'
import { isFromCases, nameKey, sharedFigures } from '../../domain/terms/figure.ts'
import { serviceNamed } from '../../domain/terms/services-of.ts'
import type { Means } from '../scene.ts'

/** The partner with the figures that a case is counted for, each with the service that it had when the case was opened: what happened is counted by what held then. */
export async function withTermsThen(
  { tx, now }: Pick<Means, 'now'> & { tx: Pick<Means['tx'], 'agreements' | 'caseMarks'> },
  partner: Partner,
  about: Case,
): Promise<Partner> {
  if (partner.agreement.version === 1) return partner
  const versions = await tx.agreements.of(partner.id)
  const down = downIn(about, await tx.caseMarks.ofCases([about.id]), now)
  const lasted = { from: down[0]!.from, to: down.at(-1)!.to }
  const figures = figuresThen(versions, periodZones(versions, partner.terms), { openedAt: about.openedAt, lasted })
  return { ...partner, terms: { ...partner.terms, figures } }
}

/** Why a service that the terms name now is none that a case could be about: its figure was of another one then, or none held. `then`: the partner with the terms of then. */
export function whyNotNamedThen(
  { name, terms }: Partner,
  then: Partner,
  { number }: Pick<Case, 'number'>,
  said: string,
): string | undefined {
  const service = serviceNamed(terms, said)
  if (service === undefined || serviceNamed(then.terms, said) !== undefined) return undefined
  const label = caseLabel(number)
  const own = sharedFigures(terms).filter((one) => isFromCases(one) && nameKey(one.service) === nameKey(service))
  const were = sharedFigures(then.terms)
    .filter(isFromCases)
    .filter(({ id }) => own.some((one) => one.id === id))
  const names = [...new Set(were.map((one) => one.service))]
  if (names.length === 0)
    return `No terms with ${name} that ${label} is counted by name “${shorten(service, 60)}”: it would count in no figure.`
  const says = listed(names.map((one) => `\`service ${label} "${one}"\``))
  return `When ${label} was opened, what is called “${shorten(service, 60)}” since was ${listed(names.map((one) => `“${one}”`))} in the terms with ${name}, and it is counted by those. Say ${says}.`
}
