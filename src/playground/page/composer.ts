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
  /** What is written besides a new message: "Replying to Tom Ek", "Editing your message". */
  about?: string
  /** Whether files can go along. */
  files: boolean
}

export interface Composer {
  element: HTMLElement
  update(place: ComposerPlace): void
  /** Puts a text there, ready to be sent by hand. */
  fill(text: string): void
  clear(): void
  focus(): void
}

const MOST_FILES = 10

/** Where one types. `send` resolves to whether the text was taken; a refused one stays. */
export function createComposer(
  label: string,
  send: (text: string, files: string[]) => Promise<boolean>,
  leave: () => void,
): Composer {
  const drafts = new Map<string, string>()
  let place: ComposerPlace | undefined
  const field = el('textarea', { rows: 1, 'aria-label': `${label}: write a message`, maxlength: 45_000 })
  const list = createCompletionList(field, `${label}-completions`, ({ text }) => {
    write(text)
    suggest()
  })
  let attached: string[] = []
  const picker = el('input', { type: 'file', multiple: true, hidden: true, tabindex: -1, 'aria-hidden': 'true' })
  const attach = el(
    'button',
    {
      type: 'button',
      class: 'attach',
      'aria-label': 'Attach files',
      title: 'Attach files',
      onclick: () => picker.click(),
    },
    icon('file'),
  )
  const chips = el('ul', { class: 'files attached', 'aria-label': 'Files to send', hidden: true })
  picker.addEventListener('change', () => {
    // Only their names leave the browser.
    showFiles([...attached, ...[...(picker.files ?? [])].map(({ name }) => name)].slice(0, MOST_FILES))
    picker.value = ''
    field.focus()
  })
  const button = el('button', { type: 'submit', class: 'send', 'aria-label': 'Send', title: 'Send' }, icon('send'))
  const thread = el('div', { class: 'composer-thread', hidden: true })
  const form = el('form', { class: 'composer-box' }, attach, picker, field, button)
  const element = el('div', { class: 'composer' }, list.element, thread, chips, form)

  function showFiles(names: string[]): void {
    attached = names
    chips.hidden = names.length === 0
    chips.replaceChildren(
      ...names.map((name, at) =>
        el(
          'li',
          {},
          icon('file'),
          el('span', {}, name),
          el(
            'button',
            {
              type: 'button',
              'aria-label': `Leave out ${name}`,
              onclick: () => showFiles(attached.filter((_, index) => index !== at)),
            },
            '×',
          ),
        ),
      ),
    )
    button.disabled = isEmpty()
  }
  const isEmpty = () => field.value.trim() === '' && attached.length === 0

  const suggest = () => {
    const before = field.value.slice(0, field.selectionStart)
    const atEnd = field.selectionStart === field.value.length
    list.offer(place === undefined || !atEnd ? [] : completionsFor(before, place.words))
  }
  function write(text: string): void {
    field.value = text
    if (place !== undefined) drafts.set(place.key, text)
    button.disabled = isEmpty()
  }
  field.addEventListener('input', () => {
    write(field.value)
    suggest()
  })
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || list.key(event)) return
    if (event.key === 'Escape' && place?.about !== undefined) leave()
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    form.requestSubmit()
  })
  async function submit(): Promise<void> {
    const text = field.value
    const key = place?.key
    if (isEmpty() || element.classList.contains('sending')) return
    list.offer([])
    element.classList.add('sending')
    const taken = await send(text, attached)
    element.classList.remove('sending')
    if (!taken) return
    showFiles([])
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
      thread.hidden = next.about === undefined
      if (next.about !== undefined)
        thread.replaceChildren(
          icon('reply'),
          el('span', {}, next.about),
          el('button', { type: 'button', 'aria-label': 'Write a new message instead', onclick: leave }, '×'),
        )
      attach.hidden = !next.files
      if (moved) showFiles([])
      if (moved) write(drafts.get(next.key) ?? '')
    },
    clear: () => write(''),
    fill(text) {
      write(text)
      field.focus()
      field.setSelectionRange(text.length, text.length)
    },
    focus: () => field.focus(),
  }
}
