/// <reference lib="dom" />
import { el } from '../element.ts'
import { dateIn, timeIn } from '../time-words.ts'
import { formatSlackDate } from './date-format.ts'
import { parseMrkdwn, type MrkdwnNode } from './mrkdwn.ts'
import { channelNameOf, nameOf, type ReaderView } from '../reader-view.ts'

export function drawMrkdwn(source: string, view: ReaderView): Node[] {
  return parseMrkdwn(source).map((node) => drawNode(node, view))
}

function drawNode(node: MrkdwnNode, view: ReaderView): Node {
  switch (node.kind) {
    case 'text':
      return document.createTextNode(node.text)
    case 'bold':
      return el('strong', {}, ...drawAll(node.children, view))
    case 'italic':
      return el('em', {}, ...drawAll(node.children, view))
    case 'strike':
      return el('s', {}, ...drawAll(node.children, view))
    case 'quote':
      return el('blockquote', { class: 'bk-quote' }, ...drawAll(node.children, view))
    case 'code':
      return el('code', { class: 'bk-code' }, node.text)
    case 'preformatted':
      return el('pre', { class: 'bk-pre', tabindex: 0 }, node.text)
    case 'user':
      return drawUser(node.id, view)
    case 'channel':
      return el('span', { class: 'bk-mention' }, `#${channelNameOf(view, node.id)}`)
    case 'broadcast':
      return el('span', { class: 'bk-mention me' }, `@${node.name}`)
    case 'date':
      return drawDate(node.at, node.format, view)
    case 'link':
      return drawLink(node.url, node.label)
  }
}

function drawAll(nodes: MrkdwnNode[], view: ReaderView): Node[] {
  return nodes.map((node) => drawNode(node, view))
}

export function drawUser(userId: string, view: ReaderView): HTMLElement {
  const me = userId === view.personId ? ' me' : ''
  return el('span', { class: `bk-mention${me}` }, `@${nameOf(view, userId)}`)
}

/** In the reader's zone; hovering tells the zone. */
export function drawDate(at: number, format: string, view: ReaderView): HTMLElement {
  const title = `${dateIn(view.zone, at)}, ${timeIn(view.zone, at)} ${view.zone}`
  return el(
    'time',
    { class: 'bk-date', datetime: new Date(at).toISOString(), title },
    formatSlackDate(at, format, view),
  )
}

export function drawLink(url: string, label: string): HTMLElement {
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label)
}
