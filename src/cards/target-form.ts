import { CASE_KINDS, SEVERITIES } from '../domain/cases/case.ts'
import { type Side } from '../domain/partners/party.ts'
import { MEASURES, ruleOf } from '../domain/sla/measures/measures.ts'
import type { FormField, FormValues } from './form.ts'
import { KIND_WORDS, SEVERITY_WORDS } from './product-words.ts'
import { protectsField, type Readers } from './protects-field.ts'
import { select, text } from './terms-form.ts'

/** `owners`: what the companies are called. `ofBoth`: both sides owe it alike. `hours`: by which names there are working hours. `readers`: of what it protects. */
export type TargetFieldsView = {
  isNew: boolean
  owners: Record<Side, string>
  ofBoth: boolean
  hours: string[]
  readers: Readers
}

export function targetFields(
  values: FormValues,
  { isNew, owners, ofBoth, hours, readers }: TargetFieldsView,
): FormField[] {
  return [
    ...(isNew ? aboutFields(values) : []),
    ...(isNew || ofBoth ? ownerFields(values, owners, isNew) : []),
    text('target', 'Within', 40, values, {
      placeholder: '4h',
      hint: '30m, 4h, 1h30m, 3d (of 24 hours), 2 working days.',
    }),
    protectsField(values, 'Orders are taken while we look for the cause.', readers),
    select('hours', 'Counted', hoursOptions(hours), values),
    select(
      'pauses',
      'While it waits on the other side',
      [
        { value: 'yes', label: 'The time stands still' },
        { value: 'no', label: 'The time runs on' },
      ],
      values,
    ),
    text('attainment', 'Kept with this share of the cases', 10, values, {
      optional: true,
      placeholder: '95 %',
      hint: 'Of the cases of a period. Empty: no case may miss it.',
    }),
    text('levels', 'Levels before and after it is due', 80, values, {
      optional: true,
      hint: '−25 %, −1h sent, +4h. The last before it is told, or the one “sent”; those after it escalate. Empty: none.',
    }),
    tellsField('internal', 'Told besides the owner, on our side', values),
    tellsField('partner', 'Told besides the owner, on their side', values),
    select(
      'raised',
      'When the severity is raised, the new time counts from',
      [
        { value: 'from change', label: 'The change' },
        { value: 'from opening', label: 'The opening of the case' },
      ],
      values,
    ),
    ...(isNew ? [othersField(values)] : []),
    ...(isNew ? [] : [goesField('It holds on', 'It ends: nothing is promised about this any more', values)]),
  ]
}

function aboutFields(values: FormValues): FormField[] {
  const kinds = CASE_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))
  const severities = SEVERITIES.map((value) => ({ value: String(value), label: SEVERITY_WORDS[value] }))
  return [
    select(
      'measure',
      'The time to',
      MEASURES.map((value) => ({ value, label: ruleOf(value).words.choice })),
      values,
    ),
    select('severity', 'Of severity', [{ value: 'any', label: 'Any' }, ...severities], values),
    select('kind', 'Of the kind', [{ value: 'any', label: 'Any' }, ...kinds], values),
  ]
}

function ownerFields(values: FormValues, owners: Record<Side, string>, isNew: boolean): FormField[] {
  const options = [
    { value: 'both', label: `Both, ${owners.internal} and ${owners.partner}` },
    { value: 'internal', label: `${owners.internal} alone` },
    { value: 'partner', label: `${owners.partner} alone` },
  ]
  const team = { value: 'team', label: `A team inside ${owners.internal}: the partner does not see it` }
  return [
    select(
      'obligor',
      isNew ? 'Who owes it?' : 'For whom does this change?',
      isNew ? [...options, team] : options,
      values,
    ),
    ...(isNew
      ? [text('team', 'Name of the team', 60, values, { optional: true, hint: 'Only where a team owes it.' })]
      : []),
  ]
}

/** What the form offers of roles; what a sheet said besides is offered as it is. */
function tellsField(side: Side, label: string, values: FormValues): FormField {
  const id = `tells-${side}`
  const usual = [[], ['account-manager'], ['sponsor'], ['account-manager', 'sponsor']].map((roles) => roles.join(', '))
  const said = values[id]
  const all = said === undefined || said === NOBODY || usual.includes(said) ? usual : [...usual, said]
  const options = all.map((value) => {
    const words = value === '' ? 'Nobody else' : value.replaceAll('-', ' ')
    return { value: value || NOBODY, label: words.charAt(0).toUpperCase() + words.slice(1) }
  })
  return select(id, label, options, values)
}

const NOBODY = 'nobody'

/** What something may be counted in. */
export function hoursOptions(names: string[]): { value: string; label: string }[] {
  return [
    { value: 'calendar', label: 'In the working hours of whoever owes it' },
    { value: 'always', label: 'Day and night' },
    ...names.map((value) => ({ value, label: `In the hours “${value}”` })),
  ]
}

/** The first one of a partner's own may take the place of all that everybody starts with. */
function othersField(values: FormValues): FormField {
  const options = [
    { value: 'stay', label: 'Hold on beside it' },
    { value: 'end', label: 'End: this one takes the place of all' },
  ]
  return select('others', 'All other targets', options, values)
}

/** Whether something of several goes on, for what can be ended. */
export function goesField(on: string, ends: string, values: FormValues): FormField {
  const options = [
    { value: 'on', label: on },
    { value: 'ends', label: ends },
  ]
  return select('goes', 'From now on', options, values)
}
