import type { Prisma } from '../../generated/sqlite/client.ts'

/**
 * What erasing somebody does with a column of text or JSON:
 *  - `searched`: what others said or are told may stand in it; every row is searched for all that the person is and wrote;
 *  - `theirs`: it tells of one person or destination, and goes with the rows of those who are erased;
 *  - `state`: what people wrote in it belongs to a person whom it names; the domain takes it out (app/erase/erase-states.ts);
 *  - `words`: of facts, erased with their salt by whom they belong to;
 *  - `agreed`: what the two companies agreed or call themselves, whoever wrote it down;
 *  - `unsigned`: what people wrote without a name: whose it is cannot be told, so that nobody's erasure finds it;
 *  - `free`: ids, words of the product, digests and numbers: nobody can write into it.
 */
export type Treatment = 'searched' | 'theirs' | 'state' | 'words' | 'agreed' | 'unsigned' | 'free'

/** Every column that can hold a text, by its table, ids among them: a new one is told of here first. */
export const COLUMNS = {
  Timer: { key: 'free', kind: 'free', subjectId: 'free', data: 'free' },
  Delivery: {
    ...{
      id: 'free',
      lane: 'free',
      queueKey: 'theirs',
      cardKey: 'free',
      destination: 'theirs',
      card: 'searched',
      forBoth: 'searched',
    },
    ...{
      status: 'free',
      lastCode: 'free',
      lastReason: 'searched',
      about: 'free',
      threadOf: 'free',
      onceKey: 'searched',
      forPartner: 'free',
    },
  },
  ToldAlone: { personId: 'theirs', day: 'free' },
  Unreachable: { queueKey: 'theirs', code: 'free', reason: 'searched', gone: 'free' },
  OnceKey: { key: 'searched' },
  Shown: {
    ...{
      cardKey: 'free',
      queueKey: 'theirs',
      platform: 'free',
      conversationId: 'free',
      messageId: 'free',
      threadId: 'free',
    },
    destination: 'theirs',
  },
  InboundEvent: { id: 'free', inbound: 'searched', status: 'free', lastReason: 'searched' },
  ThreadMessage: {
    ...{ id: 'free', platform: 'free', tenantId: 'free', conversationId: 'theirs', messageId: 'theirs' },
    ...{ partnerId: 'free', caseId: 'free', personId: 'theirs', chain: 'free', facts: 'free' },
  },
  CaseOrigin: {
    ...{
      platform: 'free',
      tenantId: 'free',
      conversationId: 'free',
      messageId: 'free',
      threadId: 'free',
      caseId: 'free',
      partnerId: 'free',
    },
  },
  SubmittedForm: { id: 'theirs', answer: 'searched' },
  Partner: { id: 'free', slug: 'agreed', name: 'agreed', state: 'agreed', agreementId: 'free' },
  PartnerOrganisation: { partnerId: 'free', platform: 'free', tenantId: 'free' },
  Person: {
    ...{ id: 'free', name: 'theirs', zone: 'theirs', locale: 'theirs', profileFrom: 'theirs', joinedTo: 'free' },
    ...{ partnerId: 'theirs', digestAt: 'theirs', quiet: 'theirs' },
  },
  ErasedPerson: { id: 'free', salt: 'free', accounts: 'free' },
  Account: { platform: 'theirs', tenantId: 'theirs', userId: 'theirs', personId: 'theirs', reference: 'theirs' },
  Membership: { partnerId: 'free', personId: 'theirs', side: 'free', role: 'free' },
  ManagerOfAll: { personId: 'theirs' },
  Installation: { platform: 'free', tenantId: 'free', credentials: 'free' },
  Conversation: {
    ...{ id: 'free', platform: 'free', tenantId: 'free', conversationId: 'theirs', kind: 'free', name: 'searched' },
    ...{ reference: 'searched', groupId: 'free' },
  },
  Binding: { partnerId: 'free', conversationRowId: 'free', purpose: 'free' },
  AgreementVersion: { id: 'free', partnerId: 'free', state: 'agreed' },
  Proposal: { id: 'free', partnerId: 'free', openOf: 'free', status: 'free', state: 'agreed' },
  Calendar: { content: 'free', state: 'agreed' },
  CalendarYear: { content: 'free', state: 'agreed' },
  Case: { id: 'free', partnerId: 'free', status: 'free', followsId: 'free', state: 'state' },
  Clock: {
    ...{
      id: 'free',
      subjectKind: 'free',
      subjectId: 'free',
      partnerId: 'free',
      agreementId: 'free',
      objectiveId: 'free',
    },
    ...{ measure: 'free', obligor: 'free', status: 'free', state: 'free' },
  },
  Run: { id: 'free', partnerId: 'free', status: 'free', state: 'state', agreementId: 'free', audience: 'free' },
  // What our people ask in the company's name.
  CheckInTemplate: { slug: 'agreed', savedBy: 'free', state: 'agreed' },
  RunRespondent: { runId: 'free', personId: 'free' },
  AnonymousRun: { runId: 'free', key: 'free', marks: 'free' },
  AnonymousSide: { runId: 'free', side: 'free', answers: 'unsigned' },
  Ladder: {
    ...{ id: 'free', partnerId: 'free', subjectId: 'free', cause: 'free', status: 'free', activeKey: 'free' },
    ...{ state: 'state', agreementId: 'free', ladderName: 'agreed' },
  },
  // What the window is called is what one company has told the other.
  Maintenance: { id: 'free', partnerId: 'free', side: 'free', status: 'free', state: 'agreed' },
  // Why something is said, or objected to, stands in the record alone.
  CaseMark: { id: 'free', partnerId: 'free', caseId: 'free', otherId: 'free', state: 'free' },
  CorrectiveAction: {
    id: 'free',
    partnerId: 'free',
    status: 'free',
    sourceId: 'free',
    ownerId: 'free',
    state: 'state',
  },
  Fact: {
    ...{ partnerId: 'free', chain: 'free', subject: 'free', kind: 'free', content: 'free', contentSalt: 'free' },
    ...{
      contentDigest: 'free',
      words: 'words',
      wordsSalt: 'words',
      wordsDigest: 'free',
      wordsOf: 'free',
      hash: 'free',
    },
  },
  Measurement: {
    ...{ id: 'free', partnerId: 'free', figureId: 'free', period: 'free', value: 'free', side: 'free' },
    ...{ personId: 'free', via: 'free' },
  },
  FigureWaiver: { id: 'free', partnerId: 'free', figureId: 'free', period: 'free', side: 'free', personId: 'free' },
  // Ids, digests and moments; who minted it is a person’s id.
  Token: {
    ...{ id: 'free', partnerId: 'free', side: 'free', mark: 'free', digest: 'free', state: 'free' },
    mintedBy: 'free',
  },
  // It repeats numbers, and what figures are called, never a reason.
  TakenRequest: { id: 'free', body: 'free', answer: 'agreed' },
  // Cases and objectives by their ids and numbers: nobody’s words, and nobody’s name.
  PeriodClose: { id: 'free', partnerId: 'free', side: 'free', period: 'free', facts: 'free' },
  LedgerEntry: {
    ...{ id: 'free', partnerId: 'free', side: 'free', period: 'free', word: 'free', minor: 'free' },
    ...{ currency: 'free', of: 'free', objectiveId: 'free' },
  },
  LedgerDispute: { caseId: 'free', partnerId: 'free', side: 'free', period: 'free', line: 'free' },
  // What a side calls it; people stand in it by their ids.
  Rotation: { id: 'free', partnerId: 'free', side: 'free', name: 'agreed', state: 'agreed' },
  Absence: { id: 'free', personId: 'theirs', delegateId: 'free' },
  // People stand in it by their ids.
  Drill: { partnerId: 'free', state: 'free' },
  // Where somebody is called is theirs, and so is what it is signed with.
  PageAddress: { personId: 'theirs', url: 'theirs', secret: 'theirs', formerSecret: 'theirs' },
  PageToken: {
    ...{ id: 'free', deliveryId: 'free', digest: 'free', ladderId: 'free', side: 'free' },
    personId: 'theirs',
  },
  Counter: { series: 'free' },
  Call: { callId: 'free', queueKey: 'theirs', destination: 'theirs', ladderId: 'free' },
  Alarm: { personId: 'theirs', caseId: 'free' },
  Mute: { personId: 'theirs', caseId: 'free', whileOwner: 'free' },
  HeldRequest: { id: 'free', personId: 'theirs', action: 'free', request: 'searched', done: 'searched' },
} as const satisfies Record<Prisma.ModelName, Record<string, Treatment>>

type Columns = typeof COLUMNS

/** Tables of which a column is searched. */
export type Searched = {
  [Table in keyof Columns]: 'searched' extends Columns[Table][keyof Columns[Table]] ? Table : never
}[keyof Columns]

/** The columns of a table that are searched, in order. */
export function searchedColumns(table: Searched): string[] {
  return Object.entries<Treatment>(COLUMNS[table])
    .filter(([, treatment]) => treatment === 'searched')
    .map(([column]) => column)
}
