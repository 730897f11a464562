import { DIRECTIONS, PARTNER_TYPES, type Stage, STAGES, THREADS } from '../domain/partners/partner.ts'
import type { Form, FormField, FormOption, FormValues } from './form.ts'
import { DIRECTION_OPTIONS, TYPE_OPTIONS } from './partner-add-form.ts'
import { THREADS_OPTIONS } from './partner-threads-form.ts'

/** The form of one part of how a partner is run. `since`: which versions it was opened on; `of`: which of its things. */
export type TermsFormView = {
  action: string
  title: string
  slug: string
  of: string
  since: string
  intro: string[]
  fields: FormField[]
}

/** What is sent is shown as it would be, and done only then: so sending it twice does no harm. */
export function termsForm({ action, title, slug, of, since, intro, fields }: TermsFormView): Form {
  return {
    ...{ form: action, title, submitLabel: 'See what changes', intro, fields },
    context: { subject: slug, of, since },
    repeatable: true,
  }
}

/** Which of several things is to be changed. */
export function termsChooseForm(view: {
  action: string
  title: string
  slug: string
  intro: string[]
  label: string
  options: FormOption[]
}): Form {
  const { action, title, slug, intro, label, options } = view
  return {
    ...{ form: action, title, submitLabel: 'Next', intro, context: { subject: slug }, repeatable: true },
    fields: [{ kind: 'select', id: 'of', label, options: options.map(fitted) }],
  }
}

/** As long as what stands in a drop-down may be. */
const LONGEST_OPTION = 75

function fitted({ value, label }: FormOption): FormOption {
  return { value, label: label.length > LONGEST_OPTION ? `${label.slice(0, LONGEST_OPTION - 1)}…` : label }
}

/** What a change comes to, before it is done. `held`: under which it is kept until then. */
export function termsPreviewForm({ slug, held, lines }: { slug: string; held: string; lines: string[] }): Form {
  const context = { subject: slug, held }
  return {
    ...{ form: 'terms.apply', title: 'What changes', submitLabel: 'Change it', intro: lines, fields: [], context },
    back: { label: 'Back', context: { ...context, back: 'yes' } },
  }
}

const STAGE_WORDS: Record<Stage, string> = {
  candidate: 'Candidate – not agreed yet',
  onboarding: 'Onboarding – being set up',
  steady: 'Steady – in daily work',
  renewal: 'Renewal – being agreed anew',
  exiting: 'Exiting – being wound up',
  ended: 'Ended – over',
}

export function aboutFields(values: FormValues): FormField[] {
  return [
    { kind: 'text', id: 'name', label: 'Name', maxLength: 60, ...initial(values['name']) },
    select(
      'stage',
      'Stage',
      STAGES.map((value) => ({ value, label: STAGE_WORDS[value] })),
      values,
    ),
    select(
      'type',
      'Type',
      PARTNER_TYPES.map((value) => ({ value, label: TYPE_OPTIONS[value] })),
      values,
    ),
    select(
      'direction',
      'Direction',
      DIRECTIONS.map((value) => ({ value, label: DIRECTION_OPTIONS[value] })),
      values,
    ),
    select(
      'threads',
      'What is written under its cards',
      THREADS.map((value) => ({ value, label: THREADS_OPTIONS[value] })),
      values,
    ),
  ]
}

/** `side`, `other`: what the companies are called, where the hours are those of a side. */
export function hoursFields(
  values: FormValues,
  { side, other, isNew }: { side?: string; other?: string; isNew: boolean },
): FormField[] {
  return [
    ...(isNew ? [text('name', 'What they are called', 40, values, { placeholder: 'support hours' })] : []),
    text('hours', 'Days and hours', 300, values, {
      placeholder: 'Mon-Thu 9:00-17:30; Fri 9-14',
      hint: 'As you would say them: Mon-Thu 9:00-12:00, 13-17:30; Fri 9-14. Or 24/7.',
    }),
    ...(side === undefined || other === undefined ? [] : [whoseField(side, other, values)]),
    text('zone', 'Time zone', 60, values, { hint: 'Europe/Paris, America/New_York.' }),
    text('country', 'Public holidays of', 60, values, {
      optional: true,
      placeholder: 'DE-BY',
      hint: 'A country, or with its region: FR, DE-BY, GB-ENG. Empty: none.',
    }),
    text('except', 'Of these, worked all the same', 3_000, values, {
      optional: true,
      multiline: true,
      hint: 'One a line: a date, 12-26 for every year, or the name of a holiday.',
    }),
    text('off', 'Further days off', 3_000, values, {
      optional: true,
      multiline: true,
      hint: '2026-12-24, 12-24 for every year, or 2026-12-24 to 2027-01-02.',
    }),
    text('times', 'Other hours at times', 3_000, values, {
      optional: true,
      multiline: true,
      hint: 'One a line. 07-01 to 08-31: Mon-Fri 8-14. Or a day: 12-24: 9-12.',
    }),
  ]
}

function whoseField(side: string, other: string, values: FormValues): FormField {
  const options = [
    { value: 'both', label: `Both, ${side} and ${other}` },
    { value: 'own', label: `${side} alone` },
  ]
  return select('whose', 'Who works by them?', options, values)
}

type Extra = { optional?: true; multiline?: true; hint?: string; placeholder?: string }

export function text(id: string, label: string, maxLength: number, values: FormValues, extra: Extra = {}): FormField {
  return { kind: 'text', id, label, maxLength, ...extra, ...initial(values[id]) }
}

/** A drop-down with what was chosen; without a choice, the first is. */
export function select(
  id: string,
  label: string,
  options: FormOption[],
  values: FormValues,
  extra: Pick<Extra, 'hint' | 'optional'> = {},
): FormField {
  const all = options.map(fitted)
  const chosen = all.find(({ value }) => value === values[id]) ?? (extra.optional === true ? undefined : all[0])
  return { kind: 'select', id, label, options: all, ...extra, ...initial(chosen?.value) }
}

function initial(value: string | undefined): { initial?: string } {
  return value === undefined || value === '' ? {} : { initial: value }
}
