import { formToModal } from '../../../adapters/slack/render/form-to-modal.ts'
import { cardToBlockKit } from '../../../adapters/slack/render/card-to-block-kit.ts'
import { cardToAdaptiveCard } from '../../../adapters/teams/render/card-to-adaptive-card.ts'
import { formToAdaptiveCard } from '../../../adapters/teams/render/form-to-adaptive-card.ts'
import { cardAttachment } from '../../../adapters/teams/render/outgoing-message.ts'
import type { Card } from '../../../src/cards/card.ts'
import type { Form } from '../../../src/cards/form.ts'
import type { Dialog, Message, Workplace } from '../../../src/playground/workplace.ts'

/** 2026-03-02T09:30:00Z, a Monday. */
export const NOW = 1_772_443_800_000
const MINUTE = 60_000

const NORTHWIND = { id: 'T1', name: 'Northwind', home: true }
const person = (id: string, name: string, title: string, organisationId: string, zone: string) => {
  return { id, name, title, organisationId, zone, isBot: false }
}
const bot = (id: string) => {
  return { id, name: 'Liaison', title: 'App', organisationId: 'T1', zone: 'UTC', isBot: true }
}

/** `text` stands for what people typed; a card for what the bot sent. */
type Said = Partial<Message> & Pick<Message, 'id' | 'channelId' | 'authorId'> & { card?: Card; minutesAgo?: number }

export function slackMessage({ card, minutesAgo = 0, ...rest }: Said): Message {
  const payload = card === undefined ? { text: rest.text } : cardToBlockKit(card)
  return { at: NOW - minutesAgo * MINUTE, text: card?.fallback ?? '', payload, ...rest }
}

export function teamsMessage({ card, minutesAgo = 0, ...rest }: Said): Message {
  const attachments = card === undefined ? [] : [cardAttachment(cardToAdaptiveCard(card))]
  const payload = { type: 'message', ...(card === undefined && { text: rest.text }), attachments }
  return { at: NOW - minutesAgo * MINUTE, text: card?.fallback ?? '', payload, ...rest }
}

export function slackDialog(form: Form): Dialog {
  return { id: 'V1', personId: 'U1', payload: formToModal(form), errors: {}, openedAt: NOW }
}

export function teamsDialog(form: Form, personId: string): Dialog {
  const payload = { title: form.title, card: cardAttachment(formToAdaptiveCard(form)) }
  return { id: 'D-1', personId, payload, errors: {}, openedAt: NOW, channelId: '19:esc', messageId: '1' }
}

export function fakeSlackWorld(messages: Message[]): Workplace {
  return {
    platform: 'slack',
    name: 'Northwind',
    organisations: [NORTHWIND, { id: 'T2', name: 'Acme Hosting', home: false }],
    people: [
      person('U1', 'Anna Berg', 'Account manager', 'T1', 'Europe/Paris'),
      person('U2', 'Tom Ek', 'Team member', 'T1', 'Europe/Paris'),
      person('U3', 'Ravi Shah', 'Account manager at Acme', 'T2', 'Asia/Kolkata'),
      bot('U0BOT'),
    ],
    channels: [
      {
        id: 'C1',
        name: 'acme-shared',
        kind: 'channel',
        shared: true,
        memberIds: ['U1', 'U2', 'U3', 'U0BOT'],
        botPresent: true,
      },
      {
        id: 'C2',
        name: 'acme-internal',
        kind: 'channel',
        shared: false,
        memberIds: ['U1', 'U2', 'U0BOT'],
        botPresent: true,
      },
      { id: 'D1', name: 'Anna Berg', kind: 'direct', shared: false, memberIds: ['U1', 'U0BOT'], botPresent: true },
    ],
    messages,
    messageActions: [],
    dialogs: [],
  }
}

export function fakeTeamsWorld(messages: Message[]): Workplace {
  return {
    platform: 'teams',
    name: 'Northwind',
    organisations: [NORTHWIND, { id: 'T3', name: 'Globex Agency', home: false }],
    people: [
      person('A1', 'Mara Lind', 'Head of partner operations', 'T1', 'Europe/Paris'),
      person('A2', 'Anna Berg', 'Account manager', 'T1', 'Europe/Paris'),
      person('A3', 'Leo Park', 'Producer at Globex', 'T3', 'Europe/London'),
      bot('28:bot'),
    ],
    channels: [
      {
        id: '19:esc',
        name: 'Partner escalations',
        kind: 'channel',
        shared: false,
        memberIds: ['A1', 'A2'],
        botPresent: true,
      },
      {
        id: '19:globex',
        name: 'globex-shared',
        kind: 'channel',
        shared: true,
        memberIds: ['A1', 'A2', 'A3'],
        botPresent: true,
      },
    ],
    messages,
    messageActions: [],
    dialogs: [],
  }
}
