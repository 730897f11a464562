import type { Card } from './card.ts'
import { inPieces } from './in-pieces.ts'
import { noticeCard } from './notice-card.ts'
import { quote } from './quote.ts'

/** Longer pieces would be cut by one platform or the other, and more of them in one message as well. */
const PIECE = 2_500
const PIECES_IN_A_CARD = 2

/** Something was not done. `typed`: what its author wrote, which they would lose otherwise. */
export type RefusalView = { title?: string; why: string; typed: string[] }

/** Why it was not done, and what was written, whole: in as many cards as it takes, the first with the reason. */
export function refusalCards({ title = 'Not done', why, typed }: RefusalView): [Card, ...Card[]] {
  const notice = noticeCard({ title, text: why, tone: 'warning' })
  const [first, ...rest] = givenBackCards(typed)
  if (first === undefined) return [notice]
  return [
    { ...notice, blocks: [...notice.blocks, ...first.blocks], fallback: `${notice.fallback} ${first.fallback}` },
    ...rest,
  ]
}

/** What somebody wrote and nothing was done about, whole, for its author alone. */
export function givenBackCards(typed: string[]): Card[] {
  const pieces = typed.flatMap((text) => inPieces(text, PIECE))
  const cards: Card[] = []
  for (let from = 0; from < pieces.length; from += PIECES_IN_A_CARD) {
    const said = from === 0 ? 'What you wrote, so that it is not lost:' : 'What you wrote, continued:'
    const texts = pieces.slice(from, from + PIECES_IN_A_CARD)
    cards.push({
      title: 'What you wrote',
      tone: 'neutral',
      blocks: [said, ...texts].map((text) => ({ kind: 'text', text })),
      buttons: [],
      fallback: `${said} ${quote(texts.join(' '))}`,
    })
  }
  return cards
}
