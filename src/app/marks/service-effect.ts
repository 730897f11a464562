import type { FigureEffect, MarkEffects } from '../../cards/mark-effects.ts'
import { aboutService } from '../../domain/cases/about-service.ts'
import type { Case } from '../../domain/cases/case.ts'
import type { CaseMark, MarkSaid } from '../../domain/marks/case-mark.ts'
import { downSince } from '../../domain/marks/lasted.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type CasesKnown, deriveFigure } from '../../domain/sla/figures/derive-figure.ts'
import { exactOf } from '../../domain/sla/figures/derived.ts'
import { heldAt, heldOver } from '../../domain/sla/figures/held-figure.ts'
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
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { PERIOD_KINDS, periodsMeeting } from '../../domain/time/period.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import { casesKnown } from '../figures/cases-known.ts'
import type { Means } from '../scene.ts'
import { agreedTo, asIfSaid } from './as-if.ts'
import { ledgerEffects, type Reading } from './ledger-effect.ts'

export type ServiceSaid = Extract<MarkSaid, { what: 'about-service' }>

/** A case that is over says that service from now on; or, taken back, what it said before. */
export async function sayService({ tx }: Pick<Means, 'tx'>, about: Case, said: ServiceSaid, holds: boolean) {
  if (!holds && about.service !== said.service) return
  await tx.cases.save(aboutService(about, holds ? said.service : said.before))
}

/**
 * What the figures of the service come to in each period in which the case was down, without what is said of it and with it, of what it was about before too, and what that does to the ledgers
 * of both sides. Of periods that were closed before: once the other side agrees. `held`: the mark as it holds already, where it does: then only what is otherwise by agreeing to it.
 */
export async function effectsOfService(
  means: Pick<Means, 'tx' | 'now' | 'company'>,
  partner: Partner,
  about: Case,
  mark: CaseMark & { said: ServiceSaid },
  held?: CaseMark,
): Promise<MarkEffects> {
  const { tx, now } = means
  const versions = await tx.agreements.of(partner.id)
  const without = held
    ? asIf(tx, about, mark.said.service, { id: mark.id, said: held })
    : asIf(tx, about, mark.said.before, { id: mark.id })
  const agreed = asIf(tx, about, mark.said.service, { id: mark.id, said: agreedTo(mark) })
  const closedTo = (mark.status === 'said' && mark.closedTo) || -Infinity
  const lasted = { from: downSince(about, await tx.caseMarks.ofCases([about.id])), to: endOf(about, now) }
  const told = await figureEffects({ partner, about, versions, now }, lasted, mark.said, { without, then: agreed })
  const figures = held ? told.filter((one) => one.without !== one.with) : told
  const asked = { partner, versions, until: lasted.to }
  const ifAgreed = await ledgerEffects(means, asked, { without, then: agreed })
  const holding = asIf(tx, about, mark.said.service, { id: mark.id, said: mark })
  const open = closedTo === -Infinity ? ifAgreed : await ledgerEffects(means, asked, { without, then: holding })
  const ledgers = [
    ...ifAgreed.flatMap(({ to, effect }) => (to <= closedTo ? [{ ...effect, ifAgreed: true as const }] : [])),
    ...open.flatMap(({ to, effect }) => (closedTo < to ? [effect] : [])),
  ]
  return {
    figures: figures.map(({ to, ...one }) => ({ ...one, ...(to <= closedTo && { ifAgreed: true as const }) })),
    ledgers,
  }
}

function endOf(about: Case, now: Instant): Instant {
  return about.status === 'resolved' ? about.resolvedAt : now
}

type FiguresAsked = { partner: Partner; about: Case; versions: readonly AgreementVersion[]; now: Instant }

async function figureEffects(
  { partner, about, versions, now }: FiguresAsked,
  lasted: Stretch,
  { service, before }: ServiceSaid,
  { without, then }: { without: Reading; then: Reading },
): Promise<(FigureEffect & { to: Instant })[]> {
  const zone = periodZones(versions, partner.terms)
  const services = new Set([service, before].flatMap((one) => (one === undefined ? [] : [nameKey(one)])))
  const told = PERIOD_KINDS.flatMap((kind) => periodsMeeting(kind, zone, lasted)).map((period) => {
    const { terms = partner.terms } = versions.findLast(({ validFrom }) => validFrom < period.to) ?? {}
    // A case is told by the name that its service had when it was opened.
    const serviceThen = (figure: FigureFromCases) =>
      heldAt(heldOver(figure, versions, { terms, period }), about.openedAt).figure.service
    const figures = sharedFigures({ figures: figuresOf(versions, period.kind, period) }).filter(
      (one): one is FigureFromCases => isFromCases(one) && services.has(nameKey(serviceThen(one))),
    )
    return { period, terms, figures }
  })
  const periods = told.flatMap(({ period, figures }) => (figures.length === 0 ? [] : [period]))
  const [was, known] = [
    await casesKnown(without, { partner, versions, periods, now }),
    await casesKnown(then, { partner, versions, periods, now }),
  ]
  return told.flatMap(({ period, terms, figures }) => {
    const comesTo = (figure: FigureFromCases, by: CasesKnown) => {
      const value = exactOf(deriveFigure(figure, by, { terms, versions, period, zone, now }).figure)
      return value ? withUnit(sayExact(value, figure.target), { unit: unitOf(figure) }) : 'no figure'
    }
    return figures.map((figure) => ({
      ...{ name: figure.name, period: now < period.to ? `${period.name} so far` : period.name, to: period.to },
      ...{ without: comesTo(figure, was), with: comesTo(figure, known) },
    }))
  })
}

/** What would be read, were the case about that service, and were that said of it; nothing is written. */
function asIf(
  tx: Means['tx'],
  about: Case,
  service: string | undefined,
  { id, said }: { id: string; said?: CaseMark },
): Reading {
  const cases = (all: Case[]) => all.map((one) => (one.id === about.id ? aboutService(one, service) : one))
  return {
    ...asIfSaid(tx, id, said),
    cases: {
      ...tx.cases,
      touching: async (...asked) => cases(await tx.cases.touching(...asked)),
      ofIds: async (...asked) => cases(await tx.cases.ofIds(...asked)),
    },
  }
}
