/// <reference lib="dom" />
import { el } from '../element.ts'
import { isRecord, recordsOf } from '../record.ts'
import { drawBlock } from './blocks.ts'
import { drawMrkdwn } from './draw-mrkdwn.ts'
import type { ReaderView } from '../reader-view.ts'

/** A message as Slack draws it: its blocks, else its text. */
export function drawSlackBody(payload: unknown, text: string, view: ReaderView): HTMLElement {
  const blocks = isRecord(payload) ? recordsOf(payload['blocks']) : []
  if (blocks.length === 0) return el('div', { class: 'message-text bk-text' }, ...drawMrkdwn(text, view))
  return el('div', { class: 'blocks' }, ...blocks.map((block) => drawBlock(block, view)))
}
