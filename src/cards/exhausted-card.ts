import type { LadderSubject } from '../domain/escalations/ladder.ts'
import type { Card } from './card.ts'
import { ladderButtons } from './ladder-buttons.ts'
import { sentence } from './quote.ts'

export type ExhaustedView = {
  label: string
  version: number
  partnerName: string
  subject: LadderSubject
  reason: string
  /** Nobody on its steps could be told. */
  untold?: boolean
}

/** For somebody of ours who can be reached: an escalation has gone through all its steps. */
export function exhaustedCard(view: ExhaustedView): Card {
  const { label, subject, partnerName, reason } = view
  const next = `Acknowledge ${label}, or name who will.`
  const [fact, short] =
    view.untold === true
      ? ['Nobody on its steps could be told, and an acknowledgement is still due.', 'could tell nobody on its steps']
      : ['Every step has been told, and an acknowledgement is still due.', 'has told every step']
  return {
    subject: label,
    title: `${label} has reached its last step`,
    tone: 'critical',
    blocks: [
      { kind: 'text', text: fact },
      { kind: 'text', text: reason },
      { kind: 'text', text: [{ bold: 'Next: ' }, next] },
      {
        kind: 'fields',
        fields: [
          { label: 'About', value: `${subject.label}: ${subject.title}` },
          { label: 'Partner', value: partnerName },
        ],
      },
    ],
    buttons: ladderButtons(view, ['acknowledge', 'resolve']),
    fallback: `${label} about ${subject.label}, ${partnerName}, ${short}: ${sentence(reason, 300)} ${next}`,
  }
}
