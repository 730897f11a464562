/// <reference lib="dom" />
import type { Exchange } from '../workplace.ts'
import { drawKeyed } from './draw-keyed.ts'
import { byId, el } from './element.ts'
import { exchangeRow } from './exchange-row.ts'
import { icon } from './icons.ts'
import { jsonView } from './json-view.ts'
import type { Page } from './page.ts'
import { storyOf } from './story.ts'
import { server } from './server.ts'

const MOST = 400

export interface Drawer {
  toggle(): void
  /** Something happened; fetches it if anybody looks. */
  update(): Promise<void>
  /** The playground began again, and counts its exchanges anew. */
  forget(): void
  showPayload(title: string, payload: unknown): void
}

/** What happened, newest first, in words; behind each sentence, and at a press beside them, every exchange as it was. */
export function createDrawer(page: Page): Drawer {
  const element = byId('drawer')
  const exchanges: Exchange[] = []
  const seen = { slack: 0, teams: 0 }
  let filter: 'all' | 'slack' | 'teams' = 'all'
  let everything = false
  let cameFrom: Element | null = null

  const list = el('div', { class: 'exchanges' })
  const none = el('p', { class: 'empty' }, 'Nothing has happened yet.')
  const payload = el('div', { class: 'drawer-payload', hidden: true })
  const filters = (['all', 'slack', 'teams'] as const).map((which) =>
    el(
      'button',
      {
        type: 'button',
        class: 'filter',
        'aria-pressed': String(which === filter),
        onclick: () => {
          filter = which
          for (const [at, button] of filters.entries())
            button.setAttribute('aria-pressed', String((['all', 'slack', 'teams'] as const)[at] === which))
          draw()
        },
      },
      { all: 'All', slack: 'Slack', teams: 'Teams' }[which],
    ),
  )
  const plumbing = el(
    'button',
    {
      type: 'button',
      class: 'filter plumbing',
      'aria-pressed': 'false',
      title: 'Also what only the machines say to each other',
      onclick: () => {
        everything = !everything
        plumbing.setAttribute('aria-pressed', String(everything))
        draw()
      },
    },
    'Every request',
  )
  const close = el(
    'button',
    { type: 'button', class: 'drawer-close', 'aria-label': 'Close', onclick: () => hide() },
    icon('close'),
  )
  element.append(
    el(
      'div',
      { class: 'drawer-head' },
      el('h2', {}, 'What happened'),
      el('div', { class: 'filters', role: 'group', 'aria-label': 'Show' }, ...filters),
      el('div', { class: 'filters' }, plumbing),
      close,
    ),
    payload,
    none,
    list,
  )
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide()
  })

  function draw(): void {
    const { zone } = page.reader()
    const { slack, teams } = page.state()
    const shown = exchanges
      .filter(({ platform }) => filter === 'all' || platform === filter)
      .map((exchange) => ({ exchange, sentence: storyOf(exchange, { slack, teams }) }))
      .filter(({ sentence }) => everything || sentence !== undefined)
      .toReversed()
    none.hidden = shown.length > 0
    drawKeyed(
      list,
      shown.map(({ exchange, sentence }) => ({
        key: `${exchange.platform} ${exchange.seq}`,
        stamp: zone + JSON.stringify(sentence),
        draw: () => exchangeRow(exchange, zone, sentence),
      })),
    )
  }
  function show(): void {
    cameFrom = document.activeElement
    element.hidden = false
    close.focus()
  }
  function hide(): void {
    element.hidden = true
    payload.hidden = true
    if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus()
  }
  let asking: Promise<void> | undefined
  async function fetchNew(): Promise<void> {
    const fresh = await server.exchanges(seen)
    for (const exchange of fresh) {
      seen[exchange.platform] = Math.max(seen[exchange.platform], exchange.seq)
      exchanges.push(exchange)
    }
    exchanges.splice(0, exchanges.length - MOST)
    draw()
  }
  const drawer: Drawer = {
    toggle() {
      if (!element.hidden) return hide()
      show()
      void drawer.update()
    },
    async update() {
      if (element.hidden) return
      // One question at a time, or an exchange would be counted twice.
      await asking
      asking = fetchNew().finally(() => (asking = undefined))
      await asking
    },
    forget() {
      exchanges.length = 0
      seen.slack = 0
      seen.teams = 0
      draw()
    },
    showPayload(title, value) {
      payload.replaceChildren(jsonView(title, value))
      payload.hidden = false
      if (element.hidden) show()
      element.scrollTop = 0
      void drawer.update()
    },
  }
  return drawer
}
