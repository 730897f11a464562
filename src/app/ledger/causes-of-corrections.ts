import { caseLabel } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import type { ExplainedChange, JudgedAnew } from '../../domain/sla/ledger/explain-correction.ts'
import type { ExplainedEntry } from '../../domain/sla/ledger/explain-entry.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { ExplainedSide } from './explain-side.ts'

/** What is said of a case, after which its clocks or outages may count otherwise. */
const OF_CASES = new Set([
  ...['SlaBreachWaived', 'SlaBreachWithdrawn'],
  ...[
    'StretchLeftOut',
    'EarlierFailureSaid',
    'EarlierResolutionSaid',
    'OneFaultSaid',
    'AnotherFaultSaid',
    'OwnCaseCounted',
    'ServiceSaid',
  ],
  ...['MarkObjected', 'MarkAccepted', 'MarkTakenBack'],
  ...['AnsweredEarlier', 'AcknowledgedEarlier', 'AnswerTakenBack', 'AcknowledgementTakenBack'],
  ...['ResolutionConfirmed', 'ResolutionStruck', 'CaseReopened', 'AnotherFault', 'SeverityConfirmed'],
  ...['CaseWithdrawn', 'WithdrawalTakenBack', 'MergeConfirmed', 'CaseMerged', 'MergeTakenBack'],
])

const OF_FIGURES = new Set(['FigureReported', 'FigureCorrected', 'FigureAgreed', 'FigureWaived'])

type OfSide = Pick<ExplainedSide, 'side' | 'entries'>
type Reading = Pick<Tx, 'facts' | 'cases' | 'clocks'>

/** With each correction, what of the record both sides read brought it about: what was said between the two times that its period was judged, and those before that move it. */
export async function withCauses<One extends OfSide>(tx: Reading, partner: Partner, sides: One[]): Promise<One[]> {
  const parts = sides.flatMap(({ side, entries }) => entries.flatMap(partsOf).map((one) => ({ ...one, side })))
  const changes = parts.flatMap((one) => one.changes)
  if (changes.length === 0) return sides
  const shares = parts.filter((one) => one.changes.some(isShare))
  const cases = await tx.cases.ofIds([...new Set(changes.flatMap(({ caseIds }) => caseIds))])
  const labels = new Map(cases.map(({ id, number }) => [id, caseLabel(number)]))
  const labelsOf = (change: ExplainedChange) => [
    ...new Set([
      ...change.caseIds.flatMap((id) => labels.get(id) ?? []),
      ...(change.is === 'figure' ? [] : [change.label]),
    ]),
  ]
  const isFigure = changes.some(({ about }) => about.is === 'figure')
  const subjects = [...new Set([...changes.flatMap(labelsOf), ...(isFigure ? [partner.slug] : [])])]
  // Which cases a share of cases moved by is not known beforehand.
  const isWide = shares.length > 0
  const found = isWide || subjects.length > 0 ? await tx.facts.of(partner.id, ...(isWide ? [] : subjects)) : []
  const facts = found.filter(({ audience }) => audience === 'shared')
  const sharesBy = await casesInShares(tx, facts, shares)
  const because = (change: ExplainedChange, { of, known }: JudgedAnew) => {
    const told = new Set([...labelsOf(change), ...(sharesBy.get(change) ?? [])])
    return facts.filter(
      (fact) =>
        isWithin(fact, known) && (isOfFigure(fact, change, of) || (told.has(fact.subject) && isOfCase(fact, change))),
    )
  }
  const told = <Part extends JudgedAnew>(part: Part): Part => ({
    ...part,
    changes: part.changes.map((change) => ({ ...change, because: because(change, part) })),
  })
  return sides.map((side) => ({
    ...side,
    entries: side.entries.map((one) =>
      one.word === 'correction'
        ? told({ ...one, ...(one.moved && { moved: { ...one.moved, with: one.moved.with.map(told) } }) })
        : one,
    ),
  }))
}

function partsOf(entry: ExplainedEntry): JudgedAnew[] {
  return entry.word === 'correction' ? [entry, ...(entry.moved?.with ?? [])] : []
}

/** A share of cases that is another one though no miss of it is. */
function isShare({ is, about }: ExplainedChange): boolean {
  return is === 'figure' && about.is === 'clock'
}

function isWithin({ at }: Fact, { after, by }: JudgedAnew['known']): boolean {
  return after < at && at <= by
}

/** The cases of which something was said that may have made a share of cases another one: those with a clock of the promise that lies in the period, whether it counts or not. */
async function casesInShares(
  tx: Reading,
  facts: Fact[],
  shares: (JudgedAnew & { side: Side })[],
): Promise<Map<ExplainedChange, string[]>> {
  const said = facts.filter((fact) => OF_CASES.has(fact.kind) && shares.some(({ known }) => isWithin(fact, known)))
  const labels = [...new Set(said.map(({ subject }) => subject))]
  const found = await Promise.all(labels.map((label) => tx.cases.byNumber(Number(label.replace(/^\D+/u, '')))))
  const cases = found.filter((one) => one !== undefined)
  const clocks = await tx.clocks.ofSubjects(
    'case',
    cases.map(({ id }) => id),
  )
  return new Map(
    shares.flatMap(({ changes, span, side }) =>
      changes.filter(isShare).map((change) => {
        const ids = new Set(
          clocks.flatMap((clock) => (span && isOfShare(clock, change, { ...span, side }) ? [clock.subjectId] : [])),
        )
        return [change, cases.flatMap(({ id, number }) => (ids.has(id) ? [caseLabel(number)] : []))] as const
      }),
    ),
  )
}

function isOfShare(
  clock: Clock,
  { about }: ExplainedChange,
  { from, to, side }: { from: Instant; to: Instant; side: Side },
): boolean {
  const { measure, severity, kind } = clock.objective
  const isOf =
    about.is === 'clock' &&
    clock.obligor === side &&
    about.measure === measure &&
    about.severity === severity &&
    about.kind === kind
  const moments = [clock.counts?.at, clock.breachedAt, 'stoppedAt' in clock ? clock.stoppedAt : undefined]
  return isOf && moments.some((at) => at !== undefined && from <= at && at < to)
}

/** What is said of a clock is told with what that clock missed. */
function isOfCase({ kind, data }: Fact, { about }: ExplainedChange): boolean {
  const isOther = about.is === 'clock' && data['measure'] !== undefined && data['measure'] !== about.measure
  return OF_CASES.has(kind) && !isOther
}

function isOfFigure({ kind, data }: Fact, { about }: ExplainedChange, of: string): boolean {
  return about.is === 'figure' && OF_FIGURES.has(kind) && data['figure'] === about.name && data['period'] === of
}
