import type { Form, FormField } from './form.ts'
import { shorten } from './quote.ts'

export type DrillFormView = {
  slug: string
  partnerName: string
  sideName: string
  /** Of the reader's own side: whom each step would call now; nobody, where it would be empty. */
  steps: { step: number; names: string[] }[]
  /** At which its reader's side is called; absent: in working hours. */
  hour?: string
  zone: string
  /** Absent until both sides have agreed. */
  isMonthly?: boolean
  /** Why none can begin now. */
  whyNone?: string
  /** Whoever has not agreed yet, beside the reader's own side. */
  waitsFor?: string
}

const NAMES = 3

/** A drill: whom it would call, when its reader's side is called, whether one begins every four weeks, and whether one begins now. */
export function drillForm(view: DrillFormView): Form {
  const { slug, partnerName, sideName, steps, whyNone, waitsFor } = view
  return {
    form: 'drill.set',
    title: 'Drills',
    submitLabel: 'Save',
    intro: [
      `With ${shorten(partnerName, 100)}: each step of both sides is called once, marked as a drill. It counts nowhere.`,
      `Of ${shorten(sideName, 60)} it would call ${steps.length === 0 ? 'nobody' : steps.map(stepWords).join('; ')}.`,
      ...(waitsFor === undefined ? [] : [`Nobody is called before ${shorten(waitsFor, 60)} has agreed.`]),
      ...(whyNone === undefined ? [] : [whyNone]),
    ],
    fields: fieldsOf(view),
    context: { subject: slug },
  }
}

function stepWords({ step, names }: DrillFormView['steps'][number]): string {
  const shown = names.slice(0, NAMES).map((name) => shorten(name, 40))
  const more = names.length > NAMES ? [`${names.length - NAMES} more`] : []
  return `at step ${step + 1} ${names.length === 0 ? 'nobody' : [...shown, ...more].join(', ')}`
}

function fieldsOf({ hour, zone, isMonthly, whyNone, waitsFor }: DrillFormView): FormField[] {
  return [
    {
      ...{ kind: 'text', id: 'hour', label: 'At which hour is your side called?', maxLength: 5, optional: true },
      ...{ placeholder: '10:00', hint: `On the clock of ${zone}. Left empty: when all whom a step calls are at work.` },
      ...(hour !== undefined && { initial: hour }),
    },
    ...(isMonthly === undefined
      ? []
      : [choice('monthly', 'One by itself every four weeks?', { yes: 'Yes', no: 'No' }, isMonthly ? 'yes' : 'no')]),
    ...(whyNone === undefined
      ? [
          choice(
            'begin',
            'And one now?',
            {
              yes: waitsFor === undefined ? 'Begin one' : 'Ask for one: it begins once they agree',
              no: 'Keep what stands above alone',
            },
            // Nobody is called because somebody saved an hour; asking calls nobody.
            waitsFor === undefined ? 'no' : 'yes',
          ),
        ]
      : []),
  ]
}

function choice(id: string, label: string, words: Record<string, string>, initial: string): FormField {
  const options = Object.entries(words).map(([value, text]) => ({ value, label: text }))
  return { kind: 'choice', id, label, options, initial }
}
