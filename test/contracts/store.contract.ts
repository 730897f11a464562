import { describe } from 'vitest'
import { anonymousAnswerContract } from './store/anonymous-answers.ts'
import { correctiveActionContract } from './store/corrective-actions.ts'
import { checkInTemplateContract } from './store/check-in-templates.ts'
import { factContract } from './store/facts.ts'
import { formContract } from './store/forms.ts'
import { heldContract } from './store/held.ts'
import { heldDeliveriesContract } from './store/held-deliveries.ts'
import { historiesContract } from './store/histories.ts'
import { inboxContract } from './store/inbox.ts'
import type { OpenStore } from './store/opened-store.ts'
import { outboxCardContract } from './store/outbox-cards.ts'
import { outboxEndingContract } from './store/outbox-endings.ts'
import { outboxQueueContract } from './store/outbox-queue.ts'
import { ledgerContract } from './store/ledger.ts'
import { figureWaiversContract } from './store/figure-waivers.ts'
import { measurementsContract } from './store/measurements.ts'
import { agreementsContract } from './store/agreements.ts'
import { caseMarkContract } from './store/case-marks.ts'
import { tokensContract } from './store/tokens.ts'
import { maintenanceContract } from './store/maintenance.ts'
import { owedInsideContract } from './store/owed-inside.ts'
import { pagesContract } from './store/pages.ts'
import { proposalsContract } from './store/proposals.ts'
import { rememberedContract } from './store/remembered.ts'
import { registryContract } from './store/registry.ts'
import { retentionContract } from './store/retention.ts'
import { drillContract } from './store/drills.ts'
import { rotationContract } from './store/rotations.ts'
import { threadMessageContract } from './store/thread-messages.ts'
import { timerContract } from './store/timers.ts'
import { transactionContract } from './store/transactions.ts'
import { weeksContract } from './store/weeks.ts'
import { workContract } from './store/work.ts'

/** What every store must keep, whatever database it stands on. `open` gives a fresh, empty one each time. */
export function storeContract(name: string, open: OpenStore): void {
  // Ample for a busy machine: most take a tenth of a second.
  describe(`a store on ${name}`, { timeout: 30_000 }, () => {
    describe('transactions', () => transactionContract(open))
    describe('the registry', () => registryContract(open))
    describe('what was read before', () => rememberedContract(open))
    describe('agreements', () => agreementsContract(open))
    describe('proposals of terms', () => proposalsContract(open))
    describe('what was reported of figures', () => measurementsContract(open))
    describe('what was let pass of figures', () => figureWaiversContract(open))
    describe('tokens', () => tokensContract(open))
    describe('pages', () => pagesContract(open))
    describe('what was closed and booked of ledgers', () => ledgerContract(open))
    describe('maintenance', () => maintenanceContract(open))
    describe('what is said of a case', () => caseMarkContract(open))
    describe('drills', () => drillContract(open))
    describe('rotations and absences', () => rotationContract(open))
    describe('templates of health checks', () => checkInTemplateContract(open))
    describe('answers without names', () => anonymousAnswerContract(open))
    describe('the work', () => workContract(open))
    describe('what is owed inside', () => owedInsideContract(open))
    describe('corrective actions', () => correctiveActionContract(open))
    describe('two weeks', () => weeksContract(open))
    describe('what partnerships went through', () => historiesContract(open))
    describe('facts', () => factContract(open))
    describe('timers', () => timerContract(open))
    describe('the order of deliveries', () => outboxQueueContract(open))
    describe('deliveries that are held', () => heldDeliveriesContract(open))
    describe('cards on their way', () => outboxCardContract(open))
    describe('the ends of deliveries', () => outboxEndingContract(open))
    describe('messages under cases', () => threadMessageContract(open))
    describe('the inbox', () => inboxContract(open))
    describe('submitted forms', () => formContract(open))
    describe('held requests', () => heldContract(open))
    describe('what is kept for a time', () => retentionContract(open))
  })
}
