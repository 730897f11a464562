import type { MaintenanceFact } from '../maintenance/maintenance.ts'
import type { Sentence, Telling } from './telling.ts'

export const MAINTENANCE_SENTENCES: Record<MaintenanceFact['kind'], Sentence> = {
  MaintenanceAnnounced: (telling) => {
    const { who, subject, quote, text } = telling
    const service = text('service') === '' ? '' : `, on ${text('service')}`
    return `${who} announced ${subject}${quote('title')}${service}: ${times(telling, 'from', 'to')}.`
  },
  MaintenanceMoved: (telling) =>
    `${telling.who} moved ${telling.subject} to ${times(telling, 'from', 'to')}; before, it was ${times(telling, 'wasFrom', 'wasTo')}.`,
  MaintenanceEndedEarlier: ({ who, subject, moment }) =>
    `${who} brought the end of ${subject} forward to ${moment('to')}; before, it was ${moment('wasTo')}.`,
  MaintenanceConfirmed: (telling) => `${telling.who} confirmed ${telling.subject}, ${times(telling, 'from', 'to')}.`,
  MaintenanceDeclined: ({ who, subject, said }) => `${who} declined ${subject}${said('reason')}`,
  MaintenanceCancelled: ({ who, subject }) => `${who} cancelled ${subject}.`,
}

function times({ moment }: Telling, from: string, to: string): string {
  return `${moment(from)} until ${moment(to)}`
}
