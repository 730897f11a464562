import { can } from '../../domain/partners/can.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { attainmentOf } from '../../domain/sla/figures/attainment.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import { type Figure, insideFigures, isFromCases, sharedFigures } from '../../domain/terms/figure.ts'
import { hoursTold } from '../../domain/terms/hours-told.ts'
import { promisedSince } from '../../domain/terms/promised-since.ts'
import { sharedObjectives } from '../../domain/terms/shared-terms.ts'
import type { Objective } from '../../domain/terms/objective.ts'
import { periodBefore, periodOf, monthName } from '../../domain/time/period.ts'
import type { Asking } from '../asking.ts'
import { howAccepted } from '../terms/how-accepted.ts'
import { figuresLately, periodsLately } from '../../domain/sla/figures/figure-report.ts'
import { periodZones } from '../../domain/sla/figures/periods-of.ts'
import { casesKnown } from '../figures/cases-known.ts'
import { countingAgain, readCountedAgain } from '../figures/counted-again.ts'
import { missesAround, withMissedBesides } from '../figures/missed-besides.ts'
import { figureDisputes } from '../ledger/open-disputes.ts'
import { withIncidents } from '../marks/said-of.ts'
import type { Query } from './query.ts'

/**
 * What was promised with a partner and holds now, each promise with the version of the agreement since which it does, how it was kept in this month and the one before, and the
 * hours that it may count in. `ours`: what teams of ours owe inside our company, and whether the reader may ask for the terms to be accepted, is for our own
 * people alone.
 */
export const targetsOf = {
  needs: 'partner.view',
  async read(asking: Asking, partner: Partner) {
    const { tx, audience, company } = asking
    const { id, slug, name, agreement, terms } = partner
    const versions = await tx.agreements.of(id)
    const holds = versions.find(({ version }) => version === agreement.version)
    const kept = await keptLately(asking, partner, versions)
    const since = (one: Objective) => ({ ...one, since: promisedSince(versions, one), kept: kept.of(one) })
    const shared = sharedObjectives(terms)
    const inside = audience === 'internal' ? terms.objectives.filter((one) => !shared.includes(one)) : []
    const lately = await figuresOf(asking, partner, versions)
    const counted = (audience === 'internal' ? terms.figures : sharedFigures(terms)).filter(isFromCases)
    const told = [...shared, ...inside, ...counted]
    return {
      ...{ slug, name, company, version: agreement.version },
      since: holds?.validFrom ?? partner.registeredAt,
      ...(await howAccepted({ tx }, partner, holds?.accepted)),
      promises: shared.map(since),
      months: kept.months,
      figures: lately(sharedFigures(terms)),
      ...(audience === 'internal' && {
        ours: {
          inside: inside.map(since),
          insideFigures: lately(insideFigures(terms)),
          mayAsk: mayConfigure(asking, id),
        },
      }),
      hours: hoursTold(terms, told),
    }
  },
} satisfies Query<Partner, unknown>

/** How figures stand in the last of their periods. */
async function figuresOf({ tx, now }: Asking, partner: Partner, versions: AgreementVersion[]) {
  const { id, terms } = partner
  const zone = periodZones(versions, terms)
  const periods = periodsLately(terms.figures, zone, now)
  const measurements = await tx.measurements.inPeriods([id], periods)
  const waivers = await tx.figureWaivers.inPeriods(id, periods)
  const counted = new Set(terms.figures.filter(isFromCases).map(({ period }) => period))
  const running = [...counted].map((kind) => ({ kind, ...periodOf(kind, zone, now) }))
  const outages = await casesKnown(tx, { partner, versions, periods: running, now })
  const disputes = await figureDisputes(tx, id)
  return (figures: Figure[]) =>
    figuresLately({ versions, terms, measurements, disputes, waivers, outages, now }, figures)
}

async function keptLately({ tx, now, audience }: Asking, partner: Partner, versions: AgreementVersion[]) {
  const { id, terms } = partner
  const zone = periodZones(versions, terms)
  const month = periodOf('month', zone, now)
  const before = periodBefore('month', zone, month)
  const counting = await countingAgain(tx, partner, versions, [before])
  const again = await readCountedAgain(tx, { partnerId: id, versions }, counting, now)
  const within = { from: before.from, to: month.to }
  const around = missesAround(within)
  const ofClocks = await tx.clocks.countedIn(id, around.from, around.to)
  const waived = await tx.clocks.waivedSince(id, around.from)
  const known = [...(await withMissedBesides(tx, { counted: ofClocks, waived, versions }, within, now)), ...again]
  const inside = audience === 'internal' ? await tx.clocks.insideCountedIn(id, before.from, month.to) : []
  const counted = await withIncidents(tx, id, [...known, ...inside], now)
  return {
    months: { now: monthName(month), before: monthName(before) },
    of(objective: Objective) {
      const ofIt = counted.filter(({ objectiveId }) => objectiveId === objective.id)
      return { now: attainmentOf(ofIt, month), before: attainmentOf(ofIt, before) }
    },
  }
}

function mayConfigure({ actor, permissions }: Asking, partnerId: string): boolean {
  return 'allowed' in can(actor, 'partner.configure', { partnerId }, permissions)
}
