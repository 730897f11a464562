/// <reference lib="dom" />
import { choices } from './choices.ts'
import { el } from './element.ts'
import type { Page } from './page.ts'
import { dateIn, timeIn, weekdayIn } from './time-words.ts'

export interface ClockView {
  element: HTMLElement
  update(): void
}

/** Day, time and zone; the zone is the reader's, or UTC at a press. */
export function createClockView(page: Page): ClockView {
  const day = el('span', { class: 'clock-day' })
  const time = el('span', { class: 'clock-time' })
  const zone = el('button', {
    type: 'button',
    class: 'clock-zone',
    onclick: () => {
      choices.showClockInUtc(!choices.clockInUtc())
      update()
    },
  })
  const element = el('div', { class: 'clock', role: 'group', 'aria-label': 'Clock of the playground' }, day, time, zone)
  function update(): void {
    const now = page.now()
    const reader = page.reader()
    const shown = choices.clockInUtc() ? 'UTC' : reader.zone
    day.textContent = `${weekdayIn(shown, now, 'short')} ${dateIn(shown, now)}`
    time.textContent = timeIn(shown, now)
    zone.textContent = shown === 'UTC' ? 'UTC' : (shown.split('/').at(-1) ?? shown).replaceAll('_', ' ')
    const other = shown === 'UTC' ? `${reader.name}'s zone, ${reader.zone}` : 'UTC'
    zone.title = `${shown}. Show in ${other}`
    zone.setAttribute('aria-label', `Zone ${shown}. Show in ${other}`)
  }
  return { element, update }
}
