/// <reference lib="dom" />
import { el } from './element.ts'
import { findMentions } from './mentions.ts'
import { nameOf, type ReaderView } from './reader-view.ts'

/** Text as it was typed, with the names of people here shown as mentions, the reader's own the strongest. */
export function drawTyped(text: string, view: ReaderView): DocumentFragment {
  const names = view.workplace.people.map(({ name }) => name)
  const own = nameOf(view, view.personId).toLowerCase()
  const fragment = document.createDocumentFragment()
  for (const { text: part, mention } of findMentions(text, names)) {
    const me = mention?.toLowerCase() === own ? ' me' : ''
    fragment.append(mention === undefined ? part : el('span', { class: `bk-mention${me}` }, part))
  }
  return fragment
}
