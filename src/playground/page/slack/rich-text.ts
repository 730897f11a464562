/// <reference lib="dom" />
import { drawTyped } from '../draw-typed.ts'
import { el } from '../element.ts'
import { isRecord, recordsOf, textOf, type JsonRecord } from '../record.ts'
import { drawDate, drawLink, drawUser } from './draw-mrkdwn.ts'
import { isSafeUrl } from './mrkdwn.ts'
import { channelNameOf, type ReaderView } from '../reader-view.ts'

/** A rich_text block. */
export function drawRichText(block: JsonRecord, view: ReaderView): HTMLElement {
  return el('div', { class: 'bk-rich' }, ...recordsOf(block['elements']).map((part) => drawPart(part, view)))
}

function drawPart(part: JsonRecord, view: ReaderView): HTMLElement {
  const inside = () => recordsOf(part['elements']).map((element) => drawRichElement(element, view))
  switch (part['type']) {
    case 'rich_text_list': {
      const items = recordsOf(part['elements']).map((item) => el('li', {}, drawPart(item, view)))
      return el(part['style'] === 'ordered' ? 'ol' : 'ul', {}, ...items)
    }
    case 'rich_text_quote':
      return el('blockquote', { class: 'bk-quote' }, ...inside())
    case 'rich_text_preformatted':
      return el('pre', { class: 'bk-pre', tabindex: 0 }, ...inside())
    default:
      return el('div', { class: 'bk-rich-section' }, ...inside())
  }
}

function drawRichElement(element: JsonRecord, view: ReaderView): Node {
  switch (element['type']) {
    case 'text':
      return styled(textOf(element['text']) ?? '', element['style'], view)
    case 'user':
      return drawUser(textOf(element['user_id']) ?? '', view)
    case 'channel':
      return el('span', { class: 'bk-mention' }, `#${channelNameOf(view, textOf(element['channel_id']) ?? '')}`)
    case 'broadcast':
      return el('span', { class: 'bk-mention me' }, `@${textOf(element['range']) ?? 'channel'}`)
    case 'date':
      return drawDate(Number(element['timestamp']) * 1_000, textOf(element['format']) ?? '{date} {time}', view)
    case 'emoji':
      return document.createTextNode(`:${textOf(element['name']) ?? ''}:`)
    case 'link': {
      const url = textOf(element['url']) ?? ''
      const label = textOf(element['text']) ?? url
      return isSafeUrl(url) ? drawLink(url, label) : document.createTextNode(label)
    }
    default:
      return document.createTextNode(`[${String(element['type'])}]`)
  }
}

function styled(text: string, style: unknown, view: ReaderView): Node {
  if (!isRecord(style)) return drawTyped(text, view)
  let node: Node = document.createTextNode(text)
  if (style['code'] === true) node = el('code', { class: 'bk-code' }, node)
  if (style['bold'] === true) node = el('strong', {}, node)
  if (style['italic'] === true) node = el('em', {}, node)
  if (style['strike'] === true) node = el('s', {}, node)
  return node
}
