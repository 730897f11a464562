/// <reference lib="dom" />
import { el } from '../element.ts'
import { textOf, type JsonRecord } from '../record.ts'

/** Pictures are never fetched from elsewhere: then their description and address are shown in their place. */
export function drawImage(image: JsonRecord, title = ''): HTMLElement {
  const source = textOf(image['image_url']) ?? ''
  const alt = textOf(image['alt_text']) ?? ''
  if (source.startsWith('data:image/'))
    return el('img', { class: 'bk-image', src: source, alt, title: title || undefined })
  return el('span', { class: 'bk-image-absent', title: source }, `Picture: ${alt || title || source}`)
}
