/// <reference lib="dom" />
import type { Channel, Workplace } from '../workplace.ts'
import { drawKeyed, type Keyed } from './draw-keyed.ts'
import { el } from './element.ts'
import { icon } from './icons.ts'
import { placeIcon } from './place-head.ts'

export interface ChannelList {
  element: HTMLElement
  update(what: {
    workplace: Workplace
    channels: Channel[]
    chosenId: string | undefined
    unread: (channelId: string) => number
  }): void
}

/** The channels of the person, then the conversation with the bot, with unread marks. */
export function createChannelList(
  label: string,
  choose: (channelId: string) => void,
  openDirect: () => void,
): ChannelList {
  const list = el('ul', { class: 'channels' })
  return {
    element: el('nav', { class: 'channel-nav', 'aria-label': `${label} channels` }, list),
    update({ workplace, channels, chosenId, unread }) {
      const bot = workplace.people.find(({ isBot }) => isBot)?.name ?? 'App'
      const items = channels.map((channel) => {
        const waiting = unread(channel.id)
        const chosen = channel.id === chosenId
        return {
          key: channel.id,
          stamp: JSON.stringify([channel.name, channel.shared, waiting, chosen]),
          draw: () => row(channel, { name: channel.kind === 'direct' ? bot : channel.name, waiting, chosen }, choose),
        }
      })
      const rooms = channels.filter(({ kind }) => kind === 'channel').length
      const offer = { key: 'open-direct', stamp: bot, draw: () => offerRow(bot, openDirect) }
      drawKeyed(list, [
        heading('Channels'),
        ...items.slice(0, rooms),
        heading(workplace.platform === 'slack' ? 'Apps' : 'Chat'),
        ...(rooms < items.length ? items.slice(rooms) : [offer]),
      ])
    },
  }
}

function heading(words: string): Keyed {
  return { key: `heading ${words}`, stamp: words, draw: () => el('li', { class: 'channel-heading' }, words) }
}

type Row = { name: string; waiting: number; chosen: boolean }

function row(channel: Channel, { name, waiting, chosen }: Row, choose: (id: string) => void): HTMLElement {
  const kind = channel.kind === 'direct' ? ', direct' : channel.shared ? ', shared with a partner' : ''
  return el(
    'li',
    {},
    el(
      'button',
      {
        type: 'button',
        class: `channel${waiting > 0 ? ' news' : ''}`,
        'aria-current': chosen ? 'true' : undefined,
        title: name + kind,
        onclick: () => choose(channel.id),
      },
      icon(placeIcon(channel)),
      el('span', { class: 'channel-name' }, name),
      kind !== '' && el('span', { class: 'visually-hidden' }, kind),
      waiting > 0 && el('span', { class: 'badge' }, waiting > 99 ? '99+' : String(waiting)),
      waiting > 0 && el('span', { class: 'visually-hidden' }, ' unread'),
    ),
  )
}

function offerRow(bot: string, open: () => void): HTMLElement {
  const button = el(
    'button',
    { type: 'button', class: 'channel', title: `Write to ${bot}`, onclick: open },
    icon('app'),
    el('span', { class: 'channel-name' }, bot),
  )
  return el('li', {}, button)
}
