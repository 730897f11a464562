import { type DisputableLine, disputableLines, ledgerDisputeForm } from '../../cards/ledger-dispute-form.ts'
import { shorten } from '../../cards/quote.ts'
import { LONGEST_CASE_TITLE } from '../../cards/text-limits.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { LedgerView } from '../../domain/sla/ledger/ledger-view.ts'
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
    if (lines.length === 0)
      return refused(`Nothing stands in the ledger with ${view.name} for ${view.period}: there is no line to dispute.`)
    const { title: reason, line: said } = request.values
    const line = lines.find(({ number }) => `${number}` === said?.replace(/^\D+/u, ''))
    if (said !== undefined && !line)
      return refused(
        `The ledger for ${view.period} has the lines 1 to ${lines.length}: \`--line ${lines[0]!.number}\`.`,
      )
    if (!line || reason === undefined)
      return { kind: 'form', form: ledgerDisputeForm({ view, lines, ...(reason !== undefined && { reason }) }) }
    return dispute(scene, subject.partner, request, { view, line })
  },
}

async function dispute(
  scene: Scene,
  partner: Partner,
  request: Request,
  { view, line }: { view: LedgerView; line: DisputableLine },
): Promise<Outcome> {
  const { period } = view
  const { title: reason = '', description } = request.values
  const { side, key } = line.of
  const title = shorten(`Ledger ${period}, line ${line.number}: ${line.said}`, LONGEST_CASE_TITLE)
  const text = description === undefined ? reason : `${reason}\n${description}`
  const opening = { ...request, values: { kind: 'dispute', severity: USUAL.severity, description: text } }
  return openAsAsked(scene, partner, opening, title, {
    ...NOTHING_BESIDES,
    action: disputeLine.name,
    values: { period, line: `${line.number}` },
    asks: { title: reason, ...(description !== undefined && { description }) },
    async then(opened) {
      await scene.tx.ledger.addDispute({ caseId: opened.id, partnerId: partner.id, side, period, line: key })
      await recordFact(scene, partner, partner.slug, {
        kind: 'LedgerDisputed',
        by: speakerParty(scene),
        data: { case: caseLabel(opened.number), period, side, line: line.said },
      })
    },
  })
}
