import type { CaseStatus } from '../domain/cases/case.ts'
import type { Button } from './card.ts'

/** Which case, as it stands on the card. */
export type CaseOnCard = { label: string; version: number }

type CaseDeed =
  | 'acknowledge'
  | 'ask'
  | 'reply'
  | 'resolve'
  | 'confirm solved'
  | 'confirm severity'
  | 'confirm merge'
  | 'keep apart'
  | 'not solved'
  | 'no answer'
  | 'reopen'
  | 'escalate'

const DEEDS: Record<CaseDeed, Pick<Button, 'action' | 'label' | 'opensForm'>> = {
  acknowledge: { action: 'case.acknowledge', label: 'Acknowledge' },
  ask: { action: 'case.ask', label: 'Ask a question', opensForm: true },
  reply: { action: 'case.reply', label: 'Reply', opensForm: true },
  resolve: { action: 'case.resolve', label: 'Resolve', opensForm: true },
  'confirm solved': { action: 'case.confirm', label: 'Confirm it is solved' },
  'confirm severity': { action: 'case.confirm', label: 'Confirm the severity' },
  'confirm merge': { action: 'case.confirm', label: 'Merge them' },
  'keep apart': { action: 'case.undo', label: 'Keep them apart' },
  'not solved': { action: 'case.reopen', label: 'Not solved', opensForm: true },
  'no answer': { action: 'case.end-wait', label: 'No answer needed' },
  reopen: { action: 'case.reopen', label: 'Reopen', opensForm: true },
  escalate: { action: 'escalation.start', label: 'Escalate', opensForm: true },
}

/** Buttons for these deeds, in this order; the first is the main one unless `main` says that none is. */
export function caseButtons({ label, version }: CaseOnCard, deeds: CaseDeed[], main = true): Button[] {
  return deeds.map((deed, index) => ({
    ...DEEDS[deed],
    style: main && index === 0 ? 'primary' : 'plain',
    subject: label,
    version,
  }))
}

/** What can be done to a case in this state, the likeliest first. `toConfirm`: its resolution, or the severity that its clocks go by. */
export function deedsIn(status: CaseStatus, acknowledged: boolean, toConfirm: boolean): CaseDeed[] {
  if (toConfirm)
    return status === 'resolved'
      ? ['confirm solved', 'not solved']
      : [...deedsIn(status, acknowledged, false), 'confirm severity']
  switch (status) {
    case 'open':
      return ['acknowledge', 'ask', 'resolve', 'escalate']
    case 'in-progress':
      return ['reply', 'ask', 'resolve', 'escalate']
    case 'waiting':
      return acknowledged ? ['reply', 'resolve', 'escalate'] : ['reply', 'acknowledge', 'resolve', 'escalate']
    case 'resolved':
      return ['reopen']
    case 'withdrawn':
    case 'merged':
      return []
  }
}
