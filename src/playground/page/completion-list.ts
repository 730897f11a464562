/// <reference lib="dom" />
import type { Completion } from './completion.ts'
import { el } from './element.ts'

export interface CompletionList {
  element: HTMLElement
  offer(completions: Completion[]): void
  /** Whether the key was meant for the list. */
  key(event: KeyboardEvent): boolean
}

/** A list of suggestions for a text field, which keeps the focus; the field names the one that is marked. */
export function createCompletionList(
  field: HTMLTextAreaElement,
  id: string,
  take: (completion: Completion) => void,
): CompletionList {
  const element = el('ul', { class: 'completions', role: 'listbox', id, 'aria-label': 'Suggestions', hidden: true })
  field.setAttribute('aria-controls', id)
  field.setAttribute('aria-autocomplete', 'list')
  let offered: Completion[] = []
  let marked = 0
  const show = () => {
    element.hidden = offered.length === 0
    element.replaceChildren(
      ...offered.map((completion, at) =>
        el(
          'li',
          {
            role: 'option',
            id: `${id}-${at}`,
            'aria-selected': String(at === marked),
            // Before the field loses the focus.
            onmousedown: (event: MouseEvent) => {
              event.preventDefault()
              take(completion)
            },
          },
          el('span', { class: 'completion-label' }, completion.label),
          el('span', { class: 'completion-hint' }, completion.hint),
        ),
      ),
    )
    if (offered.length === 0) field.removeAttribute('aria-activedescendant')
    else field.setAttribute('aria-activedescendant', `${id}-${marked}`)
  }
  const list: CompletionList = {
    element,
    offer(completions) {
      offered = completions
      marked = 0
      show()
    },
    key(event) {
      const chosen = offered[marked]
      if (chosen === undefined) return false
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        marked = (marked + (event.key === 'ArrowDown' ? 1 : -1) + offered.length) % offered.length
        show()
      } else if (event.key === 'Escape') list.offer([])
      // Enter sends what is complete already; it takes a suggestion only where that adds something.
      else if (event.key === 'Tab' || (event.key === 'Enter' && chosen.text.trimEnd() !== field.value.trimEnd())) {
        if (event.shiftKey || chosen.text === field.value) return false
        take(chosen)
      } else return false
      event.preventDefault()
      return true
    },
  }
  field.addEventListener('blur', () => list.offer([]))
  return list
}
