import { caseLabel } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { ExplainedChange, ExplainedCorrection } from '../../domain/sla/ledger/explain-correction.ts'
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
  ],
  ...['MarkObjected', 'MarkAccepted', 'MarkTakenBack'],
  ...['AnsweredEarlier', 'AcknowledgedEarlier', 'AnswerTakenBack', 'AcknowledgementTakenBack'],
  ...['ResolutionConfirmed', 'ResolutionStruck', 'CaseReopened', 'AnotherFault', 'SeverityConfirmed'],
  ...['CaseWithdrawn', 'WithdrawalTakenBack', 'MergeConfirmed', 'CaseMerged', 'MergeTakenBack'],
])

const OF_FIGURES = new Set(['FigureReported', 'FigureCorrected', 'FigureAgreed', 'FigureWaived'])

/** With each correction, what of the record both sides read brought it about: what was said between the two times that its period was judged. */
export async function withCauses(
  tx: Pick<Tx, 'facts' | 'cases'>,
  partner: Partner,
  sides: ExplainedSide[],
): Promise<ExplainedSide[]> {
  const changes = sides.flatMap(({ entries }) =>
    entries.flatMap((one) => (one.word === 'correction' ? one.changes : [])),
  )
  if (changes.length === 0) return sides
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
  const facts = subjects.length === 0 ? [] : await tx.facts.of(partner.id, ...subjects)
  const because = (change: ExplainedChange, { of, known }: ExplainedCorrection) => {
    const told = new Set(labelsOf(change))
    return facts.filter(
      (fact) =>
        fact.audience === 'shared' &&
        known.after < fact.at &&
        fact.at <= known.by &&
        (isOfFigure(fact, change, of) || (told.has(fact.subject) && isOfCase(fact, change))),
    )
  }
  return sides.map((side) => ({
    ...side,
    entries: side.entries.map((one) =>
      one.word === 'correction'
        ? { ...one, changes: one.changes.map((change) => ({ ...change, because: because(change, one) })) }
        : one,
    ),
  }))
}

/** What is said of a clock is told with what that clock missed. */
function isOfCase({ kind, data }: Fact, { about }: ExplainedChange): boolean {
  const isOther = about.is === 'clock' && data['measure'] !== undefined && data['measure'] !== about.measure
  return OF_CASES.has(kind) && !isOther
}

function isOfFigure({ kind, data }: Fact, { about }: ExplainedChange, of: string): boolean {
  return about.is === 'figure' && OF_FIGURES.has(kind) && data['figure'] === about.name && data['period'] === of
}
