import type { Instant } from '../domain/time/instant.ts'
import { sayDay } from '../domain/time/say-time.ts'
import type { Card, CardBlock, Inline } from './card.ts'
import { plainText } from './plain-text.ts'
import { sentence } from './quote.ts'
import { withCode } from './with-code.ts'

/** What was not as it should be since that moment: each a line. */
export type DayLineView = { since: Instant; zone: string; lines: Inline[][] }

const TITLE = 'What was not as it should be'

/** For an admin, once a working day on which there is something of it. */
export function dayLineCard({ since, zone, lines }: DayLineView): Card {
  const headline = `${TITLE} since ${sayDay(since, zone)}: ${lines.length}`
  return {
    title: TITLE,
    headline,
    tone: 'neutral',
    blocks: lines.map((text): CardBlock => ({ kind: 'text', text })),
    buttons: [],
    footer: withCode('It comes each working day on which there is something to tell; `npx liaison doctor` says more.'),
    fallback: `${headline}. ${lines.map((line) => sentence(plainText(line), 400)).join(' ')}`,
  }
}
