/// <reference lib="dom" />
import { el } from './element.ts'

export type MenuEntry = { words: string; choose(): void; danger?: boolean }

type Menu = { menu: HTMLDetailsElement; close: () => void }

/** A menu behind its summary, which opens upwards and to the right where there is no room below or to the left. Escape and looking away close it. */
export function menuBehind(summary: HTMLElement, list: HTMLElement): Menu {
  const menu = el('details', { class: 'menu' }, summary, list)
  const close = () => {
    menu.open = false
  }
  menu.addEventListener('toggle', () => {
    const room = menu.closest('.scroller')?.getBoundingClientRect()
    if (!menu.open || room === undefined) return
    const { bottom, right } = menu.getBoundingClientRect()
    menu.classList.toggle('up', bottom + list.offsetHeight > room.bottom)
    menu.classList.toggle('rightwards', right - list.offsetWidth < room.left)
  })
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && menu.contains(relatedTarget))) close()
  })
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return
    event.stopPropagation()
    close()
    summary.focus()
  })
  return { menu, close }
}

export function menuEntry({ words, choose, danger }: MenuEntry, close: () => void): HTMLElement {
  const chosen = () => (close(), choose())
  return el('button', { type: 'button', class: danger === true ? 'entry danger' : 'entry', onclick: chosen }, words)
}
