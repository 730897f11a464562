import type { Card, CardBlock } from './card.ts'

/** Why the clocks of a case stand where they do. `measure` may name its round: "resolve (round 2)". */
export type ExplainView = { label: string; clocks: { measure: string; lines: string[] }[] }

export function explainCard({ label, clocks }: ExplainView): Card {
  return {
    subject: label,
    title: `The clocks of ${label}`,
    tone: 'neutral',
    blocks: clocks.flatMap(({ measure, lines }): CardBlock[] => [
      { kind: 'text', text: [{ bold: `Time to ${measure}` }] },
      { kind: 'list', items: lines },
    ]),
    buttons: [],
    fallback: `The clocks of ${label}. ${clocks.map(({ measure, lines }) => `Time to ${measure}: ${lines.join(' ')}`).join(' ')}`,
  }
}
