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
}

/** For the account manager and the admins: an escalation has told every step. */
export function exhaustedCard(view: ExhaustedView): Card {
  const { label, subject, partnerName, reason } = view
  const next = `Acknowledge ${label}, or name who will.`
  return {
    subject: label,
    title: `${label} has reached its last step`,
    tone: 'critical',
    blocks: [
      { kind: 'text', text: 'Every step has been told, and an acknowledgement is still due.' },
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
    fallback: `${label} about ${subject.label}, ${partnerName}, has told every step: ${sentence(reason, 300)} ${next}`,
  }
}
