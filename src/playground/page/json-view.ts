/// <reference lib="dom" />
import { el } from './element.ts'
import { icon } from './icons.ts'

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** Pretty-printed JSON with a button that copies it. */
export function jsonView(label: string, value: unknown): HTMLElement {
  const text = typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? 'nothing')
  const copied = el('span', { class: 'visually-hidden', role: 'status' })
  const copy = el(
    'button',
    {
      type: 'button',
      class: 'json-copy',
      'aria-label': `Copy ${label}`,
      onclick: async () => {
        await navigator.clipboard.writeText(text)
        copied.textContent = 'Copied'
        copy.classList.add('done')
      },
    },
    icon('copy'),
    'Copy',
  )
  const code = el('pre', { class: 'json', tabindex: 0, 'aria-label': label }, ...coloured(text))
  return el('div', { class: 'json-view' }, el('div', { class: 'json-head' }, el('span', {}, label), copy, copied), code)
}

/** What cannot be drawn, closed at first, under a line that says so. */
export function jsonBox(why: string, value: unknown): HTMLElement {
  return el('details', { class: 'json-box' }, el('summary', {}, why), jsonView('Payload', value))
}

function coloured(text: string): Node[] {
  const nodes: Node[] = []
  let from = 0
  for (const match of text.matchAll(TOKEN)) {
    nodes.push(document.createTextNode(text.slice(from, match.index)))
    const kind =
      match[2] !== undefined ? 'key' : match[1] !== undefined ? 'string' : match[3] !== undefined ? 'word' : 'number'
    nodes.push(el('span', { class: `json-${kind}` }, match[1] ?? match[0]))
    if (match[2] !== undefined) nodes.push(document.createTextNode(match[2]))
    from = match.index + match[0].length
  }
  nodes.push(document.createTextNode(text.slice(from)))
  return nodes
}
