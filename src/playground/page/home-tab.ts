/// <reference lib="dom" />
import type { Home } from '../workplace.ts'
import { el } from './element.ts'
import type { ReaderView } from './reader-view.ts'
import { drawSlackBody } from './slack/message-body.ts'

export type Tab = 'home' | 'messages'

export interface HomeTab {
  element: HTMLElement
  /** `tab`: which is in front; absent where this place has no tabs. `home`: what the app has drawn for the reader, if anything. */
  update(what: { tab: Tab | undefined; home: Home | undefined; view: ReaderView }): void
}

const TABS: [Tab, string][] = [
  ['home', 'Home'],
  ['messages', 'Messages'],
]

/** Above the conversation with the app, as Slack has it: its Home tab, which it draws for each person, and what it says. */
export function createHomeTab(choose: (tab: Tab) => void): HomeTab {
  const buttons = TABS.map(([tab, words]) => {
    const button = el('button', { type: 'button', class: 'place-tab', onclick: () => choose(tab) }, words)
    return { tab, button }
  })
  const body = el('div', { class: 'home-body', role: 'region', 'aria-label': 'Home', tabindex: 0 })
  const tabs = el('div', { class: 'place-tabs' }, ...buttons.map(({ button }) => button))
  const element = el('div', { class: 'home', hidden: true }, tabs, body)
  let drawn = ''
  return {
    element,
    update({ tab, home, view }) {
      element.hidden = tab === undefined
      element.classList.toggle('in-front', tab === 'home')
      body.hidden = tab !== 'home'
      for (const { tab: own, button } of buttons) button.setAttribute('aria-pressed', String(own === tab))
      const stamp = JSON.stringify([view.personId, view.zone, Math.floor(view.now / 60_000), home])
      if (tab !== 'home' || stamp === drawn) return
      drawn = stamp
      body.replaceChildren(
        home
          ? drawSlackBody(home.payload, '', view)
          : el('p', { class: 'home-none' }, 'This is still a work in progress.'),
      )
    },
  }
}
