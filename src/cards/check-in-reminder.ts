import type { Instant } from '../domain/time/instant.ts'
import type { Card, Inline, PersonRef } from './card.ts'
import { answerButton } from './check-in-words.ts'
import { mentions } from './mentions.ts'
import { plainText } from './plain-text.ts'

export type CheckInReminderView = {
  label: string
  version: number
  partnerName: string
  closesAt: Instant
  zone: string
  /** Who has not answered yet: one of ours alone, or the partner's people together. */
  people: PersonRef[]
}

/** The one reminder of a health check. */
export function checkInReminderCard(view: CheckInReminderView): Card {
  const { label, people, partnerName, closesAt, zone } = view
  const text: Inline[] = [
    ...(people.length > 0 ? [...mentions(people), ': please answer '] : ['Please answer ']),
    `${label}, the health check for ${partnerName}. It closes `,
    { at: closesAt, zone, style: 'date-time' as const },
    '.',
  ]
  return {
    subject: label,
    title: 'The health check is still open',
    tone: 'neutral',
    blocks: [{ kind: 'text', text }],
    buttons: [answerButton(view, 'Answer', 'primary')],
    footer: 'This is the only reminder.',
    fallback: plainText(text),
  }
}
