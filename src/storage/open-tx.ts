import type { Tx } from '../ports/store/store.ts'
import { guardTable } from './guard-tables.ts'
import type { Run } from './guard-tables.ts'
import { agreementTable } from './tables/agreements.ts'
import { bindingTable } from './tables/bindings.ts'
import { calendarTable } from './tables/calendars.ts'
import { callTable } from './tables/calls.ts'
import { caseTable } from './tables/cases.ts'
import { clockTable } from './tables/clocks.ts'
import { conversationTable } from './tables/conversations.ts'
import { counterTable } from './tables/counters.ts'
import { erasureTable } from './tables/erasure/erasure.ts'
import { factTable } from './tables/facts.ts'
import { formTable } from './tables/forms.ts'
import { alarmTable, heldTable } from './tables/held.ts'
import { inboxTable } from './tables/inbox.ts'
import { installationTable } from './tables/installations.ts'
import { ladderTable } from './tables/ladders.ts'
import { managerOfAllTable } from './tables/managers-of-all.ts'
import { membershipTable } from './tables/memberships.ts'
import { outboxTable } from './tables/outbox.ts'
import { partnerOrganisationTable } from './tables/partner-organisations.ts'
import { partnerTable } from './tables/partners.ts'
import { personTable } from './tables/people.ts'
import { retentionTable } from './tables/retention.ts'
import { runTable } from './tables/runs.ts'
import { timerTable } from './tables/timers.ts'
import type { Unit } from './tx-client.ts'
import { whichRow } from './which-row.ts'

/** All tables over one open transaction. */
export function openTx(unit: Unit, run: Run): Tx {
  const guarded = <T extends object>(table: T): T => guardTable(table, run, (error) => whichRow(unit.db, error))
  return {
    partners: guarded(partnerTable(unit)),
    agreements: guarded(agreementTable(unit)),
    calendars: guarded(calendarTable(unit)),
    partnerOrganisations: guarded(partnerOrganisationTable(unit)),
    people: guarded(personTable(unit)),
    memberships: guarded(membershipTable(unit)),
    managersOfAll: guarded(managerOfAllTable(unit)),
    installations: guarded(installationTable(unit)),
    conversations: guarded(conversationTable(unit)),
    bindings: guarded(bindingTable(unit)),
    cases: guarded(caseTable(unit)),
    clocks: guarded(clockTable(unit)),
    runs: guarded(runTable(unit)),
    ladders: guarded(ladderTable(unit)),
    facts: guarded(factTable(unit)),
    erasure: guarded(erasureTable(unit)),
    counters: guarded(counterTable(unit)),
    timers: guarded(timerTable(unit)),
    outbox: guarded(outboxTable(unit)),
    inbox: guarded(inboxTable(unit)),
    forms: guarded(formTable(unit)),
    calls: guarded(callTable(unit)),
    held: guarded(heldTable(unit)),
    alarms: guarded(alarmTable(unit)),
    retention: guarded(retentionTable(unit)),
  }
}
