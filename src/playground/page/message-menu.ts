/// <reference lib="dom" />
import { el } from './element.ts'
import { icon } from './icons.ts'

export type MenuEntry = { words: string; choose(): void; danger?: boolean }
/** `name` is what the platform calls it. */
export type Emoji = { name: string; sign: string }

/** What can be done with a message beside answering it: reactions first, then entries in words. Escape and looking away close it. */
export function messageMenu(emojis: Emoji[], react: (name: string) => void, entries: MenuEntry[]): HTMLElement {
  const summary = el('summary', { class: 'tool', title: 'More', 'aria-label': 'More' }, icon('more'))
  const close = () => {
    menu.open = false
  }
  const list = el(
    'div',
    { class: 'message-menu' },
    el(
      'div',
      { class: 'emojis', role: 'group', 'aria-label': 'React' },
      ...emojis.map(({ name, sign }) =>
        el(
          'button',
          { type: 'button', 'aria-label': `React with ${name}`, title: name, onclick: () => (close(), react(name)) },
          sign,
        ),
      ),
    ),
    ...entries.map(({ words, choose, danger }) =>
      el(
        'button',
        { type: 'button', class: danger === true ? 'entry danger' : 'entry', onclick: () => (close(), choose()) },
        words,
      ),
    ),
  )
  const menu = el('details', { class: 'menu' }, summary, list)
  menu.addEventListener('toggle', () => {
    const room = menu.closest('.scroller')?.getBoundingClientRect()
    if (menu.open && room !== undefined)
      menu.classList.toggle('up', menu.getBoundingClientRect().bottom + list.offsetHeight > room.bottom)
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
  return menu
}
