import type { Side } from '../domain/partners/party.ts'
import type { Card } from './card.ts'
import type { Form } from './form.ts'
import { LADDER_DEED_WORDS, plainLadderButtons } from './ladder-buttons.ts'
import { heldOn } from './ladder-next.ts'
import type { LadderView } from './ladder-view.ts'
import { shorten } from './quote.ts'

/** What is seldom done about an escalation. */
export const RARE_DEEDS = ['back-by', 'back-at', 'assign', 'snooze', 'note', 'calm', 'reopen'] as const
export type RareDeed = (typeof RARE_DEEDS)[number]

/** An overflow holds no more. */
const MOST = 5

/** Of these what this side can do about it as it stands there, the likeliest first. */
export function rareOn(view: Pick<LadderView, 'over' | 'sides' | 'calmedBy' | 'reopenedBy'>, side: Side): RareDeed[] {
  if (view.over) return view.reopenedBy.includes(side) ? ['reopen'] : []
  // While it is held until a resolution is confirmed, it is talked about alone.
  if (heldOn(view)) return ['note']
  const calm = view.calmedBy.includes(side) ? (['calm'] as const) : []
  switch (view.sides[side].state) {
    case 'none':
      return ['note', ...calm]
    case 'acknowledged':
      return ['back-at', 'assign', 'snooze', 'note', ...calm]
    case 'snoozed':
      return ['snooze', 'assign', 'note', ...calm]
    case 'quiet':
    case 'climbing':
    case 'exhausted':
    case 'unconfirmed':
      return ['back-by', 'assign', 'snooze', 'note', ...calm]
  }
}

/** The card with that behind its other buttons; where it does not all fit, the last of them asks which. */
export function withRare<C extends Pick<Card, 'more'>>(card: C, view: LadderView, side: Side): C {
  const { more = [] } = card
  const rare = rareOn(view, side)
  const fit = more.length + rare.length <= MOST ? rare : [...rare.slice(0, MOST - more.length - 1), 'else' as const]
  const all = [...more, ...plainLadderButtons(view, fit)]
  return all.length === 0 ? card : { ...card, more: all }
}

/** What is said for a whole side: by whoever acts on the escalation alone, nothing of it. */
export const FOR_A_SIDE: readonly RareDeed[] = ['calm', 'reopen']

/** Which of these is to be done about it. */
export function ladderElseForm(view: Pick<LadderView, 'label' | 'subject'>, deeds: readonly RareDeed[]): Form {
  const options = deeds.map((value) => ({ value, label: LADDER_DEED_WORDS[value] }))
  return {
    ...{ form: 'escalation.else', title: 'About the escalation', submitLabel: 'Go on' },
    intro: [`${view.label} about ${view.subject.label}: ${shorten(view.subject.title, 150)}`],
    fields: [{ kind: 'choice', id: 'deed', label: 'What is to be done?', options, initial: options[0]!.value }],
    context: { subject: view.label },
    repeatable: true,
  }
}
