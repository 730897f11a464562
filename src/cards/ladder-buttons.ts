import type { Button } from './card.ts'
import { BUTTON_WORDS } from './product-words.ts'

type LadderDeed =
  | 'acknowledge'
  | 'keep'
  | 'back-by'
  | 'back-at'
  | 'escalate-now'
  | 'snooze'
  | 'assign'
  | 'note'
  | 'calm'
  | 'resolve'
  | 'reopen'
  | 'else'

const DEEDS: Record<LadderDeed, Pick<Button, 'action' | 'label' | 'opensForm' | 'confirm'>> = {
  acknowledge: { action: 'escalation.acknowledge', label: BUTTON_WORDS.acknowledge },
  keep: { action: 'escalation.acknowledge', label: BUTTON_WORDS.keepEscalation },
  'escalate-now': {
    action: 'escalation.escalate-now',
    label: BUTTON_WORDS.escalateNow,
    confirm: 'The next step is told at once.',
  },
  'back-by': { action: 'escalation.acknowledge-until', label: BUTTON_WORDS.acknowledgeUntil, opensForm: true },
  'back-at': { action: 'escalation.acknowledge-until', label: BUTTON_WORDS.backAt, opensForm: true },
  snooze: { action: 'escalation.snooze', label: BUTTON_WORDS.snooze, opensForm: true },
  assign: { action: 'escalation.assign', label: BUTTON_WORDS.giveEscalation, opensForm: true },
  note: { action: 'escalation.note', label: BUTTON_WORDS.noteOnEscalation, opensForm: true },
  calm: { action: 'escalation.calm', label: BUTTON_WORDS.calm, opensForm: true },
  reopen: { action: 'escalation.reopen', label: BUTTON_WORDS.reopenEscalation, opensForm: true },
  else: { action: 'escalation.else', label: BUTTON_WORDS.somethingElse, opensForm: true },
  resolve: { action: 'escalation.resolve', label: BUTTON_WORDS.resolveEscalation, opensForm: true },
}

/** What each is called on its button. */
export const LADDER_DEED_WORDS = Object.fromEntries(
  Object.entries(DEEDS).map(([deed, { label }]) => [deed, label]),
) as Record<LadderDeed, string>

type Of = { label: string; version: number }

/** Buttons for these deeds, in this order; the first is the main one. */
export function ladderButtons(of: Of, deeds: LadderDeed[]): Button[] {
  return plainLadderButtons(of, deeds).map((button, index) => (index === 0 ? { ...button, style: 'primary' } : button))
}

/** The same without a main one. */
export function plainLadderButtons({ label, version }: Of, deeds: LadderDeed[]): Button[] {
  return deeds.map((deed) => ({ ...DEEDS[deed], style: 'plain', subject: label, version }))
}
