import type { LadderFact } from '../escalations/ladder-event.ts'
import type { Side } from '../partners/party.ts'
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
  EscalationAwayFound: (telling) => {
    const { text } = telling
    const instead =
      text('instead') !== ''
        ? `${text('instead')} stands in`
        : text('asleep') !== ''
          ? `${text('asleep')} stands in, and takes no pages at that hour`
          : 'nobody stands in'
    if (text('step') === '') return `${telling.subject} would be with ${text('away')}, who is away: ${instead}.`
    return `${text('away')}, whom ${step(telling)} of ${telling.subject} tells, is away: ${instead}.`
  },
  EscalationDutyCalled: (telling) => `${telling.text('onDuty')} is on duty for ${step(telling)} of ${telling.subject}.`,
  EscalationPagedAtNight: (telling) => {
    const { text } = telling
    const instead = text('instead') === '' ? '' : `; ${text('instead')} is paged instead`
    return `${text('off')}, whom ${step(telling)} of ${telling.subject} tells, does not work at that hour and takes no pages then${instead}.`
  },
  EscalationStepUnheard: (telling) =>
    `${telling.subject} left ${step(telling)} at once: none of its messages could be delivered.`,
  EscalationAcknowledged: (telling) => `${telling.who} acknowledged ${telling.subject} and owns it${backBy(telling)}.`,
  EscalationTaken: (telling) =>
    `${telling.who} has ${telling.subject}${backBy(telling)}: it climbs on${on(telling)} until the others of its step have it, too.`,
  EscalationTakenByAll: (telling) =>
    telling.text('still') !== ''
      ? `${telling.subject} went through all its steps${on(telling)}: whoever has it, has it still.`
      : telling.who === 'Liaison'
        ? `All whom ${telling.subject} waits for${on(telling)} have it.`
        : `${telling.who} has ${telling.subject}${backBy(telling)}, and so have all whom it waits for${on(telling)}.`,
  EscalationHandedOver: ({ who, subject, text }) => {
    const from = text('from') === '' ? '' : ` from ${text('from')}`
    return who !== 'Liaison'
      ? `${who} passed ${subject}${from} to ${text('owner')}.`
      : `${subject} passed${from} to ${text('owner')}.`
  },
  EscalationBackAsked: (telling) =>
    telling.text('held') === ''
      ? `${whoeverHas(telling)} was asked how ${telling.subject} stands.`
      : `${whoeverHas(telling)} is asked how ${telling.subject} stands, as soon as they may read it.`,
  EscalationHolderSilent: (telling) =>
    `${whoeverHas(telling)} did not say how ${telling.subject} stands: it climbs on.`,
  EscalationGivenUp: ({ subject, text }) =>
    `${text('holder')} does not have ${subject} any more: ${text('still') === '' ? 'it climbs on' : 'whoever else has it, has it still'}.`,
  EscalationSnoozed: ({ who, subject, moment }) => `${who} put ${subject} off until ${moment('until')}.`,
  EscalationSnoozeEnded: ({ subject, text }) => `${subject} climbs again: ${text('holder')} had put it off until then.`,
  EscalationUrgencyChanged: (telling) =>
    `${telling.who} made ${telling.subject} a ${telling.text('to')}, after a ${telling.text('from')}${because(telling, 'why')}.`,
  EscalationNoted: ({ who, subject, said }) => `${who} noted on ${subject}${said('text')}`,
  EscalationReopened: (telling) => `${telling.who} reopened ${telling.subject}${because(telling, 'why')}.`,
  EscalationHeld: (telling) => {
    const { subject, text, moment } = telling
    const confirms = text('confirms')
    const whom = isSide(confirms) ? telling.side(confirms) : 'the other side'
    return `${subject} is held until ${whom} confirms that ${text('about')} is resolved, else until ${moment('until')}.`
  },
  EscalationHeldNoMore: ({ subject }) => `${subject} is held no more: it goes on where it stood.`,
  EscalatedNow: (telling) => `${telling.who} moved ${telling.subject} to the next step${on(telling)} without waiting.`,
  EscalationCauseJoined: (telling) =>
    `${telling.subject} is about ${telling.text('about')} too${because(telling, 'reason')}.`,
  EscalationCauseEnded: (telling) => {
    const next = telling.text('goesOn')
    const rest = next === '' ? '' : ` It goes on about ${next}.`
    return `${telling.subject} is no longer about ${telling.text('about')}${because(telling, 'why')}.${rest}`
  },
  EscalationResolved: (telling) => `${telling.who} resolved ${telling.subject}${because(telling, 'why')}.`,
  EscalationExhausted: (telling) =>
    `${telling.subject} went through all its steps${on(telling)} without an acknowledgement; whoever answers for the partner and can be reached was told.`,
  EscalationReasonAdded: (telling) => `${telling.who} added to ${telling.subject}${because(telling, 'reason')}.`,
}

/** "step 2 at Acme", and from the second round on "step 2 at Acme (round 2)". */
function step(telling: Telling): string {
  const { text } = telling
  return `step ${text('step')}${on(telling)}${Number(text('cycle')) > 1 ? ` (round ${text('cycle')})` : ''}`
}

/** " at Acme"; nothing in what was recorded when both sides climbed as one. */
function on({ text, side }: Telling): string {
  const of = text('side')
  return isSide(of) ? ` at ${side(of)}` : ''
}

/** By name, where that is for both companies to read. */
function whoeverHas(telling: Telling): string {
  const holder = telling.text('holder')
  return holder === '' ? `Whoever has it${on(telling)}` : holder
}

function backBy({ moment }: Telling): string {
  const until = moment('backBy')
  return until === '' ? '' : `, back by ${until}`
}

function isSide(text: string): text is Side {
  return text === 'internal' || text === 'partner'
}

function because({ text }: Telling, key: string): string {
  const reason = text(key).replace(/\.$/, '')
  return reason === '' ? '' : `: ${reason}`
}
