/// <reference lib="dom" />
import { el } from './element.ts'
import { icon } from './icons.ts'
import { menuBehind, menuEntry, type MenuEntry } from './menu.ts'

/** `name` is what the platform calls it. */
export type Emoji = { name: string; sign: string }

/** What can be done with a message beside answering it: reactions first, then entries in words. */
export function messageMenu(emojis: Emoji[], react: (name: string) => void, entries: MenuEntry[]): HTMLElement {
  const summary = el('summary', { class: 'tool', title: 'More', 'aria-label': 'More' }, icon('more'))
  const hide = () => close()
  const list = el(
    'div',
    { class: 'message-menu' },
    el(
      'div',
      { class: 'emojis', role: 'group', 'aria-label': 'React' },
      ...emojis.map(({ name, sign }) =>
        el(
          'button',
          { type: 'button', 'aria-label': `React with ${name}`, title: name, onclick: () => (hide(), react(name)) },
          sign,
        ),
      ),
    ),
    ...entries.map((entry) => menuEntry(entry, hide)),
  )
  const { menu, close } = menuBehind(summary, list)
  return menu
}
