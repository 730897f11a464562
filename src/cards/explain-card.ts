import type { SideCounts } from '../domain/cases/count-sides.ts'
import type { BurnDown } from '../domain/sla/burn-down.ts'
import { formatDuration } from '../domain/time/duration.ts'
import { burnDownChart } from './burn-down-chart.ts'
import type { Card, CardBlock, Rich } from './card.ts'
import { type MarkView, markLine } from './mark-card.ts'
import { plainText } from './plain-text.ts'
import { showButton } from './show-button.ts'

/**
 * Why the clocks of a case stand where they do, who owes what they measure, and what each side did. `measure` may name its round: "resolve
 * (round 2)".
 */
export type ExplainView = {
  label: string
  clocks: { measure: string; owedBy: string; lines: string[] }[]
  sides: ({ company: string } & SideCounts)[]
  /** Of the clock that goes on and is due first, with the company that owes it. */
  burnDown?: BurnDown & { owedBy: string }
  marks: MarkView[]
  zone: string
}

export function explainCard({ label, clocks, sides, burnDown, marks, zone }: ExplainView): Card {
  const title = `The clocks of ${label}`
  const told: { about: string; lines: Rich[] }[] = [
    ...clocks.map(({ measure, owedBy, lines }) => ({ about: `Time to ${measure}, due from ${owedBy}`, lines })),
    { about: 'What each side did', lines: sides.flatMap(sideLines) },
    { about: 'In figures and money', lines: marks.map(markLine) },
  ].filter(({ lines }) => lines.length > 0)
  return {
    subject: label,
    title,
    tone: 'neutral',
    blocks: [
      ...(burnDown ? [burnDownChart(burnDown, burnDown.owedBy, zone)] : []),
      ...told.flatMap(({ about, lines }): CardBlock[] => [
        { kind: 'text', text: [{ bold: about }] },
        { kind: 'list', items: lines },
      ]),
    ],
    buttons: [showButton(label)],
    fallback: `${title}. ${told.map(({ about, lines }) => `${about}: ${lines.map(plainText).join(' ')}`).join(' ')}`,
  }
}

/** Nothing of a side that neither asked nor was waited on. */
function sideLines({
  company,
  asked,
  askedOn,
  struck,
  waitedOnMs,
  unsolved,
  takenBack,
}: ExplainView['sides'][number]): string[] {
  const question =
    struck === 0 ? '' : `; ${struck === asked ? 'that' : times(struck)} was struck, as if it had not asked`
  const further = askedOn === 0 ? '' : `, and asked on ${times(askedOn)} while it waited, which moves no clock`
  return [
    ...(asked > 0 ? [`${company} asked the other side ${times(asked)}${further}${question}.`] : []),
    ...(waitedOnMs > 0 ? [`The case waited on ${company} for ${formatDuration(waitedOnMs)}, around the clock.`] : []),
    ...(unsolved > 0
      ? [`${company} called it resolved ${times(unsolved)}, and the other side found it not solved.`]
      : []),
    ...(takenBack > 0 ? [`${company} called it resolved ${times(takenBack)}, and took that back itself.`] : []),
  ]
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}
