/// <reference lib="dom" />
import type { Channel, Message, Workplace } from '../workplace.ts'
import { createChannelList } from './channel-list.ts'
import { choices } from './choices.ts'
import type { ClientLook } from './client-look.ts'
import { createComposer } from './composer.ts'
import { createDialogHost } from './dialog-host.ts'
import { el } from './element.ts'
import { createHomeTab, type Tab } from './home-tab.ts'
import type { MenuEntry } from './menu.ts'
import { createMessageList } from './message-list.ts'
import type { Page } from './page.ts'
import { createPeoplePanel } from './people-panel.ts'
import { createPersonChooser } from './person-chooser.ts'
import { createPlaceHead, hasGuests, placeIcon } from './place-head.ts'
import { createToasts } from './toast.ts'
import { allSeen, channelsOf, shownMessages, unreadIn, visibleMessages } from './unread.ts'

export interface ClientWindow {
  element: HTMLElement
  update(): void
  /** Unread messages of the chosen person. */
  unread(): number
  tell(sentence: string, tone: 'notice' | 'refusal'): void
  /** Goes to a channel by name, or to the conversation with the bot, and puts a text into the composer. */
  go(channelName: string | undefined, text: string | undefined): Promise<void>
}

/** One client: who one is, where one is, what is there, and what one writes. */
export function createClientWindow(look: ClientLook, page: Page): ClientWindow {
  const { platform, label } = look
  /** By channel, what is being written there besides a new message. */
  const writing = new Map<string, Writing>()
  let seen = ''
  const chooser = createPersonChooser(label, (id) => {
    choices.choosePerson(platform, id)
    page.redraw()
  })
  const channelList = createChannelList(label, goTo, () => void openDirect())
  const people = createPeoplePanel((what) => void page.act(platform, what))
  const head = createPlaceHead(people.element)
  const messages = createMessageList(label, look)
  const toasts = createToasts()
  const composer = createComposer(label, send, () => begin(undefined))
  const name = el('h2', { class: 'workplace-name' })
  const side = el('div', { class: 'side' }, name, chooser.element, channelList.element)
  const home = createHomeTab((tab) => void chooseTab(tab))
  const room = el('div', { class: 'room' }, head.element, home.element, messages.element, composer.element)
  const inside = el('div', { class: 'client-inside' }, side, room)
  const dialogs = createDialogHost(look, inside)
  const element = el(
    'section',
    { class: `client ${platform}`, id: `client-${platform}`, 'aria-label': label },
    inside,
    dialogs.element,
    toasts.element,
  )

  const workplace = () => page.state()[platform]
  const person = () => page.person(platform)
  const channels = () => channelsOf(workplace(), person().id)
  function here(): Channel | undefined {
    const chosen = choices.channel(platform, person().id)
    return channels().find(({ id }) => id === chosen) ?? channels()[0]
  }
  function goTo(channelId: string): void {
    choices.chooseChannel(platform, person().id, channelId)
    page.redraw()
  }
  async function openDirect(): Promise<void> {
    const opened = await page.act(platform, { action: 'open-direct' })
    if (opened?.channelId !== undefined) goTo(opened.channelId)
  }
  /** Of the conversation with the app, by person; Teams has no such tabs. */
  const tabs = new Map<string, Tab>()
  const tabHere = (): Tab | undefined =>
    platform === 'slack' && here()?.kind === 'direct' ? (tabs.get(person().id) ?? 'messages') : undefined
  async function chooseTab(tab: Tab): Promise<void> {
    tabs.set(person().id, tab)
    page.redraw()
    if (tab === 'home') await page.act(platform, { action: 'open-home' })
  }
  function begin(next: Writing | undefined): void {
    const place = here()
    if (place === undefined) return
    const before = writing.get(place.id)
    if (next === undefined) writing.delete(place.id)
    else writing.set(place.id, next)
    page.redraw()
    if (next?.what === 'edit') composer.fill(look.typedAgain(messageOf(next.messageId)?.text ?? '', workplace()))
    else if (before?.what === 'edit') composer.clear()
    composer.focus()
  }
  const messageOf = (id: string) => workplace().messages.find((one) => one.id === id && one.channelId === here()?.id)
  async function send(text: string, files: string[]): Promise<boolean> {
    const channelId = here()?.id
    if (channelId === undefined) return false
    const now = writing.get(channelId)
    const command = text.trimStart().startsWith('/')
    if (command && now?.what === 'reply' && platform === 'slack') {
      page.tell(
        platform,
        'Slack has no slash commands inside threads. Leave the thread, or mention the app.',
        'refusal',
      )
      return false
    }
    if (now?.what === 'edit') {
      const { messageId } = now
      const edited = await page.act(platform, { action: 'edit', channelId, messageId, text })
      if (edited?.ok === true) writing.delete(channelId)
      page.redraw()
      return edited?.ok === true
    }
    const said = {
      action: 'say',
      channelId,
      text,
      ...(files.length > 0 && { files }),
      ...(now?.what === 'reply' && { threadId: now.messageId }),
      ...(now?.what === 'quote' && { quoting: now.messageId }),
    } as const
    const result = await page.act(platform, command ? { action: 'command', channelId, text: text.trim() } : said)
    if (now?.what === 'quote' && result?.ok === true) writing.delete(channelId)
    page.redraw()
    return result?.ok === true
  }
  function menuOf(message: Message): MenuEntry[] {
    const { id: messageId, channelId } = message
    const mine = message.authorId === person().id
    const about = { channelId, messageId }
    const actions = isAtHome() && message.visibleTo === undefined ? workplace().messageActions : []
    return [
      ...actions.map(({ id: actionId, title }) => ({
        words: title,
        choose: () => void page.act(platform, { action: 'use-action', ...about, actionId }),
      })),
      ...(platform === 'teams' ? [{ words: 'Quote', choose: () => begin({ what: 'quote', messageId }) }] : []),
      ...(mine ? [{ words: 'Edit', choose: () => begin({ what: 'edit', messageId }) }] : []),
      ...(mine
        ? [{ words: 'Delete', danger: true, choose: () => void page.act(platform, { action: 'remove', ...about }) }]
        : []),
    ]
  }
  /** Commands and menus are for people of the organisation in which the app is installed. */
  const isAtHome = () => workplace().organisations.find(({ id }) => id === person().organisationId)?.home === true
  function unreadOf(personId: string, channelId: string): number {
    return unreadIn(visibleMessages(workplace(), personId, channelId), personId, choices.seen(personId, channelId))
  }

  return {
    element,
    unread: () => channels().reduce((sum, { id }) => sum + unreadOf(person().id, id), 0),
    tell: (sentence, tone) => toasts.show(sentence, tone),
    async go(channelName, text) {
      const found = channels().find((one) =>
        channelName === undefined ? one.kind === 'direct' : one.kind === 'channel' && one.name === channelName,
      )
      if (found !== undefined) {
        writing.delete(found.id)
        goTo(found.id)
      } else if (channelName === undefined) await openDirect()
      if (text !== undefined) composer.fill(text)
    },
    update() {
      const me = person()
      const place = here()
      const visible = place === undefined ? [] : visibleMessages(workplace(), me.id, place.id)
      const shown = place === undefined ? [] : shownMessages(workplace(), me.id, place.id)
      // A client that is not in front on a narrow screen has not been looked at.
      const looking = document.visibilityState === 'visible' && element.offsetParent !== null
      if (place !== undefined && looking) choices.rememberSeen(me.id, place.id, allSeen(visible, me.id))
      name.textContent = workplace().name
      chooser.update(workplace(), me, (personId) =>
        channelsOf(workplace(), personId).reduce((sum, { id }) => sum + unreadOf(personId, id), 0),
      )
      const unread = (channelId: string) => unreadOf(me.id, channelId)
      channelList.update({ workplace: workplace(), channels: channels(), chosenId: place?.id, unread })
      head.update(workplace(), place)
      people.update(workplace(), place)
      const view = { workplace: workplace(), personId: me.id, zone: me.zone, now: page.now() }
      const homeOf = workplace().homes?.find(({ personId }) => personId === me.id)
      const pressHome = (actionId: string) =>
        void page.act(platform, { action: 'press', channelId: place?.id ?? '', messageId: homeOf?.id ?? '', actionId })
      home.update({ tab: tabHere(), home: homeOf, view: { ...view, press: pressHome } })
      const bot = workplace().people.find(({ isBot }) => isBot)?.name ?? 'Liaison'
      const empty = {
        icon: placeIcon(place),
        title: place === undefined ? 'No channel' : placeName(place, bot, platform),
        about: aboutPlace(workplace(), place, bot),
        bot,
        commands: isAtHome(),
      }
      messages.update(
        { place: `${me.id} ${place?.id}`, messages: shown, view, empty },
        {
          press: (message, actionId) =>
            void page.act(platform, { action: 'press', channelId: message.channelId, messageId: message.id, actionId }),
          showPayload: (message) =>
            page.showPayload(`Message ${message.id}`, message.payloadFor?.[me.id] ?? message.payload),
          react: ({ channelId, id: messageId }, emoji) =>
            void page.act(platform, { action: 'react', channelId, messageId, emoji }),
          menu: menuOf,
          ...(place?.kind === 'channel' && { reply: ({ id: messageId }) => begin({ what: 'reply', messageId }) }),
          ...(platform === 'teams' && {
            restore: ({ channelId, id: messageId }) =>
              void page.act(platform, { action: 'restore', channelId, messageId }),
          }),
        },
      )
      const now = place === undefined ? undefined : writing.get(place.id)
      const answered = now === undefined ? undefined : messageOf(now.messageId)
      const author = workplace().people.find(({ id }) => id === answered?.authorId)?.name ?? 'somebody'
      composer.update({
        key: `${me.id} ${place?.id}`,
        placeholder: place === undefined ? 'No channel' : `Message ${placeName(place, bot, platform)}`,
        words: {
          verbs: page.state().verbs,
          people: workplace().people.filter(({ id, isBot }) => !isBot && id !== me.id && place?.memberIds.includes(id)),
          bot,
        },
        files: now?.what !== 'edit',
        ...(now !== undefined && answered !== undefined && { about: ABOUT[now.what](author) }),
      })
      const dialog = workplace().dialogs.findLast(({ personId }) => personId === me.id)
      // What was said of another place or form would now only cover this one.
      const scene = [me.id, place?.id, dialog?.id].join(' ')
      if (scene !== seen) toasts.clear()
      seen = scene
      const act = async (what: Parameters<Page['act']>[1]) => void (await page.act(platform, what))
      dialogs.update(dialog, { act, view: { ...view, press: () => undefined } })
    },
  }
}

/** What is written besides a new message, and about which. */
type Writing = { what: 'reply' | 'quote' | 'edit'; messageId: string }

const ABOUT: Record<Writing['what'], (author: string) => string> = {
  reply: (author) => `Replying to ${author}`,
  quote: (author) => `Quoting ${author}`,
  edit: () => 'Editing your message',
}

function placeName(place: Channel, bot: string, platform: string): string {
  if (place.kind === 'direct') return bot
  return platform === 'slack' ? `#${place.name}` : place.name
}

/** Who reads there, so that a newcomer knows what to expect before anything is said. */
function aboutPlace({ people }: Workplace, place: Channel | undefined, bot: string): string {
  if (place === undefined) return ''
  if (place.kind === 'direct') return `What ${bot} asks and tells you in private comes here.`
  if (place.shared) return 'Both companies talk here. Nothing has been said yet.'
  return hasGuests(people.filter(({ id }) => place.memberIds.includes(id)))
    ? 'Our own people and guests read this. Nothing has been said yet.'
    : 'Only our own people read this. Nothing has been said yet.'
}
