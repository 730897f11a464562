import { type Direction, DIRECTIONS, PARTNER_TYPES, type PartnerType } from '../domain/partners/partner.ts'
import type { Form, FormField, FormOption } from './form.ts'

export const TYPE_OPTIONS: Record<PartnerType, string> = {
  outsourcing: 'Outsourcing – commodity work, at arm’s length',
  'managed-service': 'Managed service – an agreed service with SLAs',
  partnership: 'Partnership – shared goals, mutual dependency',
}

export const DIRECTION_OPTIONS: Record<Direction, string> = {
  'sell-to': 'Sell to – one side sells to the other',
  'sell-through': 'Sell through – one side sells through the other',
  'sell-of': 'Sell of – one side sells what the other makes',
  'sell-with': 'Sell with – both sell together',
}

const CADENCES: FormOption[] = [
  { value: 'none', label: 'None yet – opened by hand' },
  { value: 'monthly', label: 'Monthly pulse – five questions' },
  { value: 'quarterly', label: 'Quarterly full check – ten questions and an open one' },
]

/**
 * Registers a partner. `values` are by field id: known beforehand, or entered before and refused. The account manager picked before is
 * not among them, since a form names a person and a value only an id; the platforms keep what was picked.
 */
export function partnerAddForm(values: Record<string, string> = {}): Form {
  return {
    form: 'partner.register',
    title: 'Add a partner',
    submitLabel: 'Add',
    intro: ['Channels and people are named afterwards. Everything can be changed later.'],
    fields: [...nameFields(values), ...kindFields(values), ...calendarFields(values), ...careFields(values)],
    context: {},
  }
}

function nameFields(values: Record<string, string>): FormField[] {
  return [
    { kind: 'text', id: 'name', label: 'Name', maxLength: 60, placeholder: 'Acme Hosting', ...text(values['name']) },
    {
      kind: 'text',
      id: 'slug',
      label: 'Short name',
      optional: true,
      maxLength: 30,
      placeholder: 'acme',
      hint: 'What people type: lower-case letters, digits and hyphens. Made from the name when left empty.',
      ...text(values['slug']),
    },
  ]
}

function kindFields(values: Record<string, string>): FormField[] {
  const types = PARTNER_TYPES.map((value) => ({ value, label: TYPE_OPTIONS[value] }))
  const directions = DIRECTIONS.map((value) => ({ value, label: DIRECTION_OPTIONS[value] }))
  return [
    { kind: 'select', id: 'type', label: 'Type', options: types, ...chosen(types, values['type'], 'managed-service') },
    {
      kind: 'select',
      id: 'direction',
      label: 'Direction',
      options: directions,
      ...chosen(directions, values['direction'], 'sell-to'),
    },
  ]
}

function calendarFields(values: Record<string, string>): FormField[] {
  return [
    {
      kind: 'text',
      id: 'zone',
      label: 'Time zone',
      maxLength: 60,
      ...text(values['zone'] ?? 'Europe/London'),
      hint: 'SLA clocks run Monday to Friday, 09:00 to 17:00, in this zone: Europe/Paris, America/New_York.',
    },
    {
      kind: 'text',
      id: 'country',
      label: 'Country',
      optional: true,
      maxLength: 60,
      placeholder: 'GB-ENG',
      hint: 'FR, or with the region GB-ENG or DE-BY: its public holidays are days off.',
      ...text(values['country']),
    },
  ]
}

function careFields(values: Record<string, string>): FormField[] {
  return [
    {
      kind: 'select',
      id: 'cadence',
      label: 'Health checks',
      options: CADENCES,
      ...chosen(CADENCES, values['cadence'], 'none'),
    },
    { kind: 'person', id: 'accountManager', label: 'Account manager', optional: true, hint: 'You, when left empty.' },
  ]
}

function text(value: string | undefined): { initial?: string } {
  return value === undefined ? {} : { initial: value }
}

function chosen(options: FormOption[], value: string | undefined, usual: string): { initial: string } {
  return { initial: options.some((option) => option.value === value) && value !== undefined ? value : usual }
}
