/// <reference lib="dom" />
import { drawKeyed } from './draw-keyed.ts'
import { el } from './element.ts'
import { icon } from './icons.ts'
import type { Page } from './page.ts'
import { dateIn, timeIn, untilThen, weekdayIn } from './time-words.ts'

export interface DeadlinesView {
  element: HTMLElement
  update(): void
}

/** What time will bring: a button to the next of it, and the list behind a second one. */
export function createDeadlinesView(page: Page): DeadlinesView {
  const what = el('span', { class: 'next-what' })
  const until = el('span', { class: 'next-until' })
  const next = el(
    'button',
    { type: 'button', class: 'bar-button next', onclick: () => void page.moveClock({ to: 'next' }) },
    icon('next'),
    el(
      'span',
      { class: 'next-words' },
      el('span', { class: 'next-title' }, 'Next', el('span', { class: 'next-more' }, ' deadline')),
      what,
    ),
    until,
  )
  const list = el('ol', { class: 'deadline-list' })
  const none = el('p', { class: 'deadline-none' }, 'Nothing is waiting for a time.')
  const popover = el(
    'div',
    { class: 'deadlines', id: 'deadlines', popover: 'auto', role: 'dialog', 'aria-label': 'Upcoming deadlines' },
    el('h2', {}, 'Upcoming'),
    none,
    list,
  )
  const more = el(
    'button',
    {
      type: 'button',
      class: 'bar-button icon-only',
      popovertarget: 'deadlines',
      'aria-label': 'Upcoming deadlines',
      title: 'Upcoming deadlines',
    },
    icon('down'),
  )
  popover.addEventListener('beforetoggle', () => {
    const { left, bottom } = next.getBoundingClientRect()
    popover.style.left = `${Math.max(8, Math.min(left, innerWidth - 368))}px`
    popover.style.top = `${bottom + 6}px`
  })
  return {
    element: el('div', { class: 'next-group' }, next, more, popover),
    update() {
      const now = page.now()
      const zone = page.reader().zone
      const { deadlines } = page.state()
      const [first] = deadlines
      next.disabled = first === undefined
      what.textContent = first?.what ?? 'Nothing is due'
      until.textContent = first === undefined ? '' : untilThen(first.at, now)
      next.title = first === undefined ? 'Nothing is due' : `Move the clock to: ${first.what}`
      none.hidden = deadlines.length > 0
      drawKeyed(
        list,
        deadlines.map((deadline, at) => {
          const when = `${weekdayIn(zone, deadline.at, 'short')} ${dateIn(zone, deadline.at)}, ${timeIn(zone, deadline.at)}`
          const distance = untilThen(deadline.at, now)
          return {
            key: `${at} ${deadline.at} ${deadline.what}`,
            stamp: when + distance,
            draw: () =>
              el(
                'li',
                {},
                el('span', { class: 'deadline-what' }, deadline.what),
                el('span', { class: 'deadline-when' }, `${when} · ${distance}`),
              ),
          }
        }),
      )
    },
  }
}
