import type { Instant } from '../domain/time/instant.ts'
import type { Card, Inline, PersonRef } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { READ_BY_US_ALONE } from './product-words.ts'
import { quote, shorten } from './quote.ts'
import { showButton } from './show-button.ts'

/** What is asked among ourselves and has been due for long. `calls`: who is above whoever has it. */
export type ActionOverdueView = {
  label: string
  title: string
  /** What it was asked after. */
  about?: string
  overdue: 'acceptance' | 'action'
  dueAt: Instant
  zone: string
  partnerName: string
  ownerName: string
  calls: PersonRef[]
}

const MISSING: Record<ActionOverdueView['overdue'], string> = {
  acceptance: 'has not said what will change',
  action: 'has not said that it is done',
}

/** Told to our own people alone. */
export function actionOverdueCard(view: ActionOverdueView): Card {
  const { label, title, about, overdue, dueAt, zone, partnerName, ownerName, calls } = view
  const name = `${label} is overdue`
  const called = calls.flatMap((one, at): Inline[] => [...(at === 0 ? [] : [', ']), { mention: one }])
  return {
    subject: label,
    title: name,
    ...headed(lineOne(name, called), `${ownerName} ${MISSING[overdue]}: ${quote(title)}`),
    tone: 'critical',
    blocks: [
      { kind: 'text', text: [{ bold: shorten(title, 300) }] },
      {
        kind: 'text',
        text: [
          { bold: ownerName },
          ` ${MISSING[overdue]}, with ${partnerName}${about === undefined ? '' : `, after ${shorten(about, 150)}`}. Due since `,
          { at: dueAt, zone, style: 'date-time' },
          '. ',
          { code: `assign ${label} @name` },
          ' gives it to somebody else.',
        ],
      },
    ],
    buttons: [showButton(label)],
    footer: READ_BY_US_ALONE,
  }
}
