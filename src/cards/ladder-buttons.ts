import type { Button } from './card.ts'

type LadderDeed = 'acknowledge' | 'escalate-now' | 'resolve'

const DEEDS: Record<LadderDeed, Pick<Button, 'action' | 'label' | 'opensForm' | 'confirm'>> = {
  acknowledge: { action: 'escalation.acknowledge', label: 'Acknowledge' },
  'escalate-now': {
    action: 'escalation.escalate-now',
    label: 'Escalate now',
    confirm: 'The next step is told at once.',
  },
  resolve: { action: 'escalation.resolve', label: 'Resolve', opensForm: true },
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
