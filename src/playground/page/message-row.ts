/// <reference lib="dom" />
import type { Message, Resident, Workplace } from '../workplace.ts'
import { avatar } from './avatar.ts'
import { el } from './element.ts'
import { icon } from './icons.ts'
import type { MenuEntry } from './menu.ts'
import { messageMenu, type Emoji } from './message-menu.ts'
import { dateIn, timeIn } from './time-words.ts'

export type RowOptions = {
  workplace: Workplace
  readerId: string
  zone: string
  /** The same author has just spoken: name and face are left out. */
  continued: boolean
  body: HTMLElement
  emojis: Emoji[]
  /** Absent where nothing can be answered. */
  reply?: () => void
  react: (emoji: string) => void
  menu: MenuEntry[]
  showPayload: () => void
}

/** One message: who, when, for whom, and what. */
export function messageRow(message: Message, options: RowOptions): HTMLElement {
  const { workplace, readerId, zone, continued, body, reply, showPayload, emojis, react, menu } = options
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
    messageMenu(message.visibleTo === undefined ? emojis : [], react, menu),
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
      message.alsoInChannel === true && el('p', { class: 'only-you' }, icon('reply'), 'Also sent to the channel'),
      body,
      files(message),
      reactions(message, options),
      message.editedAt !== undefined && el('span', { class: 'edited' }, '(edited)'),
    ),
    tools,
  )
}

/** What is left of a deleted message, where something is. */
export function goneRow(words: string, undo?: () => void): HTMLElement {
  return el(
    'article',
    { class: 'message gone', 'aria-label': words },
    el('p', {}, words),
    undo && el('button', { type: 'button', class: 'undo', onclick: undo }, 'Undo'),
  )
}

function files({ files: names = [] }: Message): HTMLElement | undefined {
  if (names.length === 0) return undefined
  return el(
    'ul',
    { class: 'files', 'aria-label': 'Files' },
    ...names.map((name) => el('li', {}, icon('file'), el('span', {}, name))),
  )
}

function reactions(
  { reactions: all = {} }: Message,
  { workplace, readerId, emojis, react }: RowOptions,
): HTMLElement | undefined {
  const given = Object.entries(all)
  if (given.length === 0) return undefined
  return el(
    'div',
    { class: 'reactions' },
    ...given.map(([name, ids]) => {
      const who = ids.map((id) => workplace.people.find((one) => one.id === id)?.name ?? 'Somebody').join(', ')
      return el(
        'button',
        {
          type: 'button',
          'aria-pressed': String(ids.includes(readerId)),
          'aria-label': `${name}: ${who}`,
          title: who,
          onclick: () => react(name),
        },
        emojis.find((one) => one.name === name)?.sign ?? `:${name}:`,
        el('span', {}, String(ids.length)),
      )
    }),
  )
}

function outside(author: Resident | undefined, workplace: Workplace): HTMLElement | undefined {
  const company = workplace.organisations.find(({ id }) => id === author?.organisationId)
  return company === undefined || company.home ? undefined : el('span', { class: 'company outside' }, company.name)
}

function toolButton(name: 'reply' | 'payload', label: string, onclick: () => void): HTMLElement {
  return el('button', { type: 'button', class: 'tool', title: label, 'aria-label': label, onclick }, icon(name))
}
