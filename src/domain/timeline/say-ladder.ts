import type { LadderFact } from '../escalations/ladder.ts'
import { byTerms } from './by-terms.ts'
import type { Sentence, Telling } from './telling.ts'

/** `EscalationReasonAdded`: a further reason for what a running escalation is about; no second one is started. */
export const LADDER_SENTENCES: Record<LadderFact['kind'] | 'EscalationReasonAdded', Sentence> = {
  EscalationStarted: (telling) => {
    const about = telling.text('about')
    const what = `${telling.subject}${about === '' ? '' : ` about ${about}`}${byTerms(telling)}`
    return `${telling.who} started ${what}${because(telling, 'reason')}.`
  },
  EscalationClimbed: (telling) => `${telling.subject} told ${step(telling)}.`,
  EscalationStepSkipped: (telling) => `${telling.subject} skipped ${step(telling)}: it has nobody to tell.`,
  EscalationStepUnheard: (telling) =>
    `${telling.subject} left ${step(telling)} at once: none of its messages could be delivered.`,
  EscalationAcknowledged: ({ who, subject }) => `${who} acknowledged ${subject} and owns it.`,
  EscalationHandedOver: ({ subject, text }) => `${subject} passed from ${text('from')} to ${text('owner')}.`,
  EscalatedNow: ({ who, subject }) => `${who} moved ${subject} to the next step without waiting.`,
  EscalationCauseJoined: (telling) =>
    `${telling.subject} is about ${telling.text('about')} too${because(telling, 'reason')}.`,
  EscalationCauseEnded: (telling) => {
    const next = telling.text('goesOn')
    const rest = next === '' ? '' : ` It goes on about ${next}.`
    return `${telling.subject} is no longer about ${telling.text('about')}${because(telling, 'why')}.${rest}`
  },
  EscalationResolved: (telling) => `${telling.who} resolved ${telling.subject}${because(telling, 'why')}.`,
  EscalationExhausted: ({ subject }) =>
    `${subject} went through all its steps without an acknowledgement; whoever answers for the partner and can be reached was told.`,
  EscalationReasonAdded: (telling) => `${telling.who} added to ${telling.subject}${because(telling, 'reason')}.`,
}

/** "step 2", and from the second round on "step 2 (round 2)". */
function step({ text }: Telling): string {
  return `step ${text('step')}${Number(text('cycle')) > 1 ? ` (round ${text('cycle')})` : ''}`
}

function because({ text }: Telling, key: string): string {
  const reason = text(key).replace(/\.$/, '')
  return reason === '' ? '' : `: ${reason}`
}
