import type { LadderSubject } from '../domain/escalations/ladder.ts'
import type { Card } from './card.ts'
import { ladderButtons } from './ladder-buttons.ts'
import { headed, lineOne } from './line-one.ts'
import { sentence } from './quote.ts'
import { showButton } from './show-button.ts'

export type ExhaustedView = {
  label: string
  version: number
  partnerName: string
  /** Whose steps have all been told. */
  companies: string[]
  subject: LadderSubject
  reason: string
  /** Nobody on its steps could be told. */
  untold?: boolean
}

/** For somebody of ours who can be reached: an escalation has gone through all its steps. */
export function exhaustedCard(view: ExhaustedView): Card {
  const { label, subject, partnerName, reason } = view
  const title = `${label} has reached its last step`
  const whose = view.companies.join(' and ')
  const told = `${whose}: ${view.untold === true ? 'nobody on its steps could be told' : 'every step has been told'}`
  return {
    subject: label,
    title,
    ...headed(
      lineOne(title, [told], ['acknowledge it, or name who will']),
      `${subject.label}, ${partnerName}: ${sentence(reason, 300)}`,
    ),
    tone: 'critical',
    blocks: [
      { kind: 'text', text: [`${partnerName} · ${subject.label}: ${subject.title}`] },
      { kind: 'text', text: reason },
    ],
    buttons: [...ladderButtons(view, ['acknowledge']), showButton(label)],
  }
}
