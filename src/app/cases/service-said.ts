import { listed } from '../../cards/listed.ts'
import { shorten } from '../../cards/quote.ts'
import { type Case, type CaseKind, caseLabel } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { nearest } from '../../domain/partners/nearest.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { NO_SERVICE } from '../../domain/terms/derived-terms.ts'
import { nameKey } from '../../domain/terms/figure.ts'
import { serviceNamed, servicesLeftUnsaid, servicesOf, serviceUnsaid } from '../../domain/terms/services-of.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Which service a case is about: the one that is said, else the one that the terms leave no doubt of. `label`: of one that is open already, of which it is said by the verb. */
export function serviceSaid(
  { name, terms }: Pick<Partner, 'name' | 'terms'>,
  said: string | undefined,
  about: { kind: CaseKind; obligor: Side; label?: string },
): { service?: string } | { refused: string } {
  const unsaid = said === undefined ? serviceUnsaid(terms, about) : undefined
  if (said === undefined) return unsaid === undefined ? {} : { service: unsaid }
  const service = serviceNamed(terms, said)
  if (service !== undefined) return { service }
  const known = servicesOf(terms).map((one) => one.name)
  if (known.length === 0)
    return {
      refused: `The terms with ${name} name no service: ${about.label === undefined ? 'leave `--service` out' : `${about.label} can be about none`}.`,
    }
  const near = nearest(nameKey(said), known.map(nameKey))
  const meant = known.find((one) => nameKey(one) === near)
  const guess = meant === undefined ? '' : ` Did you mean “${meant}”?`
  const none = about.label === undefined ? '--service none' : `service ${about.label} "none"`
  const names = listed(known.map((one) => `“${one}”`))
  return {
    refused: `The terms with ${name} name no service “${shorten(said, 60)}”.${guess} There ${known.length === 1 ? 'is' : 'are'} ${names}; say \`${none}\` where it is about no service.`,
  }
}

/** How somebody says of a case which service it is about, where it says none and could; after what was done. */
export function leftUnsaid({ terms }: Pick<Partner, 'terms'>, opened: Case): string {
  const names = servicesLeftUnsaid(terms, opened)
  if (names.length === 0) return ''
  const label = caseLabel(opened.number)
  return ` It says no service, so it counts in no figure of ${listed(names.map((one) => `“${one}”`))}: \`title ${label}\` opens the form that says which is down.`
}

/** What a form offers as the service that a new case is about; nothing where the terms name none. `said`: which one is meant already. */
export function servicesFor(
  scene: Scene,
  { terms }: Pick<Partner, 'terms'>,
  said: string | undefined,
): { services?: { names: string[]; chosen: string } } {
  const names = servicesOf(terms).map(({ name }) => name)
  const obligor = otherSide(speakerParty(scene).side)
  const unsaid = serviceUnsaid(terms, { kind: 'incident', obligor })
  return names.length === 0 ? {} : { services: { names, chosen: said ?? unsaid ?? NO_SERVICE } }
}
