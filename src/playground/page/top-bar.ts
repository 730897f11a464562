/// <reference lib="dom" />
import { askFirst } from './ask-first.ts'
import { choices, type PlatformName } from './choices.ts'
import { LOOKS } from './client-look.ts'
import { createClockView } from './clock-view.ts'
import { createDeadlinesView } from './deadlines-view.ts'
import { byId, el } from './element.ts'
import { icon } from './icons.ts'
import type { Page } from './page.ts'
import { themeButton } from './theme.ts'

const HOUR_MS = 3_600_000

export interface TopBar {
  update(unread: (platform: PlatformName) => number): void
  /** While the clock moves: the buttons rest. */
  busy(is: boolean): void
  connected(is: boolean): void
}

/** The clock in plain view, what moves it, and the ways to everything else. */
export function createTopBar(page: Page, open: { drawer(): void; tour(): void }): TopBar {
  const bar = byId('top-bar')
  const clock = createClockView(page)
  const deadlines = createDeadlinesView(page)
  // On a phone the unit is its first letter.
  const forward = (unit: string, ms: number) =>
    el(
      'button',
      {
        type: 'button',
        class: 'bar-button',
        title: `Move the clock forward by 1 ${unit}`,
        onclick: () => void page.moveClock({ advance: ms }),
      },
      el('span', {}, `+1 ${unit.slice(0, 1)}`, el('span', { class: 'unit-end' }, unit.slice(1))),
    )
  const time = el(
    'div',
    { class: 'time' },
    clock.element,
    forward('hour', HOUR_MS),
    forward('day', 24 * HOUR_MS),
    forward('week', 7 * 24 * HOUR_MS),
    deadlines.element,
  )
  const lost = el('span', { class: 'lost', role: 'status' })
  const mark = el('img', { src: '/playground/assets/icon.svg', alt: '', width: 24, height: 24 })
  const brand = el('h1', { class: 'brand' }, mark, el('span', {}, 'Liaison', el('small', {}, 'playground')))
  const tour = el(
    'button',
    { type: 'button', class: 'bar-button quiet', onclick: open.tour, title: 'What to try', 'aria-label': 'Tour' },
    icon('compass'),
    el('span', { class: 'bar-word' }, 'Tour'),
  )
  const drawer = el(
    'button',
    {
      type: 'button',
      class: 'bar-button quiet',
      onclick: open.drawer,
      'aria-controls': 'drawer',
      'aria-label': 'What happened',
      title: 'What happened, in words, with every payload behind it',
    },
    icon('log'),
    el('span', { class: 'bar-word' }, 'What happened'),
  )
  const reset = el(
    'button',
    {
      type: 'button',
      class: 'bar-button quiet icon-only',
      'aria-label': 'Begin again',
      title: 'Forget everything and begin again',
      onclick: () => void askThenReset(),
    },
    icon('again'),
  )
  async function askThenReset(): Promise<void> {
    const sure = await askFirst(reset, {
      title: 'Begin again?',
      text: 'Everything that was said and done here is forgotten, and the clock shows the real time.',
      yes: 'Begin again',
      no: 'Keep it',
      danger: true,
    })
    if (sure) await page.reset()
  }
  const front = el('div', { class: 'front-switch', role: 'group', 'aria-label': 'Client in front' })
  bar.append(brand, time, el('div', { class: 'bar-end' }, lost, tour, drawer, reset, themeButton()), front)

  const tabs = LOOKS.map(({ platform, label }) => {
    const badge = el('span', { class: 'badge', hidden: true })
    const choose = () => {
      choices.chooseFront(platform)
      page.redraw()
    }
    const tab = el('button', { type: 'button', class: `front-tab ${platform}`, onclick: choose }, label, badge)
    return { platform, tab, badge }
  })
  front.append(...tabs.map(({ tab }) => tab))

  return {
    update(unread) {
      reset.hidden = !page.state().canReset
      clock.update()
      deadlines.update()
      document.body.dataset['front'] = choices.front()
      for (const { platform, tab, badge } of tabs) {
        const waiting = unread(platform)
        tab.setAttribute('aria-pressed', String(choices.front() === platform))
        badge.textContent = String(waiting)
        badge.hidden = waiting === 0
      }
    },
    busy(is) {
      time.toggleAttribute('inert', is)
      time.classList.toggle('busy', is)
    },
    connected(is) {
      lost.textContent = is ? '' : 'Not connected'
    },
  }
}
