import { CHECK_IN_AUDIENCES, type CheckInAudience } from '../domain/checkins/audience.ts'
import { CHECK_IN_KINDS, type CheckInKind, type CheckInPlan } from '../domain/checkins/plan.ts'
import { CHECK_IN_PRESETS, type CheckInPreset } from '../domain/checkins/presets.ts'
import { sayAudience } from './audience-words.ts'
import type { FormField, FormOption, FormValues } from './form.ts'
import { select, text } from './terms-form.ts'

/** How often, where that is one of the usual ways: as a cron expression. */
export const CADENCES: Record<string, string> = {
  weekly: '0 10 * * 2',
  'twice a month': '0 10 * * 2#1,2#3',
  monthly: '0 10 * * 2#1',
  quarterly: '0 10 1 1,4,7,10 *',
}

const CADENCE_WORDS: Record<string, string> = {
  weekly: 'Every Tuesday at 10:00',
  'twice a month': 'The first and third Tuesday of the month at 10:00',
  monthly: 'The first Tuesday of the month at 10:00',
  quarterly: 'The first day of the quarter at 10:00',
}

/** A cadence in words where it is one of the usual ways. */
export function sayCadence(cron: string): string {
  const name = Object.keys(CADENCES).find((one) => CADENCES[one] === cron)
  const words = name === undefined ? undefined : CADENCE_WORDS[name]
  return words === undefined ? `by “${cron}”` : words[0]!.toLowerCase() + words.slice(1)
}

const KINDS: Record<CheckInKind, string> = {
  pulse: 'A pulse – five questions',
  full: 'A full check – all questions and an open one',
}

/** What each preset comes to, as it is chosen. */
const PRESET_WORDS: Record<CheckInPreset, string> = {
  outsourcing: 'Outsourcing – team each month, account managers each quarter',
  'managed-service': 'Managed service – team monthly, managers and sponsors quarterly',
  partnership: 'Partnership – team and managers monthly, sponsors quarterly',
  onboarding: 'Onboarding – team twice a month, account managers monthly',
  renewal: 'Renewal – team and managers monthly, sponsors quarterly',
  exiting: 'Exiting – team twice a month, account managers monthly',
}

/** `fitting`: the one that goes with the partner is chosen, until another is. */
export function presetFields(values: FormValues, fitting: CheckInPreset): FormField[] {
  const options = CHECK_IN_PRESETS.map((value) => ({ value, label: PRESET_WORDS[value] }))
  return [select('preset', 'Health checks as for', options, { preset: fitting, ...values })]
}

/** Which of a partner’s health checks are to be changed. */
export function checksChoice(plans: readonly CheckInPlan[]): FormOption[] {
  const cadenceOf = (audience: CheckInAudience) => plans.find((one) => one.audience === audience)?.cron
  return [
    ...CHECK_IN_AUDIENCES.map((value) => {
      const cron = cadenceOf(value)
      return { value, label: `${sayAudience(value, 'first')}: ${cron === undefined ? 'none' : sayCadence(cron)}` }
    }),
    ...plans.map(({ audience }) => ({
      value: `flags ${audience}`,
      label: `What red flags start${plans.length > 1 || audience !== 'everybody' ? `, ${audience}` : ''}`,
    })),
    { value: 'preset', label: 'All of them, as is usual for such a partner' },
  ]
}

export function checksFields(values: FormValues): FormField[] {
  const cadences = [
    { value: 'none', label: 'None – opened by hand' },
    ...Object.keys(CADENCES).map((value) => ({ value, label: CADENCE_WORDS[value] ?? value })),
    { value: 'other', label: 'As the schedule below says' },
  ]
  return [
    select('cadence', 'They come', cadences, values),
    text('cron', 'Schedule', 60, values, {
      optional: true,
      placeholder: '0 10 * * 2',
      hint: 'Only for one of your own: minute, hour, day, month, weekday.',
    }),
    select(
      'kind',
      'They ask',
      CHECK_IN_KINDS.map((value) => ({ value, label: KINDS[value] })),
      values,
    ),
    text('template', 'With the questions of', 30, values, {
      optional: true,
      placeholder: 'health',
      hint: 'A template by its short name: “templates” lists them.',
    }),
    select(
      'names',
      'They answer',
      [
        { value: 'with', label: 'With names' },
        { value: 'without', label: 'Without names, where three or more of a side are asked' },
      ],
      values,
    ),
    text('window', 'Open for', 40, values, { hint: '3 working days, 2d.' }),
    text('remind', 'A reminder after', 40, values, { hint: '1 working day, 24h.' }),
    text('again', 'A second one after', 40, values, { optional: true, hint: 'From the opening, too: 2 working days.' }),
    text('zone', 'Times are in the zone', 60, values, { hint: 'Europe/Paris, America/New_York.' }),
  ]
}
