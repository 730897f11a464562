import type { LadderSubject } from '../domain/escalations/ladder.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Card, Inline, PersonRef } from './card.ts'
import { keepTogether } from './keep-together.ts'
import { ladderButtons } from './ladder-buttons.ts'
import { mentions } from './mentions.ts'
import { plainText } from './plain-text.ts'
import { sentence } from './quote.ts'

/** `called`: who may be mentioned where the card is shown. `nextAt`: when the step after this one is told; absent after the last. */
export type CalledAgainView = {
  label: string
  version: number
  partnerName: string
  subject: LadderSubject
  reason: string
  startedAt: Instant
  nextAt?: Instant
  zone: string
  called: PersonRef[]
}

/**
 * A call where the escalation's card stands already: changing a card in place reaches nobody's attention, so whoever is told once more is
 * told with a message of its own.
 */
export function calledAgainCard(view: CalledAgainView): Card {
  const { label, subject, partnerName, reason, zone, called } = view
  const moment = (at: Instant): Inline => ({ at, zone, style: 'date-time' })
  const fact: Inline[] = [`An acknowledgement of ${label} has been due since `, moment(view.startedAt), '.']
  const next: Inline[] = [
    ...(called.length > 0 ? mentions(called) : ['Whoever is called at this step']),
    `: please acknowledge ${label}.`,
    ...(view.nextAt === undefined ? [] : [' Otherwise the next step comes ', moment(view.nextAt), '.']),
  ]
  return {
    subject: label,
    title: `${label} still waits for an acknowledgement`,
    tone: 'critical',
    blocks: [
      { kind: 'text', text: fact },
      { kind: 'text', text: keepTogether(reason) },
      { kind: 'text', text: [{ bold: 'Next: ' }, ...next] },
      {
        kind: 'fields',
        fields: [
          { label: 'About', value: `${subject.label}: ${subject.title}` },
          { label: 'Partner', value: partnerName },
        ],
      },
    ],
    buttons: ladderButtons(view, ['acknowledge', 'resolve']),
    fallback: `${label} about ${subject.label}, ${partnerName}: ${sentence(reason, 300)} ${plainText(fact)} ${plainText(next)}`,
  }
}
