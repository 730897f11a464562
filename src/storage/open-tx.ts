import type { Tx } from '../ports/store/store.ts'
import { guardTable } from './guard-tables.ts'
import { rememberRegistry, type Remembered, rememberWork } from './remember-reads.ts'
import type { Run } from './guard-tables.ts'
import { agreementTable } from './tables/agreements.ts'
import { anonymousAnswerTable } from './tables/anonymous-answers.ts'
import { bindingTable } from './tables/bindings.ts'
import { calendarTable } from './tables/calendars.ts'
import { callTable } from './tables/calls.ts'
import { caseMarkTable } from './tables/case-marks.ts'
import { caseOriginTable } from './tables/case-origins.ts'
import { caseTable } from './tables/cases.ts'
import { checkInTemplateTable } from './tables/check-in-templates.ts'
import { clockTable } from './tables/clocks.ts'
import { conversationTable } from './tables/conversations.ts'
import { correctiveActionTable } from './tables/corrective-actions.ts'
import { counterTable } from './tables/counters.ts'
import { erasureTable } from './tables/erasure/erasure.ts'
import { factTable } from './tables/facts.ts'
import { figureWaiverTable } from './tables/figure-waivers.ts'
import { formTable } from './tables/forms.ts'
import { alarmTable, heldTable } from './tables/held.ts'
import { inboxTable } from './tables/inbox.ts'
import { installationTable } from './tables/installations.ts'
import { drillTable } from './tables/drills.ts'
import { ladderTable } from './tables/ladders.ts'
import { ledgerTable } from './tables/ledger.ts'
import { maintenanceTable } from './tables/maintenance.ts'
import { managerOfAllTable } from './tables/managers-of-all.ts'
import { membershipTable } from './tables/memberships.ts'
import { measurementTable } from './tables/measurements.ts'
import { muteTable } from './tables/mutes.ts'
import { outboxTable } from './tables/outbox.ts'
import { pageAddressTable, pageTokenTable } from './tables/pages.ts'
import { partnerOrganisationTable } from './tables/partner-organisations.ts'
import { partnerTable } from './tables/partners.ts'
import { personTable } from './tables/people.ts'
import { proposalTable } from './tables/proposals.ts'
import { retentionTable } from './tables/retention.ts'
import { absenceTable, rotationTable } from './tables/rotations.ts'
import { runTable } from './tables/runs.ts'
import { threadMessageTable } from './tables/thread-messages.ts'
import { takenRequestTable } from './tables/taken-requests.ts'
import { timerTable } from './tables/timers.ts'
import { tokenTable } from './tables/tokens.ts'
import { toldAloneTable } from './tables/told-alone.ts'
import type { Unit } from './tx-client.ts'
import { whichRow } from './which-row.ts'

