import type { Sentence } from './telling.ts'

/** What happens to a partnership itself; the subject is the partner's slug. */
export type PartnerFactKind =
  | 'PartnerRegistered'
  | 'PartnerConfirmed'
  | 'PartnerChanged'
  | 'ChannelBound'
  | 'ChannelUnbound'
  | 'PersonNamed'
  | 'PersonRemoved'
  | 'ManagerOfAllNamed'
  | 'ManagerOfAllRemoved'

export const PARTNER_SENTENCES: Record<PartnerFactKind, Sentence> = {
  PartnerRegistered: ({ who, subject, text }) => `${who} registered ${text('name') || subject}.`,
  PartnerConfirmed: ({ who, subject }) => `${who} confirmed ${subject}.`,
  PartnerChanged: ({ who, subject, text }) => `${who} changed ${text('what') || 'the terms'} of ${subject}.`,
  ChannelBound: ({ who, subject, text }) =>
    `${who} made ${text('channel')} the ${channel(text('purpose'))} of ${subject}.`,
  ChannelUnbound: ({ who, subject, text }) =>
    `${who} took ${text('channel')} away as the ${channel(text('purpose'))} of ${subject}.`,
  PersonNamed: ({ who, subject, text }) => `${who} named ${text('name')} ${role(text('role'))} for ${subject}.`,
  PersonRemoved: ({ who, subject, text }) =>
    text('role') === ''
      ? `${who} removed ${text('name')} from ${subject}.`
      : `${who} removed ${text('name')} as ${role(text('role'))} for ${subject}.`,
  ManagerOfAllNamed: ({ who, text }) => `${who} made ${text('name')} a manager of all partners.`,
  ManagerOfAllRemoved: ({ who, text }) => `${who} took ${text('name')} off the managers of all partners.`,
}

function channel(purpose: string): string {
  return purpose === 'managers' ? "managers' channel" : `${purpose} channel`.trim()
}

function role(name: string): string {
  return name.replaceAll('-', ' ')
}
