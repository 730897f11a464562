import type { LadderSubject } from '../domain/escalations/ladder.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Card, Inline, PersonRef } from './card.ts'
import { ladderButtons } from './ladder-buttons.ts'
import { headed, lineOne } from './line-one.ts'
import { mentions } from './mentions.ts'
import { sentence, shorten } from './quote.ts'
import { showButton } from './show-button.ts'

/** `until`: by when their side climbs on without a word. */
export type HolderView = {
  about: { told: 'back' | 'snooze' } | { told: 'given'; byName: string }
  label: string
  version: number
  partnerName: string
  subject: LadderSubject
  reason: string
  until?: Instant
  zone: string
  holder: PersonRef
}

/** For whoever has an escalation on their side: how does it stand, it climbs again, or it is theirs now. */
export function holderCard(view: HolderView): Card {
  const { about, label, version, subject, partnerName, reason, until, zone, holder } = view
  const title = TITLES[about.told](label)
  const at: Inline[] = until === undefined ? [] : [{ at: until, zone, style: 'date-time' }]
  const next: Record<typeof about.told, Inline[]> = {
    back: [...mentions([holder]), ', say so by ', ...at],
    snooze: [...mentions([holder]), ', the next step comes ', ...at],
    given: [...mentions([holder]), ', back by ', ...at],
  }
  const from = about.told === 'given' ? `${about.byName} gave it to you. ` : ''
  return {
    subject: label,
    title,
    ...headed(lineOne(title, next[about.told]), `${from}${subject.label}, ${partnerName}: ${sentence(reason, 300)}`),
    tone: 'neutral',
    blocks: [
      { kind: 'text', text: [`${partnerName} · ${subject.label}: ${subject.title}`] },
      { kind: 'text', text: `${from}${shorten(reason, 300)}` },
    ],
    buttons: [...(about.told === 'given' ? [] : ladderButtons({ label, version }, ['keep'])), showButton(label)],
  }
}

const TITLES = {
  back: (label: string) => `Do you still have ${label}?`,
  snooze: (label: string) => `${label} climbs again`,
  given: (label: string) => `${label} is yours now`,
}
