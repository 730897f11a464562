import type { CaseStatus } from '../domain/cases/case.ts'
import type { Button } from './card.ts'
import { BUTTON_WORDS } from './product-words.ts'

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
  | 'share note'
  | 'escalate'
  | 'edit'
  | 'merge'
  | 'withdraw'

const DEEDS: Record<CaseDeed, Pick<Button, 'action' | 'label' | 'opensForm'>> = {
  acknowledge: { action: 'case.acknowledge', label: BUTTON_WORDS.acknowledge },
  ask: { action: 'case.ask', label: BUTTON_WORDS.ask, opensForm: true },
  reply: { action: 'case.reply', label: BUTTON_WORDS.reply, opensForm: true },
  resolve: { action: 'case.resolve', label: BUTTON_WORDS.resolve, opensForm: true },
  'confirm solved': { action: 'case.confirm', label: BUTTON_WORDS.confirmSolved },
  'confirm severity': { action: 'case.confirm', label: BUTTON_WORDS.confirmSeverity },
  'confirm merge': { action: 'case.confirm', label: BUTTON_WORDS.confirmMerge },
  'keep apart': { action: 'case.undo', label: BUTTON_WORDS.keepApart },
  'not solved': { action: 'case.reopen', label: BUTTON_WORDS.notSolved, opensForm: true },
  'no answer': { action: 'case.end-wait', label: BUTTON_WORDS.noAnswer },
  'share note': { action: 'case.share', label: BUTTON_WORDS.shareNote, opensForm: true },
  reopen: { action: 'case.reopen', label: BUTTON_WORDS.reopen, opensForm: true },
  escalate: { action: 'escalation.start', label: BUTTON_WORDS.escalate, opensForm: true },
  edit: { action: 'case.edit', label: BUTTON_WORDS.edit, opensForm: true },
  merge: { action: 'case.merge', label: BUTTON_WORDS.merge, opensForm: true },
  withdraw: { action: 'case.withdraw', label: BUTTON_WORDS.withdraw, opensForm: true },
}

/** Buttons for these deeds, in this order; the first is the main one unless `main` says that none is. */
export function caseButtons({ label, version }: CaseOnCard, deeds: CaseDeed[], main: boolean): Button[] {
  return deeds.map((deed, index) => ({
    ...DEEDS[deed],
    style: main && index === 0 ? 'primary' : 'plain',
    subject: label,
    version,
  }))
}

/** What can be done to a case in this state, the likeliest first. `toConfirm`: its resolution, or the severity that its clocks go by. */
export function deedsIn(status: CaseStatus, acknowledged: boolean, toConfirm: boolean): CaseDeed[] {
  if (status === 'resolved') return toConfirm ? ['confirm solved', 'not solved'] : ['reopen']
  const [first, ...others] = deedsWhileOpen(status, acknowledged)
  if (first === undefined) return []
  return toConfirm ? [first, 'confirm severity', ...others] : [first, ...others]
}

function deedsWhileOpen(status: Exclude<CaseStatus, 'resolved'>, acknowledged: boolean): CaseDeed[] {
  switch (status) {
    case 'open':
      return ['acknowledge', 'ask', 'resolve', 'escalate']
    case 'in-progress':
      return ['reply', 'resolve', 'ask', 'escalate']
    case 'waiting':
      return acknowledged
        ? ['reply', 'resolve', 'no answer', 'escalate']
        : ['reply', 'acknowledge', 'resolve', 'no answer', 'escalate']
    case 'withdrawn':
    case 'merged':
      return []
  }
}
