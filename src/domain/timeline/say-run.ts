import type { RunFact } from '../checkins/run.ts'
import { byTerms } from './by-terms.ts'
import type { Sentence } from './telling.ts'

export const RUN_SENTENCES: Record<RunFact['kind'] | 'RedFlagRaised', Sentence> = {
  CheckInOpened: (telling) => {
    const { who, subject, text, moment } = telling
    const closes = moment('closesAt') === '' ? '' : `, open until ${moment('closesAt')}`
    const spared =
      text('notAsked') === '' ? '' : ` and leaves ${text('notAsked')} alone whom another asked within six days`
    return `${who} opened ${subject}, a ${text('audience') === '' ? '' : `${text('audience')} `}${text('kind')} health check that asks ${people(text('asked'))}${spared}${byTerms(telling)}${closes}.`
  },
  CheckInAnswered: ({ who, subject, text }) => {
    const late = text('late') === 'yes' ? ' after it closed' : ''
    return `${who} ${text('edited') === 'yes' ? 'changed their answers in' : 'answered'} ${subject}${late}.`
  },
  CheckInHandedOver: ({ who, subject, text }) => `${who} let ${text('to')} be asked by ${subject} in their place.`,
  CheckInReminded: ({ who, subject, text }) => `${who} reminded ${people(text('people'))} of ${subject}.`,
  CheckInClosed: ({ subject, text }) => {
    const rhi = text('rhi')
    const result = rhi === '' ? text('band') : `relationship health ${rhi} of 100, ${text('band')}`
    return `${subject} closed with ${text('answered')} of ${text('asked')} answers: ${result}.`
  },
  RedFlagRaised: ({ subject, text }) =>
    `${subject} shows a ${text('name')} (${text('flag')}): ${text('evidence').replace(/\.$/, '')}.`,
}

function people(count: string): string {
  return count === '1' ? '1 person' : `${count} people`
}
