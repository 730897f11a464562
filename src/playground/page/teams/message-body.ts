/// <reference lib="dom" />
import { drawTyped } from '../draw-typed.ts'
import { el } from '../element.ts'
import type { ReaderView } from '../reader-view.ts'
import { isRecord, recordsOf, type JsonRecord } from '../record.ts'
import { drawAdaptiveCard } from './adaptive-card.ts'

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive'

/** A message as Teams draws it: its text, then its cards. */
export function drawTeamsBody(payload: unknown, text: string, view: ReaderView): HTMLElement {
  const cards = cardsOf(payload)
  const said =
    cards.length === 0 ? text : isRecord(payload) && typeof payload['text'] === 'string' ? payload['text'] : ''
  return el(
    'div',
    { class: 'blocks' },
    said !== '' && el('div', { class: 'message-text' }, drawTyped(said, view)),
    ...cards.map((card) => drawAdaptiveCard(card, view, ({ actionId }) => view.press(actionId))),
  )
}

function cardsOf(payload: unknown): JsonRecord[] {
  if (!isRecord(payload)) return []
  return recordsOf(payload['attachments'])
    .filter(({ contentType }) => contentType === ADAPTIVE_CARD)
    .map(({ content }) => content)
    .filter(isRecord)
}
