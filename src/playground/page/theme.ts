/// <reference lib="dom" />
import { el } from './element.ts'
import { icon, type IconName } from './icons.ts'

const THEMES = ['system', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]
const ICONS: Record<Theme, IconName> = { system: 'system', light: 'sun', dark: 'moon' }
const KEY = 'liaison.playground.theme'

/** A button that goes round: as the system has it, light, dark. theme-first.ts applies the choice on the next visit. */
export function themeButton(): HTMLButtonElement {
  const button = el('button', { class: 'bar-button icon-only', type: 'button', onclick: () => choose(following()) })
  const current = (): Theme => THEMES.find((theme) => theme === document.documentElement.dataset['theme']) ?? 'system'
  const following = (): Theme => THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length] ?? 'system'
  const show = () => {
    const label = `Theme: ${current() === 'system' ? 'as the system' : current()}`
    button.setAttribute('aria-label', `${label}. Change`)
    button.title = label
    button.replaceChildren(icon(ICONS[current()]))
  }
  function choose(theme: Theme): void {
    if (theme === 'system') {
      delete document.documentElement.dataset['theme']
      localStorage.removeItem(KEY)
    } else {
      document.documentElement.dataset['theme'] = theme
      localStorage.setItem(KEY, theme)
    }
    show()
  }
  show()
  return button
}
