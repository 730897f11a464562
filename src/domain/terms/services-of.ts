import type { CaseKind } from '../cases/case.ts'
import type { Side } from '../partners/party.ts'
import { NO_SERVICE } from './derived-terms.ts'
import { isFromCases, nameKey, owedBy, sharedFigures } from './figure.ts'
import type { Terms } from './terms.ts'

/** A service whose outages count by the terms, as both companies call it. */
export type Service = { name: string; side: Side; kinds: CaseKind[] }

/** Each once, in the order of the terms. What a team of ours owes inside our company is none that a case could name: both companies read it. */
export function servicesOf(terms: Pick<Terms, 'figures'>): Service[] {
  const services = new Map<string, Service>()
  for (const figure of sharedFigures(terms).filter(isFromCases)) {
    const side = owedBy(figure)
    const key = `${side} ${nameKey(figure.service)}`
    const known = services.get(key)
    const { kinds } = figure.counts
    services.set(key, {
      name: known?.name ?? figure.service,
      side,
      kinds: [...new Set([...(known?.kinds ?? []), ...kinds])],
    })
  }
  return [...services.values()]
}

/** The service that a case of a kind is about where it does not say: the one that the side owes, where it owes one alone and its cases of that kind count. */
export function serviceUnsaid(
  terms: Pick<Terms, 'figures'>,
  { kind, obligor }: { kind: CaseKind; obligor: Side },
): string | undefined {
  const [only, ...others] = servicesOf(terms).filter(({ side }) => side === obligor)
  return only && others.length === 0 && only.kinds.includes(kind) ? only.name : undefined
}

/** The services of which a case that says none could be, and tells no outage as long as it does not say it. */
export function servicesLeftUnsaid(
  terms: Pick<Terms, 'figures'>,
  { kind, obligor, service }: { kind: CaseKind; obligor: Side; service?: string },
): string[] {
  return service === undefined ? servicesThatCould(terms, { kind, obligor }) : []
}

/** The services whose outages a case could tell. */
export function servicesThatCould(
  terms: Pick<Terms, 'figures'>,
  { kind, obligor }: { kind: CaseKind; obligor: Side },
): string[] {
  return servicesOf(terms).flatMap(({ side, kinds, name }) => (side === obligor && kinds.includes(kind) ? [name] : []))
}

/** Whether a case of a kind about a service tells an outage that this side owes, and the other one does not. */
export function owesOutages(terms: Terms, side: Side, { kind, service }: { kind: CaseKind; service: string }): boolean {
  const owing = servicesOf(terms).filter((one) => nameKey(one.name) === nameKey(service) && one.kinds.includes(kind))
  return owing.length > 0 && owing.every((one) => one.side === side)
}

/** The service that somebody names, as the terms call it, or that there is none; undefined where the terms name no such one. */
export function serviceNamed(terms: Terms, said: string): string | undefined {
  if (nameKey(said) === NO_SERVICE) return NO_SERVICE
  return servicesOf(terms).find(({ name }) => nameKey(name) === nameKey(said))?.name
}