/** All tables over one open transaction. Of the registry, and of the work in hand, nothing is read twice until it is written. */
export function openTx(unit: Unit, run: Run): Tx {
  const { before } = unit
  const plain = <T extends object>(table: T): T => guardTable(table, run, (error) => whichRow(unit.db, error))
  const registry = <T extends object>(table: T, what: Remembered<T>): T => plain(rememberRegistry(table, before, what))
  const work = <T extends object>(table: T, what: Remembered<T>): T => plain(rememberWork(table, before, what))
  return {
    partners: registry(partnerTable(unit), { table: 'partners', reads: ['get', 'bySlug'], asks: ['list'] }),
    agreements: registry(agreementTable(unit), { table: 'agreements', reads: [], asks: ['get', 'of', 'ofEach'] }),
    calendars: registry(calendarTable(unit), { table: 'calendars', reads: [], asks: ['yearsOf', 'list'] }),
    proposals: plain(proposalTable(unit)),
    partnerOrganisations: registry(partnerOrganisationTable(unit), {
      table: 'partnerOrganisations',
      reads: ['of', 'isRecorded'],
    }),
    people: registry(personTable(unit), {
      table: 'people',
      reads: ['byAccount'],
      // How an account is reached, and when it was asked for, is no part of the registry.
      asks: [
        'get',
        'accountsOf',
        'accountsOfEach',
        'referenceOf',
        'keepReference',
        'unaskedSince',
        'markAsked',
        'ourOrganisations',
      ],
    }),
    memberships: registry(membershipTable(unit), {
      table: 'memberships',
      reads: ['of', 'ofPerson'],
      asks: ['ofAll'],
    }),
    managersOfAll: registry(managerOfAllTable(unit), { table: 'managersOfAll', reads: ['list', 'has'] }),
    installations: registry(installationTable(unit), { table: 'installations', reads: [], asks: ['list'] }),
    conversations: registry(conversationTable(unit), {
      table: 'conversations',
      reads: ['anyOf', 'at'],
      asks: ['get', 'ofGroup'],
    }),
    bindings: registry(bindingTable(unit), { table: 'bindings', reads: ['of', 'at'] }),
    erasure: registry(erasureTable(unit), {
      table: 'erasure',
      reads: [],
      asks: ['peopleCalled', 'formerIdsOf', 'writtenBy', 'mentionsOf', 'statesNaming', 'list'],
    }),
    cases: work(caseTable(unit), {
      table: 'cases',
      reads: ['get', 'byNumber'],
      asks: ['list', 'asking', 'due', 'inWeeks', 'openByPartner', 'openedSince', 'statusesOf', 'unconfirmed'],
      follows: ['get', 'byNumber'],
    }),
    clocks: work(clockTable(unit), {
      table: 'clocks',
      reads: ['get', 'ofSubject', 'insideOf'],
      asks: ['ofSubjects', 'inWeeks', 'owedSince', 'insideCountedIn', 'insideOverdueThrough'],
      follows: ['get', 'ofSubject', 'insideOf'],
    }),
    runs: work(runTable(unit), {
      table: 'runs',
      reads: ['get', 'byNumber', 'latestOf', 'countOf'],
      asks: ['openFor', 'openOf', 'lastOfEach', 'closedSince', 'statusesOf'],
      follows: ['get', 'byNumber', 'latestOf'],
    }),
    anonymousAnswers: plain(anonymousAnswerTable(unit)),
    checkInTemplates: registry(checkInTemplateTable(unit), {
      table: 'checkInTemplates',
      reads: [],
      asks: ['newestOfEach', 'newest', 'version'],
    }),
    ladders: work(ladderTable(unit), {
      table: 'ladders',
      reads: ['get', 'byNumber', 'active', 'about'],
      asks: ['activeOf', 'activeByPartner', 'exhaustedInWeeks', 'startedSince', 'statusesOf'],
      follows: ['get', 'byNumber'],
    }),
    maintenance: plain(maintenanceTable(unit)),
    rotations: plain(rotationTable(unit)),
    drills: work(drillTable(unit), { table: 'drills', reads: ['of'] }),
    absences: plain(absenceTable(unit)),
    caseMarks: work(caseMarkTable(unit), { table: 'caseMarks', reads: ['ofCases', 'links'] }),
    correctiveActions: work(correctiveActionTable(unit), {
      table: 'correctiveActions',
      reads: ['get', 'byNumber', 'ofSources'],
      asks: ['unfinished', 'asking', 'statusesOf'],
      follows: ['get', 'byNumber'],
    }),
    calls: work(callTable(unit), { table: 'calls', reads: ['get', 'since', 'ofLadder'] }),
    measurements: plain(measurementTable(unit)),
    figureWaivers: plain(figureWaiverTable(unit)),
    tokens: plain(tokenTable(unit)),
    takenRequests: plain(takenRequestTable(unit)),
    ledger: plain(ledgerTable(unit)),
    facts: plain(factTable(unit)),
    counters: plain(counterTable(unit)),
    timers: plain(timerTable(unit)),
    outbox: plain(outboxTable(unit)),
    pageAddresses: plain(pageAddressTable(unit)),
    pageTokens: plain(pageTokenTable(unit)),
    inbox: plain(inboxTable(unit)),
    forms: plain(formTable(unit)),
    threadMessages: plain(threadMessageTable(unit)),
    caseOrigins: plain(caseOriginTable(unit)),
    held: plain(heldTable(unit)),
    alarms: plain(alarmTable(unit)),
    mutes: plain(muteTable(unit)),
    toldAlone: plain(toldAloneTable(unit)),
    retention: plain(retentionTable(unit)),
  }
}
