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

/** All tables over one open transaction. */
export function openTx(unit: Unit, run: Run): Tx {
  return {
    partners: guardTable(partnerTable(unit), run),
    agreements: guardTable(agreementTable(unit), run),
    calendars: guardTable(calendarTable(unit), run),
    partnerOrganisations: guardTable(partnerOrganisationTable(unit), run),
    people: guardTable(personTable(unit), run),
    memberships: guardTable(membershipTable(unit), run),
    managersOfAll: guardTable(managerOfAllTable(unit), run),
    installations: guardTable(installationTable(unit), run),
    conversations: guardTable(conversationTable(unit), run),
    bindings: guardTable(bindingTable(unit), run),
    cases: guardTable(caseTable(unit), run),
    clocks: guardTable(clockTable(unit), run),
    runs: guardTable(runTable(unit), run),
    ladders: guardTable(ladderTable(unit), run),
    facts: guardTable(factTable(unit), run),
    erasure: guardTable(erasureTable(unit), run),
    counters: guardTable(counterTable(unit), run),
    timers: guardTable(timerTable(unit), run),
    outbox: guardTable(outboxTable(unit), run),
    inbox: guardTable(inboxTable(unit), run),
    forms: guardTable(formTable(unit), run),
    calls: guardTable(callTable(unit), run),
    held: guardTable(heldTable(unit), run),
    alarms: guardTable(alarmTable(unit), run),
    retention: guardTable(retentionTable(unit), run),
  }
}
