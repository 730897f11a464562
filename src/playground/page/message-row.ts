/// <reference lib="dom" />
import type { Message, Resident, Workplace } from '../workplace.ts'
import { avatar } from './avatar.ts'
import { el } from './element.ts'
import { icon } from './icons.ts'
import { dateIn, timeIn } from './time-words.ts'

export type RowOptions = {
  workplace: Workplace
  readerId: string
  zone: string
  /** The same author has just spoken: name and face are left out. */
  continued: boolean
  body: HTMLElement
  /** Absent where nothing can be answered. */
  reply?: () => void
  showPayload: () => void
}

/** One message: who, when, for whom, and what. */
export function messageRow(message: Message, options: RowOptions): HTMLElement {
  const { workplace, readerId, zone, continued, body, reply, showPayload } = options
  const author = workplace.people.find(({ id }) => id === message.authorId)
  const name = author?.name ?? 'Somebody'
  const classes = ['message', author?.isBot === true && 'by-bot', author?.id === readerId && 'mine']
  if (continued) classes.push('continued')
  if (message.visibleTo !== undefined) classes.push('private')
  const at = el(
    'time',
    { datetime: new Date(message.at).toISOString(), title: `${dateIn(zone, message.at)}, ${timeIn(zone, message.at)}` },
    timeIn(zone, message.at),
  )
  const line = el(
    'div',
    { class: 'message-line' },
    el('strong', { class: 'author' }, name),
    author?.isBot === true && el('span', { class: 'tag' }, workplace.platform === 'slack' ? 'APP' : 'Bot'),
    outside(author, workplace),
    at,
  )
  const tools = el(
    'div',
    { class: 'message-tools' },
    reply && toolButton('reply', 'Reply in thread', reply),
    toolButton('payload', 'Show payload', showPayload),
  )
  return el(
    'article',
    { class: classes.filter((one) => one !== false).join(' '), 'aria-label': `${name}, ${timeIn(zone, message.at)}` },
    avatar(author ?? { name, isBot: false }),
    el(
      'div',
      { class: 'message-main' },
      line,
      message.visibleTo !== undefined && el('p', { class: 'only-you' }, icon('eye'), 'Only visible to you'),
      body,
      message.editedAt !== undefined && el('span', { class: 'edited' }, '(edited)'),
    ),
    tools,
  )
}

function outside(author: Resident | undefined, workplace: Workplace): HTMLElement | undefined {
  const company = workplace.organisations.find(({ id }) => id === author?.organisationId)
  return company === undefined || company.home ? undefined : el('span', { class: 'company outside' }, company.name)
}

function toolButton(name: 'reply' | 'payload', label: string, onclick: () => void): HTMLElement {
  return el('button', { type: 'button', class: 'tool', title: label, 'aria-label': label, onclick }, icon(name))
}
