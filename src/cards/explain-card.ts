import type { Card, CardBlock } from './card.ts'
import { showButton } from './show-button.ts'

/** Why the clocks of a case stand where they do. `measure` may name its round: "resolve (round 2)". */
export type ExplainView = { label: string; clocks: { measure: string; lines: string[] }[] }

export function explainCard({ label, clocks }: ExplainView): Card {
  const title = `The clocks of ${label}`
  return {
    subject: label,
    title,
    tone: 'neutral',
    blocks: clocks.flatMap(({ measure, lines }): CardBlock[] => [
      { kind: 'text', text: [{ bold: `Time to ${measure}` }] },
      { kind: 'list', items: lines },
    ]),
    buttons: [showButton(label)],
    fallback: `${title}. ${clocks.map(({ measure, lines }) => `Time to ${measure}: ${lines.join(' ')}`).join(' ')}`,
  }
}
