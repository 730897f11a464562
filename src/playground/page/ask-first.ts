/// <reference lib="dom" />
import { el } from './element.ts'

type Question = { title: string; text: string; yes: string; no: string; danger: boolean }

/** Asks before a button does its work. Resolves to false when the question is closed in any other way than "yes". */
export function askFirst(from: HTMLElement, question: Question): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const no = el('button', { type: 'button', class: 'bk-button plain', onclick: () => dialog.close() }, question.no)
  const yes = el(
    'button',
    {
      type: 'button',
      class: `bk-button ${question.danger ? 'danger' : 'primary'}`,
      onclick: () => dialog.close('yes'),
    },
    question.yes,
  )
  const dialog = el(
    'dialog',
    { class: 'ask-first', 'aria-label': question.title },
    el('h2', {}, question.title),
    el('p', {}, question.text),
    el('div', { class: 'ask-first-buttons' }, no, yes),
  )
  dialog.addEventListener('close', () => {
    resolve(dialog.returnValue === 'yes')
    dialog.remove()
  })
  const home = from.closest('.client') ?? document.body
  home.append(dialog)
  dialog.showModal()
  return promise
}
