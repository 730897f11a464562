/// <reference lib="dom" />
import type { PageState } from '../page-server/page-state.ts'
import { choices, type PlatformName } from './choices.ts'
import { LOOKS } from './client-look.ts'
import { createClientWindow, type ClientWindow } from './client-window.ts'
import { createDrawer } from './drawer.ts'
import { byId } from './element.ts'
import type { Page } from './page.ts'
import { PlaygroundError, server } from './server.ts'
import { createTopBar } from './top-bar.ts'
import { createTourCard } from './tour-card.ts'

let state: PageState = await server.state()
let fetchedAt = performance.now()
let lastUsed: PlatformName = choices.front()

const page: Page = {
  state: () => state,
  now: () => state.now + (performance.now() - fetchedAt),
  person(platform) {
    const people = state[platform].people.filter(({ isBot }) => !isBot)
    const chosen = choices.person(platform) ?? state.home[platform]
    const person = people.find(({ id }) => id === chosen) ?? people[0]
    if (person === undefined) throw new Error(`Nobody lives in the local ${platform}`)
    return person
  },
  reader: () => page.person(lastUsed),
  async act(platform, what) {
    const result = await tried(platform, () => server.act({ ...what, platform, personId: page.person(platform).id }))
    await refresh()
    if (result?.notice !== undefined && !(what.action === 'submit' && isSaidInForm(platform)))
      page.tell(platform, result.notice, result.ok ? 'notice' : 'refusal')
    return result
  },
  async moveClock(body) {
    topBar.busy(true)
    await tried(lastUsed, () => server.moveClock(body))
    await refresh()
    topBar.busy(false)
  },
  async reset() {
    const { run } = state
    if ((await tried(lastUsed, server.reset)) === undefined) return
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 200))
      const next = await server.state().catch(() => undefined)
      if (next === undefined || next.run === run) continue
      // What is drawn while the page goes must not remember anything of before.
      state = next
      break
    }
    choices.forget()
    location.reload()
  },
  redraw,
  tell: (platform, sentence, tone) => clients[platform].tell(sentence, tone),
  showPayload: (title, payload) => drawer.showPayload(title, payload),
  follow({ platform, person, channel, text }) {
    const id = state[platform].people.find(({ name }) => name === person)?.id
    if (id === undefined) return
    choices.choosePerson(platform, id)
    choices.chooseFront(platform)
    lastUsed = platform
    redraw()
    void clients[platform].go(channel, text)
  },
}

const drawer = createDrawer(page)
const tour = createTourCard(page)
const topBar = createTopBar(page, { drawer: () => drawer.toggle(), tour: () => tour.toggle() })
const clients = windows()

function windows(): Record<PlatformName, ClientWindow> {
  const made = LOOKS.map((look) => {
    const client = createClientWindow(look, page)
    const used = () => {
      if (lastUsed === look.platform) return
      lastUsed = look.platform
      updateBar()
    }
    client.element.addEventListener('focusin', used)
    client.element.addEventListener('pointerdown', used)
    byId('clients').append(client.element)
    return client
  })
  const [slack, teams] = made
  if (slack === undefined || teams === undefined) throw new Error('The page needs both clients')
  return { slack, teams }
}

/** A refusal that stands beside its field is not said twice. */
function isSaidInForm(platform: PlatformName): boolean {
  const me = page.person(platform).id
  const open = state[platform].dialogs.findLast(({ personId }) => personId === me)
  return open !== undefined && Object.keys(open.errors).length > 0
}

function updateBar(): void {
  topBar.update((platform) => clients[platform].unread())
}

function redraw(): void {
  updateBar()
  tour.update()
  for (const client of Object.values(clients)) client.update()
  updateBar()
}

async function tried<Result>(platform: PlatformName, work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof PlaygroundError)) throw error
    page.tell(platform, error.message, 'refusal')
    return undefined
  }
}

let fetching: Promise<void> | undefined
let again = false

/** Fetches the state; asked while it is being fetched, it is fetched once more after that. */
async function refresh(): Promise<void> {
  again = fetching !== undefined
  fetching ??= fetchState().finally(() => (fetching = undefined))
  await fetching
}

async function fetchState(): Promise<void> {
  do {
    again = false
    const fetched = await tried(lastUsed, () => server.state())
    if (fetched === undefined) return
    state = fetched
    fetchedAt = performance.now()
  } while (again)
  redraw()
  await tried(lastUsed, () => drawer.update())
}

redraw()
let cutOff = false
server.listen(
  () => void refresh(),
  (is) => {
    topBar.connected(is)
    if (is && cutOff) drawer.forget()
    cutOff = !is
  },
)
document.addEventListener('visibilitychange', redraw)
// The clock goes on by itself, and a narrow window becomes a wide one.
setInterval(updateBar, 1_000)
addEventListener('resize', redraw)
document.body.dataset['ready'] = 'true'
