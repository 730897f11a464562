import { NO_SERVICE } from '../terms/derived-terms.ts'
import type { MarkFact } from '../marks/case-mark.ts'
import type { Sentence, Telling } from './telling.ts'

export const MARK_SENTENCES: Record<MarkFact['kind'], Sentence> = {
  StretchLeftOut: (telling) => {
    const { who, subject, moment, text, said } = telling
    const asks = text('asks') === '' ? '' : ', once the other side agrees'
    const until = text('until') === '' ? '' : `, unless the other side objects by ${moment('until')}`
    return `${who} left ${moment('from')} until ${moment('to')} out of the downtime of ${subject}${asks}${until}${said('reason')}`
  },
  EarlierFailureSaid: ({ who, subject, moment }) =>
    `${who} said that ${subject} had failed at ${moment('failedAt')} already, which counts once the other side agrees.`,
  EarlierResolutionSaid: ({ who, subject, moment }) =>
    `${who} said that ${subject} was solved at ${moment('solvedAt')} already, which counts once the other side agrees.`,
  OneFaultSaid: ({ who, subject, text, moment }) => {
    const asks = text('asks') === '' ? '' : ', once the other side agrees'
    const until = text('until') === '' ? '' : `; the other side may part them until ${moment('until')}`
    return `${who} said that ${subject} and ${text('other')} are one incident${asks}${until}.`
  },
  AnotherFaultSaid: ({ who, text, moment }) => {
    const until = text('until') === '' ? '' : `; the other side may object until ${moment('until')}`
    return `${who} said that what ${text('reopened')} was reopened for is another fault, ${text('other')}${until}.`
  },
  OwnCaseCounted: ({ who, subject, text }) => {
    const asks = text('asks') === '' ? '' : ', once the other side agrees'
    return `${who} said that ${subject} counts, though the side that owes opened it${asks}.`
  },
  ServiceSaid: (telling) => {
    const asks = telling.text('asks') === '' ? '' : ', which holds once the other side agrees'
    return `${telling.who} said that ${whatOf(telling)}${asks}.`
  },
  NewTermsAsked: (telling) => `${telling.who} asked that ${whatOf(telling)}, which holds once the other side agrees.`,
  MarkObjected: (telling) => {
    const { who, subject, text, said } = telling
    if (text('what') === 'another-fault')
      return `${who} objected that ${whatOf(telling)}, so ${goesOn(telling)}${said('reason')}`
    return text('what') === 'one-fault'
      ? `${who} parted ${subject} and ${text('other')}${said('reason')}`
      : `${who} objected that ${whatOf(telling)}${said('reason')}`
  },
  MarkAccepted: (telling) => `${telling.who} agreed that ${whatOf(telling)}.`,
  MarkTakenBack: (telling) => {
    const then = telling.text('what') === 'another-fault' ? `: ${goesOn(telling)}` : ''
    return `${telling.who} took back that ${whatOf(telling)}${then}.`
  },
}

function goesOn({ text }: Telling): string {
  return `${text('reopened')} goes on as it was reopened, with what was said on ${text('other')}`
}

function whatOf({ subject, text, moment }: Telling): string {
  switch (text('what')) {
    case 'left-out':
      return `${moment('from')} until ${moment('to')} is left out of the downtime of ${subject}`
    case 'failed-earlier':
      return `${subject} had failed at ${moment('failedAt')} already`
    case 'solved-earlier':
      return `${subject} was solved at ${moment('solvedAt')} already`
    case 'counts':
      return `${subject} counts, though the side that owes opened it`
    case 'about-service': {
      const about = (service: string) => (service === NO_SERVICE ? 'about no service' : `about ${service}`)
      const before = text('before') === '' ? '' : `, and not ${about(text('before'))}`
      return `${subject} was ${about(text('service'))}${before}`
    }
    case 'new-terms':
      return `${subject} goes on by version ${text('to')} of the terms, in place of version ${text('from')} (${text('changes')})`
    case 'another-fault':
      return `what ${text('reopened')} was reopened for is another fault, ${text('other')}`
    default:
      return `${subject} and ${text('other')} are one incident`
  }
}
