import type { ClockFact } from '../sla/clock.ts'
import type { MeasureWords } from '../sla/measures/measure.ts'
import { MEASURES, ruleOf } from '../sla/measures/measures.ts'
import type { Sentence, Telling } from './telling.ts'

/** Sentences about SLA clocks say what is due and when, and never whose fault it is. */
export const CLOCK_SENTENCES: Record<ClockFact['kind'], Sentence> = {
  SlaClockStarted: (telling) => `${clock(telling)} started${due(telling)}.`,
  SlaClockPaused: (telling) => `${clock(telling)} paused.`,
  SlaClockResumed: (telling) => `${clock(telling)} went on${due(telling)}.`,
  SlaPauseStruck: (telling) =>
    `${clock(telling)} was not paused after all: the wait since ${telling.moment('since')} is struck.`,
  SlaClockStands: (telling) => `${clock(telling)} stands until the resolution is confirmed.`,
  SlaWarned: (telling) => `${clock(telling)} has used ${telling.text('percent')} % of its time${due(telling)}.`,
  SlaBreached: (telling) => {
    const moment = telling.moment('dueAt')
    return `${clock(telling)} was breached${moment === '' ? '' : `: it was due ${moment}`}.`
  },
  SlaOverdue: (telling) => {
    const moment = telling.moment('dueAt')
    return `${clock(telling)} is overdue by ${telling.text('by')}${moment === '' ? '' : `: it was due ${moment}`}.`
  },
  SlaMet: (telling) => `${clock(telling)} was met.`,
  SlaMissed: (telling) => `${clock(telling)} stopped after its due time.`,
  SlaVoided: (telling) =>
    `${clock(telling)} ended with ${telling.text('with') || (wordsOf(telling)?.over ?? 'the case')}, neither met nor missed.`,
  SlaBreachWaived: (telling) => `${telling.who} waived the breach of ${clock(telling, 'the')}${telling.said('reason')}`,
  SlaBreachWithdrawn: (telling) => {
    const why = telling.text('why').replace(/\.$/, '')
    return `${clock(telling)} is no longer breached${why === '' ? '' : `: ${why}`}.`
  },
  SlaTermsChanged: (telling) =>
    `${clock(telling)} has new terms: ${telling.text('from') === '' ? '' : `${telling.text('from')} → `}${telling.text('target')}${telling.moment('dueAt') === '' ? '' : `, now due ${telling.moment('dueAt')}`}.`,
  SlaTermsLifted: (telling) => `${clock(telling)} ended: no target applies any more.`,
}

function wordsOf({ text }: Telling): MeasureWords | undefined {
  const measure = MEASURES.find((one) => one === text('measure'))
  return measure && ruleOf(measure).words
}

/** "The resolve clock of CASE-12", with its round after a reopening; "of Platform on CASE-12" where a team of ours owes it inside our company. */
function clock(telling: Telling, the = 'The'): string {
  const { subject, text } = telling
  const round = Number(text('round')) > 1 ? ` (${wordsOf(telling)?.each ?? 'round'} ${text('round')})` : ''
  const of = text('team') === '' ? subject : `${text('team')} on ${subject}`
  return `${the} ${text('measure') || 'SLA'} clock of ${of}${round}`
}

function due({ moment }: Telling): string {
  return moment('dueAt') === '' ? '' : `, due ${moment('dueAt')}`
}
