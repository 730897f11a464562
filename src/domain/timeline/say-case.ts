import type { CaseFact } from '../cases/case-event.ts'
import { NO_SERVICE } from '../terms/derived-terms.ts'
import type { Sentence, Telling } from './telling.ts'

export const CASE_SENTENCES: Record<CaseFact['kind'], Sentence> = {
  CaseOpened: ({ who, subject, text, quote, side }) => {
    const severity = text('severity') === '' ? '' : `, severity ${text('severity')}`
    const kind = text('kind') === '' ? '' : `, ${article(text('kind'))}`
    const obligor = text('obligor')
    const owes = obligor === 'internal' || obligor === 'partner' ? `; ${side(obligor)} answers it` : ''
    const follows = text('follows') === '' ? '' : `; it follows ${text('follows')}`
    const service = text('service') === '' ? '' : `, ${aboutService(text('service'))}`
    return `${who} opened ${subject}${quote('title')}${kind}${severity}${service}${owes}${follows}.`
  },
  CaseFollowed: ({ who, subject, text }) => `${who} opened ${text('case')}, which follows ${subject}.`,
  CaseRebased: ({ who, subject, text }) =>
    `${who} had ${subject} go on by version ${text('to')} of the terms, in place of version ${text('from')}: ${text('changes')}.`,
  CaseAcknowledged: ({ who, subject }) => `${who} acknowledged ${subject} and owns it.`,
  CaseQuestionAsked: ({ who, subject, said, moment }) => {
    const answered = moment('answeredAt') === '' ? '' : `, answered ${moment('answeredAt')}`
    return `${who} asked a question in ${subject}${answered}${said('text')}`
  },
  CaseReplied: (told) => {
    const anew = told.moment('confirmBy')
    const until = anew === '' ? '' : ` Silence confirms its resolution no sooner than ${anew}.`
    return `${told.who} replied in ${told.subject}${saidWithFiles(told)}${until}`
  },
  NoteWritten: (told) => `${told.who} noted on ${told.subject}${saidWithFiles(told)}`,
  NoteShared: (told) =>
    `${told.who} wrote about ${told.subject}, and ${told.text('sharedBy')} shared it${saidWithFiles(told)}`,
  MessageNoted: (told) =>
    told.text('by') === ''
      ? `Somebody of neither company wrote under ${told.subject}.`
      : `${told.who}, who is not named here, wrote under ${told.subject}${saidWithFiles(told)}`,
  MessageTakenIn: (told) => `Before ${told.subject}, ${told.who} wrote${saidWithFiles(told)}`,
  MessageFiled: (told) => {
    const filed = `filed ${told.text('filedBy') === '' ? 'a message' : 'it'} on ${told.subject}${saidWithFiles(told)}`
    return told.text('filedBy') === ''
      ? `${told.who} ${filed}`
      : `${told.who} wrote a message, and ${told.text('filedBy')} ${filed}`
  },
  MessageEdited: (told) => `${told.who} edited what they wrote under ${told.subject}${saidWithFiles(told)}`,
  MessageCounted: ({ who, subject }) => `${who} said that what was written under ${subject} is the answer.`,
  AnswerTakenBack: ({ who, subject, moment }) => {
    const then = moment('answeredAt') === '' ? 'it waits on' : `what was written ${moment('answeredAt')} is`
    return `${who} said that what was written under ${subject} is no answer; ${then}.`
  },
  AcknowledgementTakenBack: ({ who, subject, moment }) => {
    const then = moment('acknowledgedAt') === '' ? '' : `; what was written ${moment('acknowledgedAt')} does`
    return `${who} said that what was written under ${subject} does not acknowledge it${then}.`
  },
  AcknowledgedEarlier: ({ who, subject, moment }) =>
    `${who} had acknowledged ${subject} by then${instead(moment('instead'))}.`,
  AnsweredEarlier: ({ who, subject, moment }) =>
    `${who} had answered in ${subject} by then${instead(moment('instead'))}.`,
  MessageDeleted: ({ who, subject }) => `${who} deleted what they wrote under ${subject}.`,
  CaseResolved: ({ who, subject, said }) => `${who} resolved ${subject}${said('note')}`,
  CaseReopened: ({ who, subject, said }) => `${who} reopened ${subject}${said('reason')}`,
  CaseSeverityChanged: ({ who, subject, text }) =>
    `${who} changed the severity of ${subject} from ${text('from')} to ${text('to')}.`,
  SeverityConfirmed: ({ who, subject, text }) => `${who} confirmed severity ${text('to')} of ${subject}.`,
  ResolutionConfirmed: ({ who, subject, text, moment }) =>
    text('how') === 'by silence'
      ? `Nobody called ${subject} unsolved in time, so its resolution stands.`
      : `${who} confirmed that ${subject} is resolved${text('resolvedAt') === '' ? '' : `, since ${moment('resolvedAt')} already`}.`,
  AnotherFault: ({ who, subject }) =>
    `${who} said that ${subject} was reopened for another fault: it is resolved as it was, and a new case follows it.`,
  ResolutionStruck: ({ who, subject, said }) => `${who} called ${subject} not solved${said('reason')}`,
  WaitTakenBack: ({ who, subject }) => `${who} waits for no answer in ${subject} any more; the wait is struck.`,
  NothingNeeded: ({ who, subject }) => `${who} said that nothing is needed for ${subject}; the wait is struck.`,
  CaseWithdrawn: ({ who, subject, said }) => `${who} withdrew ${subject}${said('reason')}`,
  MergeAsked: ({ who, subject, text }) => `${who} asked to merge ${subject} into ${text('into')}.`,
  CaseMerged: ({ who, subject, text }) => `${who} merged ${subject} into ${text('into')}.`,
  MergeConfirmed: ({ who, subject, text }) => `${who} confirmed that ${subject} is merged into ${text('into')}.`,
  MergeLapsed: ({ subject, text }) => `${subject} is not merged into ${text('into')}, which is over.`,
  MergeDeclined: ({ who, subject, text }) => `${who} said that ${subject} is not merged into ${text('into')}.`,
  MergeTakenBack: ({ who, subject, text }) => `${who} took back that ${subject} is merged into ${text('into')}.`,
  WithdrawalTakenBack: ({ who, subject }) => `${who} took back that ${subject} was withdrawn.`,
  CaseJoined: ({ who, subject, text }) => `${who} merged ${text('case')} into ${subject}.`,
  CaseParted: ({ who, subject, text }) => `${who} took back that ${text('case')} was merged into ${subject}.`,
  CaseHandedOver: ({ subject, text }) => `${subject} passed from ${text('from')} to ${text('owner')}.`,
  CaseReworded: ({ who, subject, text, quote, said }) => {
    const title = quote('title')
    const called = title === '' ? '' : `called ${subject}${title}`
    const of = title === '' ? subject : 'it'
    const about = text('service') === '' ? '' : `said that it is ${aboutService(text('service'))}`
    if (text('without') !== '') return `${who} ${joined(called, `took the description of ${of} away`)}.`
    const both = joined(called, about)
    if (text('description') !== '') return `${who} ${joined(both, `described ${of}`)}${said('description')}`
    if (about !== '') return `${who} ${both}.`
    return `${who} ${called || `worded ${subject} anew`}.`
  },
  CaseAssigned: ({ who, subject, text }) => `${who} made ${text('owner')} the owner of ${subject}.`,
}

/** What stood on record until then. */
function instead(moment: string): string {
  return moment === '' ? '; word of it came late' : `; until word of it came, ${moment} counted`
}

/** "about “Orders API”", "about no service". */
function aboutService(service: string): string {
  return service === NO_SERVICE ? 'about no service' : `about “${service}”`
}

function joined(first: string, second: string): string {
  return first === '' ? second : `${first} and ${second}`
}

/** Words, files, or both. */
function saidWithFiles({ said, text }: Telling): string {
  const files = text('files')
  if (files === '') return said('text')
  return text('text') === '' ? `, with ${files}.` : `, with ${files}${said('text')}`
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}
