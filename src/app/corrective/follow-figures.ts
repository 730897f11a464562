import type { ActionSource } from '../../domain/corrective/corrective-action.ts'
import { figureSource } from '../../domain/corrective/figure-source.ts'
import { teamFigureSource } from '../../domain/corrective/team-source.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { endedPeriods, figuresOf, periodZones, settlesAt } from '../../domain/sla/figures/periods-of.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import { type Figure, sharedFigures } from '../../domain/terms/figure.ts'
import { teamOf } from '../../domain/terms/objective.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { type CalendarPeriod, PERIOD_KINDS, type PeriodKind, periodOf } from '../../domain/time/period.ts'
import { figuresOfPeriod, insideFiguresOfPeriod, type PeriodFigure } from '../figures/period-figures.ts'
import { casesMarked } from '../ledger/cases-marked.ts'
import { figureDisputes } from '../ledger/open-disputes.ts'
import type { Means } from '../scene.ts'
import { askAfter } from './ask-after.ts'
import { decideAndSaveAction } from './save-action.ts'

/** So far back, period by period of each kind, it is looked at what became certain. */
const MOST = 4

type Followed = CalendarPeriod & { kind: PeriodKind }

/** What is agreed with a partner by now, and the periods that are looked at. */
export type FiguresFollowed = { versions: readonly AgreementVersion[]; periods: readonly Followed[] }

/**
 * Whoever owes a figure that missed its target is asked once for its period what will change, as soon as the number is certain; and no more when it is met after all. Nothing is
 * said of it here: the close of the period names it, and the list of what needs its owner; of what a team of ours owes inside, that list and the report of our own people alone. Returns the periods of which something is open still.
 */
export async function followFigures(
  means: Means,
  partner: Partner,
  { versions, periods }: FiguresFollowed,
): Promise<Followed[]> {
  const { tx, now } = means
  if (partner.stage === 'ended' || periods.length === 0) return []
  const disputes = await figureDisputes(tx, partner.id)
  const open: Followed[] = []
  for (const period of periods) {
    const asked = { partner, versions, period, now }
    const figures = [...(await figuresOfPeriod(tx, asked)), ...(await insideFiguresOfPeriod(tx, asked))]
    const isCounted = figures.some(({ kind, met }) => kind === 'derived' && met === false)
    const marked = isCounted ? await casesMarked(tx, partner, now) : () => []
    const isCertain = ({ objectiveId, kind, obligor, settled }: PeriodFigure) =>
      settled &&
      !disputes.some(({ figureId, period: name }) => figureId === objectiveId && name === period.name) &&
      (kind !== 'derived' || marked(obligor, period).length === 0)
    const known = figures.filter((figure) => figure.waived !== undefined || isCertain(figure))
    await follow(means, partner, known, period)
    if (!figures.every(isCertain)) open.push(period)
  }
  return open
}

/** What was let pass takes its action away, as on a case; what is met after all leaves what was accepted. */
function whyGone({ label }: ActionSource, { met, waived }: PeriodFigure): { why: string; kept?: true } {
  if (waived) return { why: `The miss of ${label} was waived by the side that is owed.` }
  return { why: met ? `${label} is met after all.` : `${label} has no number any more.`, kept: true }
}

/** The same of the last periods that are over. Returns when to look again: as the next of them settles, and `again` where something of one is open by then. */
export async function followPast(means: Means, partner: Partner, again: Instant): Promise<Instant | undefined> {
  const { tx, now } = means
  if (partner.stage === 'ended') return undefined
  const versions = await tx.agreements.of(partner.id)
  const periods = pastPeriods(partner, versions, now)
  const open = await followFigures(means, partner, { versions, periods })
  return earliest([nextSettled(partner, versions, now), ...open.map(({ to }) => laterThan(partner, to, now) ?? again)])
}

/** When the next period that has figures settles, of those that are over and those that run. */
export function nextSettled(
  partner: Partner,
  versions: readonly AgreementVersion[],
  now: Instant,
): Instant | undefined {
  const zone = periodZones(versions, partner.terms)
  const kinds = new Set(followed(partner.terms).map(({ period }) => period))
  const running = [...kinds].map((kind) => periodOf(kind, zone, now))
  const all = [...running, ...pastPeriods(partner, versions, now)]
  return earliest(all.flatMap(({ to }) => laterThan(partner, to, now) ?? []))
}

function pastPeriods({ terms }: Partner, versions: readonly AgreementVersion[], now: Instant): Followed[] {
  const zone = periodZones(versions, terms)
  return PERIOD_KINDS.flatMap((kind) =>
    endedPeriods(versions, kind, { zone, now, most: MOST })
      .filter((period) => followed({ figures: figuresOf(versions, kind, period) }).length > 0)
      .map((period) => ({ kind, ...period })),
  )
}

/** Those of which what was missed is asked after: what both companies read, and what teams of ours owe inside. */
function followed({ figures }: { figures: Figure[] }): Figure[] {
  return [...sharedFigures({ figures }), ...figures.filter(({ obligor }) => teamOf(obligor) !== undefined)]
}

function laterThan({ terms }: Partner, end: Instant, now: Instant): Instant | undefined {
  const at = settlesAt(terms, end)
  return at > now ? at : undefined
}

function earliest(all: (Instant | undefined)[]): Instant | undefined {
  const known = all.filter((at) => at !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}

async function follow(
  means: Means,
  partner: Partner,
  figures: PeriodFigure[],
  { name: period }: Followed,
): Promise<void> {
  const sources = figures.map((figure) => sourceOf(figure, period).id)
  const asked = await means.tx.correctiveActions.ofSources(sources)
  for (const figure of figures) {
    const { obligor, met, waived } = figure
    const source = sourceOf(figure, period)
    const causes = met === false && !waived ? [period] : []
    const known = asked.find((action) => action.source?.id === source.id)
    if (known)
      await decideAndSaveAction(means, partner, known, { type: 'CausesChanged', causes, ...whyGone(source, figure) })
    else if (causes.length > 0) await askAfter(means, partner, obligor, { source, causes })
  }
}

function sourceOf({ objectiveId, name, team }: PeriodFigure, period: string): ActionSource {
  return team === undefined
    ? figureSource(objectiveId, name, period)
    : teamFigureSource(objectiveId, name, period, team)
}
