import { CASE_KINDS, SEVERITIES } from '../domain/cases/case.ts'
import { type DerivedKind, DIRECTION_OF } from '../domain/terms/derived-terms.ts'
import { sayCounting } from '../domain/terms/say-figures.ts'
import { PERIOD_KINDS } from '../domain/time/period.ts'
import { aboutFigureFields, PERIOD_OPTIONS } from './figure-form.ts'
import type { FormField, FormOption, FormValues } from './form.ts'
import { protectsField, type Readers } from './protects-field.ts'
import { goesField, hoursOptions } from './target-form.ts'
import { select, text } from './terms-form.ts'

export const KIND_OPTIONS: Record<DerivedKind, string> = {
  availability: 'Availability of a service',
  failures: 'How often a service fails',
  mtbf: 'Time between failures of a service',
  mttr: 'Time to repair a service',
}

const TARGETS: Record<DerivedKind, { label: string; placeholder: string }> = {
  availability: { label: 'Up at least, in %', placeholder: '99.9' },
  failures: { label: 'Failures, at most', placeholder: '2' },
  mtbf: { label: 'Hours between failures, at least', placeholder: '240' },
  mttr: { label: 'Hours to repair, at most', placeholder: '4' },
}

/** `owners`: what the companies are called; `hours`: by which names there are working hours. */
type View = {
  kind: DerivedKind
  isNew: boolean
  owners: { internal: string; partner: string }
  hours: string[]
  readers: Readers
}

/** Of a figure that is counted from cases. Lists stand in one value, between commas. */
export function countedFigureFields(values: FormValues, { kind, isNew, owners, hours, readers }: View): FormField[] {
  const { label, placeholder } = TARGETS[kind]
  return [
    ...(isNew ? aboutFigureFields(values, owners) : []),
    text('service', 'Service', 60, values, { placeholder: 'Orders API', hint: 'As cases will call it.' }),
    text('value', label, 30, values, { placeholder }),
    text('floor', 'Floor', 30, values, {
      optional: true,
      hint: `${DIRECTION_OF[kind] === 'at least' ? 'Below' : 'Above'} the target: from there on nothing of it is kept.`,
    }),
    select(
      'period',
      'For each',
      PERIOD_KINDS.map((value) => ({ value, label: PERIOD_OPTIONS[value] })),
      values,
    ),
    select('hours', 'Hours of the service', hoursOptions(hours), values),
    select('severities', 'Of severity', severityOptions(values['severities']), values),
    select('kinds', 'Cases that count', kindOptions(values['kinds']), values),
    ...(kind === 'mttr' ? [] : leftOutFields(values)),
    protectsField(values, 'Orders are taken.', readers),
    ...(isNew ? [] : [goesField('It holds on', 'It ends: nothing is held against it any more', values)]),
  ]
}

function leftOutFields(values: FormValues): FormField[] {
  return [
    text('least', 'Least outage', 40, values, { optional: true, hint: '5m, 1h. Empty: any.' }),
    select(
      'maintenance',
      'Maintenance',
      [
        { value: 'none', label: 'Is not left out' },
        { value: 'confirmed', label: 'Left out where the other side confirms it' },
        { value: 'limited', label: 'Left out without a word, up to a limit' },
      ],
      values,
    ),
    text('notice', 'Announced before', 40, values, { optional: true, hint: '2d. Empty: before it begins.' }),
    text('longest', 'Longest at once', 40, values, { optional: true, hint: '4h. Only up to a limit.' }),
    text('sum', 'All in a period', 40, values, { optional: true, hint: '12h. Only up to a limit.' }),
  ]
}

function severityOptions(now: string | undefined): FormOption[] {
  const all = SEVERITIES.map((last) => SEVERITIES.slice(0, last))
  return withNow(
    all.map((some) => ({
      value: some.join(','),
      label: some.length === 1 ? '1' : some.length === SEVERITIES.length ? 'Any' : `1 to ${some.length}`,
    })),
    now,
    (value) => value.split(',').join(', '),
  ).toReversed()
}

function kindOptions(now: string | undefined): FormOption[] {
  const say = (value: string) => {
    const said = sayCounting({
      counts: { kinds: CASE_KINDS.filter((one) => value.split(',').includes(one)), severities: [...SEVERITIES] },
    })
    return `${said[0]!.toUpperCase()}${said.slice(1)}`
  }
  const usual = ['incident', 'incident,request', CASE_KINDS.join(',')]
  return withNow(
    usual.map((value) => ({ value, label: value === usual[2] ? 'Cases of any kind' : say(value) })),
    now,
    say,
  )
}

/** What was agreed by sheet stays to be chosen. */
function withNow(options: FormOption[], now: string | undefined, say: (value: string) => string): FormOption[] {
  if (now === undefined || options.some(({ value }) => value === now)) return options
  return [...options, { value: now, label: say(now) }]
}
