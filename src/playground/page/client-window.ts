/// <reference lib="dom" />
import type { Channel, Message, Workplace } from '../workplace.ts'
import { createChannelList } from './channel-list.ts'
import { choices } from './choices.ts'
import type { ClientLook } from './client-look.ts'
import { createComposer } from './composer.ts'
import { createDialogHost } from './dialog-host.ts'
import { el } from './element.ts'
import { createMessageList } from './message-list.ts'
import type { Page } from './page.ts'
import { createPeoplePanel } from './people-panel.ts'
import { createPersonChooser } from './person-chooser.ts'
import { createPlaceHead, hasGuests, placeIcon } from './place-head.ts'
import { createToasts } from './toast.ts'
import { allSeen, channelsOf, unreadIn, visibleMessages } from './unread.ts'

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
  const threads = new Map<string, string>()
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
  const composer = createComposer(label, send, () => answer(undefined))
  const name = el('h2', { class: 'workplace-name' })
  const side = el('div', { class: 'side' }, name, chooser.element, channelList.element)
  const room = el('div', { class: 'room' }, head.element, messages.element, composer.element)
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
  function answer(message: Message | undefined): void {
    const place = here()
    if (place === undefined) return
    if (message === undefined) threads.delete(place.id)
    else threads.set(place.id, message.id)
    page.redraw()
    composer.focus()
  }
  async function send(text: string): Promise<boolean> {
    const channelId = here()?.id
    if (channelId === undefined) return false
    const threadId = threads.get(channelId)
    const command = text.trimStart().startsWith('/')
    if (command && threadId !== undefined && platform === 'slack') {
      page.tell(
        platform,
        'Slack has no slash commands inside threads. Leave the thread, or mention the app.',
        'refusal',
      )
      return false
    }
    const said = { action: 'say', channelId, text, ...(threadId !== undefined && { threadId }) } as const
    const result = await page.act(platform, command ? { action: 'command', channelId, text: text.trim() } : said)
    return result?.ok === true
  }
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
        threads.delete(found.id)
        goTo(found.id)
      } else if (channelName === undefined) await openDirect()
      if (text !== undefined) composer.fill(text)
    },
    update() {
      const me = person()
      const place = here()
      const visible = place === undefined ? [] : visibleMessages(workplace(), me.id, place.id)
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
      const bot = workplace().people.find(({ isBot }) => isBot)?.name ?? 'Liaison'
      const home = workplace().organisations.find(({ id }) => id === me.organisationId)?.home === true
      const empty = {
        icon: placeIcon(place),
        title: place === undefined ? 'No channel' : placeName(place, bot, platform),
        about: aboutPlace(workplace(), place, bot),
        bot,
        commands: home,
      }
      messages.update(
        { place: `${me.id} ${place?.id}`, messages: visible, view, empty },
        {
          press: (message, actionId) =>
            void page.act(platform, { action: 'press', channelId: message.channelId, messageId: message.id, actionId }),
          showPayload: (message) =>
            page.showPayload(`Message ${message.id}`, message.payloadFor?.[me.id] ?? message.payload),
          ...(place?.kind === 'channel' && { reply: answer }),
        },
      )
      const thread = workplace().messages.find(({ id }) => place !== undefined && id === threads.get(place.id))
      const answered = workplace().people.find(({ id }) => id === thread?.authorId)?.name
      composer.update({
        key: `${me.id} ${place?.id}`,
        placeholder: place === undefined ? 'No channel' : `Message ${placeName(place, bot, platform)}`,
        words: {
          verbs: page.state().verbs,
          people: workplace().people.filter(({ id, isBot }) => !isBot && id !== me.id && place?.memberIds.includes(id)),
          bot,
        },
        ...(answered !== undefined && { thread: answered }),
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
