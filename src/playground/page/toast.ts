/// <reference lib="dom" />
import { el } from './element.ts'

const SHOWN_MS = 6_000

export interface Toasts {
  element: HTMLElement
  show(sentence: string, tone: 'notice' | 'refusal'): void
  clear(): void
}

/** Short sentences that pass. The last one counts; hovering or focusing keeps it. */
export function createToasts(): Toasts {
  const element = el('div', { class: 'toasts', role: 'status' })
  return {
    element,
    clear: () => element.replaceChildren(),
    show(sentence, tone) {
      let timer: ReturnType<typeof setTimeout>
      const leave = () => toast.remove()
      const start = () => (timer = setTimeout(leave, SHOWN_MS))
      const toast = el('div', {
        class: `toast ${tone}`,
        onmouseenter: () => clearTimeout(timer),
        onmouseleave: () => start(),
      })
      toast.append(
        sentence,
        el('button', { type: 'button', class: 'toast-close', 'aria-label': 'Close', onclick: leave }, '×'),
      )
      element.replaceChildren(toast)
      start()
    },
  }
}
