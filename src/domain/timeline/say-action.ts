import type { ActionFact } from '../corrective/corrective-action.ts'
import type { Sentence, Telling } from './telling.ts'

/** What one side will change. Nothing is said of whose fault it was. */
export const ACTION_SENTENCES: Record<ActionFact['kind'], Sentence> = {
  ActionAsked: (telling) => {
    const { who, subject, text, quote } = telling
    const about = text('about') === '' ? quote('title') : ` what will change after ${text('about')}`
    return `${who} asked by ${subject}${about}: for ${text('owner')} to say${by(telling, 'acceptBy')}.`
  },
  ActionAskedAgain: ({ subject, text }) => `${subject} is asked anew, after ${text('about')}.`,
  ActionCauseAdded: ({ subject, text }) => `${subject} stands for something more that was missed on ${text('about')}.`,
  ActionCauseGone: ({ subject, text }) =>
    `${text('why')} ${subject} was accepted by then, and goes on until it is done or dropped.`,
  ActionAccepted: (telling) => {
    const was = telling.moment('from')
    const moved = was === '' ? '' : `, instead of ${was}`
    return `${telling.who} accepted ${telling.subject}${by(telling, 'dueAt')}${moved}${telling.said('said')}`
  },
  ActionDone: ({ who, subject, said }) => `${who} said that ${subject} is done${said('note')}`,
  ActionDropped: ({ who, subject, said }) => `${who} dropped ${subject}${said('reason')}`,
  ActionAssigned: ({ who, subject, text }) => `${who} gave ${subject} to ${text('owner')}.`,
  ActionHandedOver: ({ subject, text }) => `${subject} passed from ${text('from')} to ${text('owner')}.`,
  ActionHelpJudged: ({ subject, text }) =>
    `Asked in ${text('check')} whether ${subject} helped: yes ${text('yes')}, partly ${text('partly')}, no ${text('no')}.`,
  ActionEndTakenBack: ({ who, subject }) => `${who} took back that ${subject} was over.`,
  ActionRaised: ({ subject, text, moment }) => {
    const what = text('overdue') === 'acceptance' ? 'what will change was not said' : 'that it is done was not said'
    return `${subject} is due since ${moment('since')}, and ${what}: who is next on our side was called.`
  },
}

function by({ moment }: Telling, key: string): string {
  return moment(key) === '' ? '' : `, by ${moment(key)}`
}
