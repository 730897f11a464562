import type { Button } from './card.ts'
import { BUTTON_WORDS } from './product-words.ts'

type LadderDeed = 'acknowledge' | 'keep' | 'escalate-now' | 'resolve'

const DEEDS: Record<LadderDeed, Pick<Button, 'action' | 'label' | 'opensForm' | 'confirm'>> = {
  acknowledge: { action: 'escalation.acknowledge', label: BUTTON_WORDS.acknowledge },
  keep: { action: 'escalation.acknowledge', label: BUTTON_WORDS.keepEscalation },
  'escalate-now': {
    action: 'escalation.escalate-now',
    label: BUTTON_WORDS.escalateNow,
    confirm: 'The next step is told at once.',
  },
  resolve: { action: 'escalation.resolve', label: BUTTON_WORDS.resolveEscalation, opensForm: true },
}

/** Buttons for these deeds, in this order; the first is the main one. */
export function ladderButtons({ label, version }: { label: string; version: number }, deeds: LadderDeed[]): Button[] {
  return deeds.map((deed, index) => ({
    ...DEEDS[deed],
    style: index === 0 ? 'primary' : 'plain',
    subject: label,
    version,
  }))
}
