import { listed } from '../../cards/listed.ts'
import { shorten } from '../../cards/quote.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { periodZones } from '../../domain/sla/figures/periods-of.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import { type Figure, isMeasured, nameKey, sharedFigures } from '../../domain/terms/figure.ts'
import { type Objective, teamOf } from '../../domain/terms/objective.ts'
import { insideObjectives, sharedObjectives } from '../../domain/terms/shared-terms.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { type CalendarPeriod, type PeriodKind, periodOf } from '../../domain/time/period.ts'
import { figureNamed, inPeriod, TOLD_TO_US_ALONE } from '../figures/figure-named.ts'
import type { Audience } from '../../cards/card.ts'
import type { Request } from '../scene.ts'
import { findPartner } from './find-partner.ts'
import { reportPeriod } from './find-report.ts'
import type { Finding } from './finding.ts'
import type { Found } from './found.ts'
import { promisesCalled } from './promises-called.ts'

/** What of a partner is to be explained, in a period that has begun. */
export type ExplainSubject = {
  partner: Partner
  versions: readonly AgreementVersion[]
  period: CalendarPeriod & { kind: PeriodKind }
} & ({ is: 'promises'; promises: Objective[] } | { is: 'figure'; figure: Figure })

/** A promise of a time (`resolve severity 1`), for our own people a team's (`Platform resolve`), or a figure by its name. Where no period is said, the one that `sla` tells it of. */
export async function findExplained(
  scene: Finding & { now: number; audience?: Audience },
  request: Request,
): Promise<Found<ExplainSubject> | { refused: string }> {
  const found = await findPartner(scene, request)
  if ('refused' in found) return found
  const { partner } = found
  if (!partner) return { refused: 'Its partner is no longer registered.' }
  const { text: said, period: saidPeriod } = request.values
  const versions = await scene.tx.agreements.of(partner.id)
  if (said === undefined) return { refused: `What of ${partner.name}? ${choices(partner)}` }
  const figures = versions.toReversed().flatMap(({ terms }) => figuresFor(scene, terms))
  const isFigure = figures.some(({ name }) => nameKey(name) === nameKey(said))
  const promises = isFigure ? undefined : promisesNamed(scene, versions, said)
  if (promises) return promised(found, { promises, versions, said, saidPeriod, now: scene.now })
  const asks = sideOfAsker(scene)
  // Where the partner reads, what a team of ours owes is nowhere named but by whoever asks for it.
  const isRead = asks === 'partner' || scene.audience === 'shared'
  const shared = isRead ? versions.flatMap(({ terms }) => sharedFigures(terms)) : figures
  if (isFigure && !shared.some(({ name }) => nameKey(name) === nameKey(said))) return { refused: TOLD_TO_US_ALONE }
  const agreed = { partner, versions, side: isRead ? ('partner' as const) : asks, now: scene.now }
  const figure = figureNamed(agreed, { name: said })
  if ('refused' in figure) return { refused: `${figure.refused} ${choices(partner)}` }
  // What is counted as it goes is told of the period that runs.
  const running = periodOf(figure.period, periodZones(versions, partner.terms), scene.now).name
  const inIt = inPeriod(agreed, figure, saidPeriod ?? (isMeasured(figure) ? undefined : running))
  if ('refused' in inIt) return { refused: inIt.refused }
  if (inIt.period.from > scene.now)
    return { refused: `${inIt.period.name} has not begun: there is nothing to explain.` }
  return { ...found, subject: { is: 'figure', partner, versions, figure: inIt.figure, period: inIt.period } }
}

type AskedPromises = {
  promises: Objective[]
  versions: readonly AgreementVersion[]
  said: string
  saidPeriod: string | undefined
  now: number
}

function promised(
  found: Found<Partner>,
  { promises, versions, said, saidPeriod, now }: AskedPromises,
): Found<ExplainSubject> | { refused: string } {
  const { subject: partner } = found
  if (promises.length === 0)
    return { refused: `Nothing that is promised with ${partner.name} is “${shorten(said, 60)}”. ${choices(partner)}` }
  const running = periodOf('month', periodZones(versions, partner.terms), now).name
  const within = reportPeriod(partner, versions, saidPeriod ?? running, now)
  if ('refused' in within) return within
  return { ...found, subject: { is: 'promises', partner, versions, promises, period: within.period } }
}

/** For our own people those of a team of ours, too, behind its name: "Platform", "Platform resolve severity 1". */
function promisesNamed(scene: Finding, versions: readonly AgreementVersion[], said: string): Objective[] | undefined {
  const inside = sideOfAsker(scene) === 'partner' ? [] : agreedOnce(versions, insideObjectives)
  const key = nameKey(said)
  const names = [...new Set(inside.flatMap(({ obligor }) => teamOf(obligor) ?? []))]
  const team = names
    .toSorted((one, other) => other.length - one.length)
    .find((name) => key === nameKey(name) || key.startsWith(`${nameKey(name)} `))
  if (team === undefined) return promisesCalled(said, agreedOnce(versions, sharedObjectives))
  const its = inside.filter(({ obligor }) => teamOf(obligor) === team)
  const rest = key.slice(nameKey(team).length).trim()
  return rest === '' ? its : (promisesCalled(rest, its) ?? [])
}

/** Each as the newest version says it that has it. */
function agreedOnce(versions: readonly AgreementVersion[], which: (terms: Terms) => Objective[]): Objective[] {
  const all = versions.toReversed().flatMap(({ terms }) => which(terms))
  return [...new Map(all.toReversed().map((one) => [one.id, one])).values()]
}

function figuresFor(scene: Finding, terms: { figures: Figure[] }): Figure[] {
  return sideOfAsker(scene) === 'partner' ? sharedFigures(terms) : terms.figures
}

function sideOfAsker({ actor }: Finding): 'internal' | 'partner' {
  return actor.kind === 'internal' || actor.kind === 'operator' ? 'internal' : 'partner'
}

function choices({ slug, terms }: Partner): string {
  const [first] = sharedObjectives(terms)
  const promise = first
    ? [`\`explain ${slug} ${first.measure}${first.severity === undefined ? '' : ` severity ${first.severity}`}\``]
    : []
  const [figure] = sharedFigures(terms)
  const figures = figure ? [`\`explain ${slug} "${shorten(figure.name, 60)}"\``] : []
  const examples = [...promise, ...figures, '`explain CASE-12`']
  return `Say for example ${listed(examples)}.`
}
