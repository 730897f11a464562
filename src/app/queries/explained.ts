import { deriveFigure } from '../../domain/sla/figures/derive-figure.ts'
import type { DerivedInPeriod } from '../../domain/sla/figures/explain-derived.ts'
import type { MeasuredInPeriod } from '../../domain/sla/figures/explain-measured.ts'
import type { PromiseInPeriod } from '../../domain/sla/figures/explain-promise.ts'
import { type FigureLetPass, waiverOf } from '../../domain/sla/figures/figure-waiver.ts'
import { periodZones } from '../../domain/sla/figures/periods-of.ts'
import { notAgreedOf } from '../../domain/sla/figures/not-agreed.ts'
import { isAgreement } from '../../domain/sla/figures/what-counts.ts'
import { missingNumber } from '../../domain/sla/figures/unreported.ts'
import { wantsWord } from '../../domain/sla/figures/wants-word.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import type { Side } from '../../domain/partners/party.ts'
import { figureSince } from '../../domain/terms/figure-since.ts'
import {
  type Figure,
  type FigureFromCases,
  isMeasured,
  type MeasuredFigure,
  owedBy,
  sharedFigures,
} from '../../domain/terms/figure.ts'
import type { Asking } from '../asking.ts'
import type { ExplainSubject } from '../find/find-explained.ts'
import { casesKnown } from '../figures/cases-known.ts'
import { figureDisputes } from '../ledger/open-disputes.ts'
import type { Query } from './query.ts'
import { explainedPromises } from './explained-promises.ts'

/** How what was promised came out in a period, with all that it comes of. */
export type Explained = { slug: string; name: string; period: string } & (
  | { is: 'promises'; promises: PromiseInPeriod[]; inside?: true }
  | { is: 'measured'; figure: MeasuredInPeriod }
  | { is: 'from cases'; figure: DerivedInPeriod }
)

/** All that a figure of a period comes of, in plain data; undefined where whoever reads the answer may not know of the figure. */
export const explained = {
  needs: 'partner.view',
  async read(asking: Asking, subject: ExplainSubject): Promise<Explained | undefined> {
    const { slug, name } = subject.partner
    const about = { slug, name, period: subject.period.name }
    const isInside = subject.is === 'promises' && subject.promises.some(({ obligor }) => typeof obligor !== 'string')
    if (isInside && asking.audience === 'shared') return undefined
    if (subject.is === 'promises')
      return {
        ...about,
        is: 'promises',
        promises: await explainedPromises(asking, subject),
        ...(isInside && { inside: true }),
      }
    const { figure } = subject
    if (asking.audience === 'shared' && sharedFigures({ figures: [figure] }).length === 0) return undefined
    return isMeasured(figure)
      ? { ...about, is: 'measured', figure: await measured(asking, subject, figure) }
      : { ...about, is: 'from cases', figure: await derivedIn(asking, subject, figure) }
  },
} satisfies Query<ExplainSubject, Explained | undefined>

async function derivedIn(
  { tx, company, now }: Asking,
  { partner, period, versions }: ExplainSubject,
  figure: FigureFromCases,
): Promise<DerivedInPeriod> {
  const known = await casesKnown(tx, { partner, versions, periods: [period], now })
  const { terms = partner.terms } = versions.findLast(({ validFrom }) => validFrom < period.to) ?? {}
  const since = figureSince(versions, figure)
  return {
    figure,
    ...(since && { since }),
    period: { name: period.name, from: period.from, to: period.to },
    ...(now < period.to && { countedTo: now }),
    ...(await waivedIn({ tx, company }, { partner, period }, figure)),
    derived: deriveFigure(figure, known, { terms, versions, period, zone: periodZones(versions, partner.terms), now }),
    owedBy: sayOwner(figure, { internal: company, partner: partner.name }),
  }
}

async function measured(
  { tx, company, now }: Asking,
  { partner, period, versions }: ExplainSubject,
  figure: MeasuredFigure,
): Promise<MeasuredInPeriod> {
  const reports = await tx.measurements.inPeriods([partner.id], [period.name])
  const nameOf = (side: 'internal' | 'partner') => (side === 'internal' ? company : partner.name)
  const since = figureSince(versions, figure)
  const ofIt = reports.filter(({ figureId }) => figureId === figure.id).toSorted((a, b) => a.turn - b.turn)
  const said = { versions, disputes: await figureDisputes(tx, partner.id), terms: partner.terms, now }
  const notAgreed = notAgreedOf(figure, period, ofIt, said)
  const wants = wantsWord(figure, period, ofIt, said)
  const closes = ofIt.length === 0 ? await tx.ledger.closesOf(partner.id) : []
  const missing = missingNumber(figure, period, { ...said, measurements: ofIt, closes })
  return {
    figure,
    ...(since && { since }),
    period: { name: period.name, from: period.from, to: period.to },
    reports: ofIt.map(({ side, value, via, at, late }) => ({
      ...{ value, via, at, late },
      ...(isAgreement(figure, { side }) && { agreedBy: nameOf(side) }),
    })),
    ...(await waivedIn({ tx, company }, { partner, period }, figure)),
    ...(notAgreed && { notAgreed }),
    ...(wants && { wants: { turn: wants.number.turn, ...(wants.until !== undefined && { until: wants.until }) } }),
    ...(missing && {
      missing: { ...(missing.until !== undefined && { until: missing.until }), by: nameOf(otherSide(figure.reporter)) },
    }),
    owedBy: sayOwner(figure, { internal: company, partner: partner.name }),
    reportedBy: nameOf(figure.reporter),
  }
}

/** The word of the side that is owed on what the figure missed in the period; why stands in the record alone. */
async function waivedIn(
  { tx, company }: Pick<Asking, 'tx' | 'company'>,
  { partner, period }: Pick<ExplainSubject, 'partner' | 'period'>,
  { id, name }: Figure,
): Promise<{ waived?: FigureLetPass }> {
  const waiver = waiverOf(await tx.figureWaivers.inPeriods(partner.id, [period.name]), id, period)
  if (!waiver) return {}
  const { at, side } = waiver
  const facts = await tx.facts.of(partner.id, partner.slug)
  const fact = facts.find((one) => one.kind === 'FigureWaived' && one.at === at && one.data['figure'] === name)
  const reason = fact?.data['reason']
  return {
    waived: { at, by: side === 'internal' ? company : partner.name, ...(typeof reason === 'string' && { reason }) },
  }
}

function sayOwner(figure: Figure, names: Record<Side, string>): string {
  return typeof figure.obligor === 'string' ? names[owedBy(figure)] : figure.obligor.team
}
