import type { LadderSubject } from '../domain/escalations/ladder.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Card, Inline, PersonRef } from './card.ts'
import { keepTogether } from './keep-together.ts'
import { ladderButtons } from './ladder-buttons.ts'
import { headed, lineOne } from './line-one.ts'
import { mentions } from './mentions.ts'
import { sentence, shorten } from './quote.ts'
import { showButton } from './show-button.ts'

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
  const { label, subject, partnerName, reason, zone, called, nextAt } = view
  const moment = (at: Instant): Inline => ({ at, zone, style: 'date-time' })
  const title = `${label} still waits for an acknowledgement`
  const next: Inline[] = [
    ...(called.length > 0 ? mentions(called) : ['whoever is called now']),
    ...(nextAt === undefined ? [] : [', by ', moment(nextAt)]),
  ]
  return {
    subject: label,
    title,
    ...headed(lineOne(title, next), `${subject.label}, ${partnerName}: ${sentence(reason, 300)}`),
    tone: 'critical',
    blocks: [
      { kind: 'text', text: [`${partnerName} · ${subject.label}: ${subject.title}`] },
      { kind: 'text', text: keepTogether(shorten(reason, 300)) },
      { kind: 'text', text: ['Due since ', moment(view.startedAt), '.'] },
    ],
    buttons: [...ladderButtons(view, ['acknowledge']), showButton(label)],
  }
}
