import { caseLabel } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { periodZone } from '../../domain/sla/figures/periods-of.ts'
import type { LedgerView, SideOfLedger } from '../../domain/sla/ledger/ledger-view.ts'
import type { ObjectiveWords } from '../../domain/sla/ledger/objective-words.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import { unitOf } from '../../domain/terms/figure.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Asking } from '../asking.ts'
import { withCauses } from '../ledger/causes-of-corrections.ts'
import { endedOf } from '../ledger/ended.ts'
import { isGoingOn } from '../ledger/open-disputes.ts'
import { reckonLedgers, type SideLedger } from '../ledger/reckon.ts'
import { tellBooked, tellSide } from '../ledger/tell-side.ts'
import { waitsToBeNamed } from '../ledger/waits-to-be-named.ts'
import type { Query } from './query.ts'

/** `period`: as it is typed; the last one that is over where it is left out. */
export type LedgerSubject = { partner: Partner; period?: string }

/** What a period comes to in money for each side that owes, as it was booked, or as it stands. `periods`: those there are, where there is no such one. */
export type LedgerAnswer = LedgerView | { periods: string[] }

/** The side that is mostly asked about first. */
export const IN_ORDER: Side[] = ['partner', 'internal']

export const ledgerOf = { needs: 'partner.view', read: readLedger } satisfies Query<LedgerSubject, LedgerAnswer>

/** The same for whoever tells of it without being asked. */
export async function readLedger(
  { tx, company, now }: Pick<Asking, 'tx' | 'company' | 'now'>,
  { partner, period: asked }: LedgerSubject,
): Promise<LedgerAnswer> {
  const { id, slug, name, terms } = partner
  const ledgers = await reckonLedgers(tx, partner, { now })
  const period = periodMeant(ledgers, asked, now)
  if (typeof period !== 'string') return period
  const versions = await tx.agreements.of(id)
  const said = (await tx.ledger.disputesOf(id)).filter((one) => one.period === period)
  const cases = await tx.cases.ofIds(said.map(({ caseId }) => caseId))
  const open = new Set(cases.flatMap((one) => (isGoingOn(one) ? [one.id] : [])))
  const disputes = said.filter(({ caseId }) => open.has(caseId))
  const isParted = ledgers.some(({ periods }) =>
    periods.some(({ span }) => span.name === period && span.held.length > 1),
  )
  const telling = {
    ended: isParted ? await endedOf(tx, partner) : [],
    ...{ terms, now, disputes, words: (objectiveId: string) => wordsOf(versions, objectiveId) },
    labels: new Map(cases.map((one) => [one.id, caseLabel(one.number)])),
  }
  const sides: SideOfLedger[] = []
  for (const side of IN_ORDER) {
    const ledger = ledgers.find((one) => one.side === side)
    const one = ledger?.periods.find(({ span }) => span.name === period)
    const before = sides.reduce((sum, { penalties, entries }) => sum + penalties.length + entries.length, 0)
    const told = ledger && (one ? tellSide(ledger, one, telling, before) : tellBooked(ledger, period, telling, before))
    const waits = one && (await waitsToBeNamed({ tx, now }, partner, one))
    if (told) sides.push({ ...told, ...(waits && { waitsToBeNamed: { name, slug } }) })
  }
  const causes = await withCauses(
    tx,
    partner,
    sides.map(({ side, sums: { entries } }) => ({ side, entries })),
  )
  const told = sides.map((one, at) => ({ ...one, sums: { ...one.sums, entries: causes[at]!.entries } }))
  return { ...{ slug, name, company, period, zone: periodZone(terms), sides: told }, ...netOf(sides) }
}

/** The period of these ledgers that is asked for; the last one that is over where none is. */
export function periodMeant(
  ledgers: readonly SideLedger[],
  asked: string | undefined,
  now: Instant,
): string | { periods: string[] } {
  const names = [
    ...new Set([
      ...ledgers.flatMap(({ periods }) => periods.map(({ span }) => span.name)),
      ...ledgers.flatMap(({ booked }) => booked.map(({ period }) => period)),
    ]),
  ]
  const over = ledgers.flatMap(({ periods }) => periods.filter(({ span }) => span.to <= now))
  const last = over.toSorted((a, b) => a.span.to - b.span.to).at(-1)?.span.name ?? names[0]
  return names.find((one) => one === (asked?.toUpperCase() ?? last)) ?? { periods: names }
}

/** Each as the newest version says it that has it. */
export function wordsOf(versions: readonly AgreementVersion[], id: string): ObjectiveWords {
  for (const { terms } of versions.toReversed()) {
    const objective = terms.objectives.find((one) => one.id === id)
    if (objective) {
      const { measure, severity, kind } = objective
      return { is: 'clock', measure, ...(severity !== undefined && { severity }), ...(kind !== undefined && { kind }) }
    }
    const figure = terms.figures.find((one) => one.id === id)
    if (figure) return { is: 'figure', name: figure.name, unit: unitOf(figure) }
  }
  return { is: 'unknown' }
}

/** As the partner sees it: what it is paid is above zero. */
function netOf(sides: SideOfLedger[]): Pick<LedgerView, 'net'> {
  const [theirs, ours] = (['partner', 'internal'] as const).map((side) => sides.find((one) => one.side === side))
  if (!theirs || !ours || theirs.currency !== ours.currency) return {}
  return { net: { minor: theirs.total - ours.total, currency: theirs.currency } }
}
