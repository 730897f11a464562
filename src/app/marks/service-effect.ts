import type { MarkEffect } from '../../cards/mark-card.ts'
import { aboutService } from '../../domain/cases/about-service.ts'
import type { Case } from '../../domain/cases/case.ts'
import type { MarkSaid } from '../../domain/marks/case-mark.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type CasesKnown, deriveFigure } from '../../domain/sla/figures/derive-figure.ts'
import { exactOf } from '../../domain/sla/figures/derived.ts'
import { sayExact } from '../../domain/sla/figures/judge-derived.ts'
import { figuresOf, periodZones } from '../../domain/sla/figures/periods-of.ts'
import {
  type FigureFromCases,
  isFromCases,
  nameKey,
  sharedFigures,
  unitOf,
  withUnit,
} from '../../domain/terms/figure.ts'
import type { Instant } from '../../domain/time/instant.ts'
import {
  type CalendarPeriod,
  PERIOD_KINDS,
  periodOf,
  type PeriodKind,
  type PeriodZone,
} from '../../domain/time/period.ts'
import { casesKnown } from '../figures/cases-known.ts'
import type { Means } from '../scene.ts'

export type ServiceSaid = Extract<MarkSaid, { what: 'about-service' }>

/** A case that is over says that service from now on; or, taken back, what it said before. */
export async function sayService({ tx }: Pick<Means, 'tx'>, about: Case, said: ServiceSaid, holds: boolean) {
  if (!holds && about.service !== said.service) return
  await tx.cases.save(aboutService(about, holds ? said.service : said.before))
}

/** What the figures of the service come to in each period that the case lies in, without what is said of it and with it; of what it was about before, too. */
export async function effectsOfService(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  partner: Partner,
  about: Case,
  { service, before }: Pick<ServiceSaid, 'service' | 'before'>,
): Promise<MarkEffect[]> {
  const versions = await tx.agreements.of(partner.id)
  const zone = periodZones(versions, partner.terms)
  const ended = about.status === 'resolved' ? about.resolvedAt : now
  const services = new Set([service, before].flatMap((one) => (one === undefined ? [] : [nameKey(one)])))
  const told = PERIOD_KINDS.flatMap((kind) => periodsFrom(kind, zone, about.openedAt, ended)).map((period) => ({
    period,
    figures: sharedFigures({ figures: figuresOf(versions, period.kind, period) }).filter(
      (one): one is FigureFromCases => isFromCases(one) && services.has(nameKey(one.service)),
    ),
  }))
  const periods = told.flatMap(({ period, figures }) => (figures.length === 0 ? [] : [period]))
  const known = await casesKnown(tx, { partner, versions, periods, now })
  return told.flatMap(({ period, figures }) => {
    const { terms = partner.terms } = versions.findLast(({ validFrom }) => validFrom < period.to) ?? {}
    const comesTo = (figure: FigureFromCases, said: string | undefined) => {
      const value = exactOf(
        deriveFigure(figure, saying(known, about, said), { terms, versions, period, zone, now }).figure,
      )
      return value ? withUnit(sayExact(value, figure.target), { unit: unitOf(figure) }) : 'no figure'
    }
    return figures.map((figure) => ({
      ...{ name: figure.name, period: now < period.to ? `${period.name} so far` : period.name },
      ...{ without: comesTo(figure, before), with: comesTo(figure, service) },
    }))
  })
}

function saying(known: CasesKnown, about: Case, service: string | undefined): CasesKnown {
  return { ...known, cases: known.cases.map((one) => (one.id === about.id ? aboutService(one, service) : one)) }
}

/** Those of a kind from one moment to another, oldest first. */
function periodsFrom(kind: PeriodKind, zone: PeriodZone, from: Instant, to: Instant) {
  const periods: (CalendarPeriod & { kind: PeriodKind })[] = []
  for (let at = from; at <= to;) {
    const period = periodOf(kind, zone, at)
    periods.push({ ...period, kind })
    at = period.to
  }
  return periods
}
