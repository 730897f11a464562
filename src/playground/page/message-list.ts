/// <reference lib="dom" />
import type { Message } from '../workplace.ts'
import type { ClientLook } from './client-look.ts'
import { drawKeyed, type Keyed } from './draw-keyed.ts'
import { el } from './element.ts'
import { icon, type IconName } from './icons.ts'
import type { MenuEntry } from './menu.ts'
import { goneRow, messageRow } from './message-row.ts'
import type { ReaderView } from './reader-view.ts'
import { inThreads } from './threads.ts'
import { dayKey, dayLabel } from './time-words.ts'
import { payloadSeenBy, stampFor } from './unread.ts'

/** Messages of one author this close together are drawn as one run. */
const RUN_MS = 5 * 60_000
/** How near the end one must be to be taken along when something arrives, in pixels. */
const NEAR_PX = 120

export type ListContent = {
  /** Changes with the reader and the channel: then nothing flashes, and the list begins at its end. */
  place: string
  messages: Message[]
  view: Omit<ReaderView, 'press'>
  /** What stands there while there is nothing. */
  empty: { icon: IconName; title: string; about: string; bot: string; commands: boolean }
}

export type ListActions = {
  press(message: Message, actionId: string): void
  /** Absent where there are no threads. */
  reply?: (message: Message) => void
  react(message: Message, emoji: string): void
  /** What else this person can do with it. */
  menu(message: Message): MenuEntry[]
  /** Absent where what is deleted stays so. */
  restore?: (message: Message) => void
  showPayload(message: Message): void
}

export interface MessageList {
  element: HTMLElement
  update(content: ListContent, actions: ListActions): void
}

/** The messages of one channel, threads under what started them. What changes flashes, and is announced. */
export function createMessageList(label: string, look: ClientLook): MessageList {
  const list = el('div', { class: 'messages' })
  const announcer = el('div', { class: 'visually-hidden', 'aria-live': 'polite' })
  const element = el(
    'div',
    { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': `${label} messages` },
    list,
    announcer,
  )
  const toEnd = () => element.scrollTo({ top: element.scrollHeight, behavior: 'smooth' })
  const below = el(
    'button',
    { type: 'button', class: 'below', hidden: true, onclick: toEnd },
    icon('down'),
    'New below',
  )
  element.addEventListener('scroll', () => {
    if (isNearEnd()) below.hidden = true
  })
  const isNearEnd = () => element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX
  let place = ''
  return {
    element: el('div', { class: 'message-area' }, element, below),
    update(content, actions) {
      const moved = place !== content.place
      place = content.place
      const atEnd = isNearEnd()
      let told: HTMLElement | undefined
      let arrived = false
      if (moved) below.hidden = true
      drawKeyed(list, rowsOf(content, actions, look), (row, why) => {
        if (moved) return
        row.classList.add(why === 'new' ? 'arrived' : 'flash')
        told = row
        arrived ||= why === 'new'
      })
      if (moved || (atEnd && told !== undefined)) element.scrollTop = element.scrollHeight
      else if (arrived) below.hidden = false
      // A list that is not shown cannot be scrolled: it begins at its end once it is.
      if (element.clientHeight === 0) place = ''
      if (told !== undefined) announcer.textContent = told.innerText.slice(0, 300)
    },
  }
}

function rowsOf(content: ListContent, actions: ListActions, look: ClientLook): Keyed[] {
  const { messages, view } = content
  if (messages.length === 0)
    return [{ key: `${content.place} empty`, stamp: JSON.stringify(content.empty), draw: () => emptyPlace(content) }]
  const rows: Keyed[] = []
  let day = ''
  let before: Message | undefined
  for (const { root, replies } of inThreads(messages)) {
    const newDay = dayKey(view.zone, root.at)
    if (newDay !== day) {
      const label = dayLabel(view.zone, root.at, view.now)
      rows.push({ key: `day ${content.place} ${newDay}`, stamp: label, draw: () => daySeparator(label) })
      before = undefined
    }
    day = newDay
    rows.push(rowOf(root, { depth: 'root', before, content, actions, look }))
    let previous: Message | undefined
    for (const reply of replies) {
      rows.push(rowOf(reply, { depth: 'reply', before: previous, content, actions, look }))
      previous = reply
    }
    before = replies.length === 0 ? root : undefined
  }
  return rows
}

type Place = {
  depth: 'root' | 'reply'
  before: Message | undefined
  content: ListContent
  actions: ListActions
  look: ClientLook
}

function rowOf(message: Message, { depth, before, content, actions, look }: Place): Keyed {
  const { view } = content
  if (message.deletedAt !== undefined) return goneRowOf(message, { depth, content, actions })
  const continued =
    before?.authorId === message.authorId &&
    message.at - before.at < RUN_MS &&
    (before.visibleTo === undefined) === (message.visibleTo === undefined)
  const today = dayKey(view.zone, view.now)
  return {
    key: `${content.place} ${message.id}`,
    stamp: [
      stampFor(message, view.personId),
      message.editedAt,
      JSON.stringify(message.reactions),
      view.workplace.messageActions.length,
      view.zone,
      today,
      depth,
      continued,
    ].join(),
    draw() {
      const press = (actionId: string) => actions.press(message, actionId)
      const body = look.drawBody(payloadSeenBy(message, view.personId), message.text, { ...view, press })
      const answered = depth === 'root' && message.visibleTo === undefined ? actions.reply : undefined
      const row = messageRow(message, {
        workplace: view.workplace,
        readerId: view.personId,
        zone: view.zone,
        continued,
        body,
        emojis: look.emojis,
        react: (emoji) => actions.react(message, emoji),
        menu: actions.menu(message),
        showPayload: () => actions.showPayload(message),
        ...(answered !== undefined && { reply: () => answered(message) }),
      })
      row.classList.add(depth)
      return row
    },
  }
}

function goneRowOf(message: Message, { depth, content, actions }: Pick<Place, 'depth' | 'content' | 'actions'>): Keyed {
  const { view } = content
  const { restore } = actions
  const mine = message.authorId === view.personId && restore !== undefined
  return {
    key: `${content.place} ${message.id}`,
    stamp: `gone ${depth} ${mine}`,
    draw() {
      const row = goneRow('This message was deleted.', mine ? () => restore(message) : undefined)
      row.classList.add(depth)
      return row
    },
  }
}

/** An empty channel says how to begin; outsiders on Slack have no slash commands. */
function emptyPlace({ empty }: ListContent): HTMLElement {
  const mention = el('code', {}, `@${empty.bot} help`)
  return el(
    'div',
    { class: 'empty-place' },
    icon(empty.icon),
    el('strong', {}, empty.title),
    el('span', {}, empty.about),
    empty.commands
      ? el('span', {}, 'Begin with ', el('code', {}, '/partner help'), ' or ', mention)
      : el('span', {}, 'Begin with ', mention),
  )
}

function daySeparator(label: string): HTMLElement {
  return el('div', { class: 'day', role: 'separator', 'aria-label': label }, el('span', {}, label))
}
