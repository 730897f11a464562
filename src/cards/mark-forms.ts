import { serviceField, type ServicesOffered } from './case-open-form.ts'
import type { Form, FormField, FormOption } from './form.ts'
import { shorten } from './quote.ts'
import { LONGEST_CASE_TITLE, LONGEST_TEXT } from './text-limits.ts'

/** As long as what stands in a drop-down may be. */
const LONGEST_OPTION = 75

type Subject = { label: string; title: string }
/** `zone`: in which times are entered; they are kept as they were. */
type Entering = { zone: string; values: Record<string, string> }

/** Time of a case that is no downtime. `waits`: those of the other side’s, of which one is chosen; else any time is entered. */
export function leaveOutForm(
  { label, title, otherName, waits }: Subject & { otherName: string; waits?: FormOption[] },
  { zone, values }: Entering,
): Form {
  const why = text('text', 'Why does it not count?', values, 'Both sides read it.')
  return {
    form: 'case.leave-out',
    title: 'Leave time out',
    submitLabel: 'Leave it out',
    intro: [
      about({ label, title }),
      waits
        ? `${otherName} can object within two of its working days; else it is no downtime.`
        : 'It is no downtime of theirs then, whoever owes it.',
    ],
    fields: waits
      ? [{ kind: 'select', id: 'wait', label: `When it waited on ${otherName}`, options: waits }, why]
      : [...times(zone, values), why],
    context: { subject: label },
  }
}

export function failedEarlierForm(
  { label, title, otherName }: Subject & { otherName: string },
  { zone, values }: Entering,
): Form {
  return {
    form: 'case.failed-earlier',
    title: 'It failed earlier',
    submitLabel: 'Say so',
    intro: [about({ label, title }), `It counts once ${otherName} agrees.`],
    fields: [date('fromDay', 'Day', values), time('fromTime', 'Time', zone, values)],
    context: { subject: label },
  }
}

/** `cases`: those that may tell the same incident. */
export function oneIncidentForm({
  label,
  title,
  otherName,
  cases,
}: Subject & { otherName: string; cases: Subject[] }): Form {
  return {
    form: 'case.same',
    title: 'One incident',
    submitLabel: 'They are one',
    intro: [
      about({ label, title }),
      `Linked cases count once in figures and money. ${otherName} can part them within two of its working days.`,
    ],
    fields: [
      {
        ...{ kind: 'select', id: 'other', label: 'Which case tells the same incident?' },
        options: cases.map((one) => ({
          value: one.label,
          label: shorten(`${one.label} ${one.title}`, LONGEST_OPTION - 1),
        })),
      },
    ],
    context: { subject: label },
  }
}

/** Which service was down, of a case that is over. `says`: what comes of it, and once who agrees. */
export function aboutServiceForm({ label, title, says }: Subject & { says: string }, services: ServicesOffered): Form {
  return {
    form: 'case.service',
    title: 'Which service was down?',
    submitLabel: 'Say so',
    intro: [about({ label, title }), says],
    fields: serviceField(services).map((field) => ({
      ...field,
      label: 'Which service was down?',
      hint: 'As the terms call it.',
    })),
    context: { subject: label },
  }
}

/** `marks`: where more than one can be objected to. */
export function objectForm({
  label,
  title,
  said,
  mark,
  marks,
}: Subject & { said?: string; mark?: string; marks?: FormOption[] }): Form {
  return {
    form: 'mark.object',
    title: 'Object',
    submitLabel: 'Object',
    intro: [about({ label, title }), ...(said === undefined ? [] : [said])],
    fields: [
      ...(marks ? [{ kind: 'select', id: 'mark', label: 'To what?', options: marks } as const] : []),
      text('text', 'Why?', {}, 'Both sides read it.'),
    ],
    context: { subject: label, ...(mark !== undefined && { mark }) },
  }
}

function about({ label, title }: Subject): string {
  return `${label}: ${shorten(title, LONGEST_CASE_TITLE)}`
}

function times(zone: string, values: Record<string, string>): FormField[] {
  return [
    date('fromDay', 'From, day', values),
    time('fromTime', 'From, time', zone, values),
    { ...date('toDay', 'Until, day', values), hint: 'Empty: the same day, or the next.', optional: true },
    time('toTime', 'Until, time', zone, values),
  ]
}

function date(id: string, label: string, values: Record<string, string>): FormField {
  const initial = values[id]
  return { kind: 'date', id, label, ...(initial !== undefined && { initial }) }
}

function time(id: string, label: string, zone: string, values: Record<string, string>): FormField {
  const initial = values[id]
  return {
    ...{ kind: 'text', id, label, hint: `On the clock of ${zone}.`, maxLength: 20, placeholder: '22:00' },
    ...(initial !== undefined && { initial }),
  }
}

function text(id: string, label: string, values: Record<string, string>, hint: string): FormField {
  const initial = values[id]
  return {
    ...{ kind: 'text', id, label, hint, multiline: true, maxLength: LONGEST_TEXT },
    ...(initial !== undefined && { initial }),
  }
}
