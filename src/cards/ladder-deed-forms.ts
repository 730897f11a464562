import type { LadderSubject, Urgency } from '../domain/escalations/ladder.ts'
import { UNTIL_EXAMPLES } from '../domain/time/until-said.ts'
import type { Form, FormField } from './form.ts'
import { URGENCY_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { select } from './terms-form.ts'
import { LONGEST_TEXT } from './text-limits.ts'

/** Takes an escalation until a time that they say. */
export function ladderBackByForm(label: string, subject: LadderSubject): Form {
  return {
    ...{ form: 'escalation.acknowledge-until', title: 'Take the escalation', submitLabel: 'I have it' },
    intro: [about(label, subject), 'It stops climbing on your side, and then you are asked how it stands.'],
    fields: [until('Until when are you back?')],
    context: { subject: label },
  }
}

/** Its own side is called no more until then. */
export function ladderSnoozeForm(label: string, subject: LadderSubject): Form {
  return {
    ...{ form: 'escalation.snooze', title: 'Put the escalation off', submitLabel: 'Put it off' },
    intro: [about(label, subject), 'Until then nobody of your side is called. The other side is called as before.'],
    fields: [until('Until when?')],
    context: { subject: label },
  }
}

/** `people`: who of their own side may have it. */
export function ladderAssignForm(
  label: string,
  subject: LadderSubject,
  people: { personId: string; name: string }[],
): Form {
  const options = people.map(({ personId, name }) => ({ value: personId, label: name }))
  return {
    ...{ form: 'escalation.assign', title: 'Give the escalation', submitLabel: 'Give it' },
    intro: [about(label, subject), 'They are told, and are asked how it stands.'],
    fields: [select('personId', 'Who of your side has it from now on?', options, {})],
    context: { subject: label },
  }
}

/** `readers`: who will read it. */
export function ladderNoteForm(label: string, subject: LadderSubject, readers: 'shared' | 'internal'): Form {
  const who = readers === 'internal' ? 'Our own people read it.' : 'Both sides read it.'
  return {
    ...{ form: 'escalation.note', title: 'Note on the escalation', submitLabel: 'Note it' },
    intro: [about(label, subject), `It stands on the card, and calls nobody. ${who}`],
    fields: [text('What is to be known?')],
    context: { subject: label, readers },
  }
}

/** `to`: how urgent it can be made, the most urgent first. */
export function ladderCalmForm(label: string, subject: LadderSubject, to: Urgency[]): Form {
  const options = to.map((value) => ({ value, label: URGENCY_WORDS[value] }))
  return {
    ...{ form: 'escalation.calm', title: 'Calm the escalation', submitLabel: 'Calm it' },
    intro: [about(label, subject), 'It goes on, less urgent, on both sides, until something more urgent joins it.'],
    fields: [{ kind: 'choice', id: 'to', label: 'From now on it is', options, initial: to[0]! }, text('Why?')],
    context: { subject: label },
  }
}

export function ladderReopenForm(label: string, subject: LadderSubject): Form {
  return {
    ...{ form: 'escalation.reopen', title: 'Reopen the escalation', submitLabel: 'Reopen' },
    intro: [about(label, subject), 'It climbs again from the first step, on both sides.'],
    fields: [text('Why was it not over?')],
    context: { subject: label },
  }
}

function about(label: string, subject: LadderSubject): string {
  return `${label} about ${subject.label}: ${shorten(subject.title, 150)}`
}

function until(label: string): FormField {
  return { kind: 'text', id: 'until', label, maxLength: 40, hint: `${UNTIL_EXAMPLES}: on your own clock.` }
}

function text(label: string): FormField {
  return { kind: 'text', id: 'text', label, multiline: true, maxLength: LONGEST_TEXT }
}
