import type { CardBlock } from './card.ts'
import type { CaseView } from './case-view.ts'
import { markLine } from './mark-card.ts'
import { BUTTON_WORDS } from './product-words.ts'

/** What counts of it in figures and money, and the ways to say so: of what was withdrawn or merged nothing does. */
export function marksOn({ label, kind, status, marks, uncounted, servicesUnsaid = [] }: CaseView): CardBlock[] {
  const said: CardBlock[] =
    marks.length === 0
      ? []
      : [
          { kind: 'text', text: [{ bold: 'In figures and money' }] },
          { kind: 'list', items: marks.map(markLine) },
        ]
  if (status === 'resolved' && servicesUnsaid.length > 0)
    said.push(
      lineOf(label, {
        text: 'It says no service. Which was down?',
        action: 'case.service',
        word: BUTTON_WORDS.sayService,
      }),
    )
  if (kind !== 'incident' || status === 'withdrawn' || status === 'merged') return said
  const lines = [
    ...(uncounted
      ? [
          {
            text: `${uncounted.company} opened it about itself. Does it count?`,
            action: 'case.count',
            word: BUTTON_WORDS.countOwn,
          },
        ]
      : []),
    { text: 'Was some of it no downtime?', action: 'case.leave-out', word: BUTTON_WORDS.leaveOut },
    { text: 'Is it one incident with another?', action: 'case.same', word: BUTTON_WORDS.sameIncident },
  ]
  return [...said, ...lines.map((line) => lineOf(label, line))]
}

/** A question among the details of a case, whose button opens its form. */
export function lineOf(
  label: string,
  { text, action, word }: { text: string; action: string; word: string },
): CardBlock {
  return {
    ...{ kind: 'line', text },
    button: { action, label: word, style: 'plain', subject: label, version: 0, opensForm: true },
  }
}
