/// <reference lib="dom" />
import { completionsFor, type CompletionWords } from './completion.ts'
import { createCompletionList } from './completion-list.ts'
import { el } from './element.ts'
import { icon } from './icons.ts'

export type ComposerPlace = {
  /** Changes with person and channel; each has a draft of its own. */
  key: string
  placeholder: string
  words: CompletionWords
  /** Who is being answered, in words, while a thread is open. */
  thread?: string
}

export interface Composer {
  element: HTMLElement
  update(place: ComposerPlace): void
  /** Puts a text there, ready to be sent by hand. */
  fill(text: string): void
  focus(): void
}

/** Where one types. `send` resolves to whether the text was taken; a refused one stays. */
export function createComposer(
  label: string,
  send: (text: string) => Promise<boolean>,
  leaveThread: () => void,
): Composer {
  const drafts = new Map<string, string>()
  let place: ComposerPlace | undefined
  const field = el('textarea', { rows: 1, 'aria-label': `${label}: write a message`, maxlength: 45_000 })
  const list = createCompletionList(field, `${label}-completions`, ({ text }) => {
    write(text)
    suggest()
  })
  const button = el('button', { type: 'submit', class: 'send', 'aria-label': 'Send', title: 'Send' }, icon('send'))
  const thread = el('div', { class: 'composer-thread', hidden: true })
  const form = el('form', { class: 'composer-box' }, field, button)
  const element = el('div', { class: 'composer' }, list.element, thread, form)

  const suggest = () => {
    const before = field.value.slice(0, field.selectionStart)
    const atEnd = field.selectionStart === field.value.length
    list.offer(place === undefined || !atEnd ? [] : completionsFor(before, place.words))
  }
  function write(text: string): void {
    field.value = text
    if (place !== undefined) drafts.set(place.key, text)
    button.disabled = text.trim() === ''
  }
  field.addEventListener('input', () => {
    write(field.value)
    suggest()
  })
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || list.key(event)) return
    if (event.key === 'Escape' && place?.thread !== undefined) leaveThread()
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    form.requestSubmit()
  })
  async function submit(): Promise<void> {
    const text = field.value
    const key = place?.key
    if (text.trim() === '' || element.classList.contains('sending')) return
    list.offer([])
    element.classList.add('sending')
    const taken = await send(text)
    element.classList.remove('sending')
    if (!taken) return
    if (key === place?.key && field.value === text) write('')
    else if (key !== undefined) drafts.delete(key)
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void submit()
  })
  return {
    element,
    update(next) {
      const moved = place?.key !== next.key
      place = next
      field.placeholder = next.placeholder
      thread.hidden = next.thread === undefined
      if (next.thread !== undefined)
        thread.replaceChildren(
          icon('reply'),
          el('span', {}, `Replying to ${next.thread}`),
          el('button', { type: 'button', 'aria-label': 'Leave the thread', onclick: leaveThread }, '×'),
        )
      if (moved) write(drafts.get(next.key) ?? '')
    },
    fill(text) {
      write(text)
      field.focus()
      field.setSelectionRange(text.length, text.length)
    },
    focus: () => field.focus(),
  }
}
