/// <reference lib="dom" />
import { isRecord, textOf } from '../record.ts'
import { drawMrkdwn } from './draw-mrkdwn.ts'
import type { ReaderView } from '../reader-view.ts'

/** A plain_text or mrkdwn object, drawn as what it is. */
export function drawTextObject(value: unknown, view: ReaderView): Node[] {
  const text = plainOf(value)
  return isRecord(value) && value['type'] === 'mrkdwn' ? drawMrkdwn(text, view) : [document.createTextNode(text)]
}

/** Its words alone. */
export function plainOf(value: unknown): string {
  return isRecord(value) ? (textOf(value['text']) ?? '') : ''
}
