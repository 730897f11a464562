import { disputableFigures, disputableLines, ledgerDisputeForm } from '../../cards/ledger-dispute-form.ts'
import { listed } from '../../cards/listed.ts'
import { shorten } from '../../cards/quote.ts'
import { LONGEST_CASE_TITLE } from '../../cards/text-limits.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { LedgerView } from '../../domain/sla/ledger/ledger-view.ts'
import { nameKey } from '../../domain/terms/figure.ts'
import type { UseCase } from '../dispatch.ts'
import { findLedger } from '../find/find-ledger.ts'
import { type Outcome, refused } from '../outcome.ts'
import { type LedgerSubject, readLedger } from '../queries/ledger-of.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { NOTHING_BESIDES, openAsAsked, USUAL } from './case-open.ts'
import { noLedger } from './ledger-show.ts'

/** Dispute a line of a ledger: a case of kind dispute is opened about it. It changes no number by itself. */
export const disputeLine: UseCase<LedgerSubject> = {
  name: 'ledger.dispute',
  needs: 'case.open',
  find: findLedger,
  async run(scene, subject, request) {
    const view = await readLedger(scene, subject)
    if (!('sides' in view)) return refused(noLedger(subject, view))
    const lines = disputableLines(view)
    const figures = disputableFigures(view)
    if (lines.length + figures.length === 0)
      return refused(`Nothing stands in the ledger with ${view.name} for ${view.period}: there is no line to dispute.`)
    const { title: reason, line: said, figure = said } = request.values
    const line = lines.find(({ number }) => `${number}` === said?.replace(/^\D+/u, ''))
    const one = figures.find(({ name }) => figure !== undefined && nameKey(name) === nameKey(figure))
    if (request.values['figure'] !== undefined && !one) return refused(noSuchFigure(view, figures))
    if (said !== undefined && !line && !one) return refused(noSuchLine(view, lines))
    if ((!line && !one) || reason === undefined)
      return {
        kind: 'form',
        form: ledgerDisputeForm({
          ...{ view, lines, figures },
          ...(reason !== undefined && { reason }),
          ...(one ? { meant: one.name } : line && { meant: `${line.number}` }),
        }),
      }
    const about: Disputed = one
      ? { ...one, title: `${view.period}, ${one.said}`, as: { figure: one.name } }
      : {
          ...line!,
          title: `Ledger ${view.period}, line ${line!.number}: ${line!.said}`,
          as: { line: `${line!.number}` },
        }
    return dispute(scene, subject.partner, request, view, about)
  },
}

/** What is disputed. `as`: how it is asked for again. */
type Disputed = { of: { side: Side; key: string }; said: string; title: string; as: Record<string, string> }

function noSuchLine({ period }: LedgerView, lines: { number: number }[]): string {
  const [first] = lines
  return first
    ? `The ledger for ${period} has the lines 1 to ${lines.length}: \`--line ${first.number}\`.`
    : `The ledger for ${period} has no line: say which figure is wrong, with \`--figure\`.`
}

function noSuchFigure({ period }: LedgerView, figures: { name: string }[]): string {
  return figures.length === 0
    ? `Nobody reports a figure that money hangs on for ${period}.`
    : `Of the figures that money hangs on, these are reported for ${period}: ${listed(figures.map(({ name }) => `“${name}”`))}.`
}

async function dispute(
  scene: Scene,
  partner: Partner,
  request: Request,
  { period }: LedgerView,
  about: Disputed,
): Promise<Outcome> {
  const { title: reason = '', description } = request.values
  const { side, key } = about.of
  const title = shorten(about.title, LONGEST_CASE_TITLE)
  const text = description === undefined ? reason : `${reason}\n${description}`
  const opening = { ...request, values: { kind: 'dispute', severity: USUAL.severity, description: text } }
  return openAsAsked(scene, partner, opening, title, {
    ...NOTHING_BESIDES,
    action: disputeLine.name,
    values: { period, ...about.as },
    asks: { title: reason, ...(description !== undefined && { description }) },
    async then(opened) {
      await scene.tx.ledger.addDispute({ caseId: opened.id, partnerId: partner.id, side, period, line: key })
      await recordFact(scene, partner, partner.slug, {
        kind: 'LedgerDisputed',
        by: speakerParty(scene),
        data: { case: caseLabel(opened.number), period, side, line: about.said },
      })
    },
  })
}
