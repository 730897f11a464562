import { CASE_KINDS, type CaseKind, SEVERITIES } from '../domain/cases/case.ts'
import { NO_SERVICE } from '../domain/terms/derived-terms.ts'
import { KIND_WORDS, SEVERITY_WORDS } from './product-words.ts'
import type { Form, FormField } from './form.ts'
import { LONGEST_CASE_TITLE, LONGEST_TEXT } from './text-limits.ts'

/** What is already known when the form opens; a severity or kind that does not exist leaves its field empty. */
export type CaseOpenFormView = {
  slug: string
  partnerName: string
  title?: string
  severity: string
  kind: string
  /** The label of the case that it follows. */
  follows?: string
  services?: ServicesOffered
}

/** The services that the terms name, and which of them it is about unless somebody says otherwise; `none`: about none. */
export type ServicesOffered = { names: string[]; chosen: string }

const MEANS: Record<CaseKind, string> = {
  incident: 'something does not work',
  request: 'something is needed',
  question: 'something is unclear',
  change: 'something should be different',
  dispute: 'the two sides see something differently',
}

export function caseOpenForm({ slug, partnerName, title, severity, kind, follows, services }: CaseOpenFormView): Form {
  return {
    form: 'case.open',
    title: 'Open a case',
    submitLabel: 'Open the case',
    intro: [
      `With ${partnerName}. Both sides see the case; the other side is asked to acknowledge it.`,
      ...(follows === undefined ? [] : [itFollows(follows)]),
    ],
    fields: [titleField(title), descriptionField(), ...severityAndKind(severity, kind), ...serviceField(services)],
    context: { subject: slug, ...(follows !== undefined && { follows }) },
  }
}

/** What a form says of the case that it opens. */
export function itFollows(label: string): string {
  return `The new case follows ${label}, and both cards say so.`
}

/** Asked only where the terms name a service. */
export function serviceField(services: ServicesOffered | undefined): FormField[] {
  if (!services) return []
  const { names, chosen: first } = services
  const options = [
    ...names.map((name) => ({ value: name, label: name })),
    { value: NO_SERVICE, label: 'It is about no service' },
  ]
  const hint = 'While it is open, the service counts as down.'
  return [{ kind: 'select', id: 'service', label: 'Which service is down?', options, hint, ...chosen(options, first) }]
}

/** What does not exist leaves its field empty. */
export function severityAndKind(severity: string, kind: string): FormField[] {
  const severities = SEVERITIES.map((one) => ({ value: String(one), label: SEVERITY_WORDS[one] }))
  const kinds = CASE_KINDS.map((one) => ({ value: one, label: `${KIND_WORDS[one]} – ${MEANS[one]}` }))
  return [
    { kind: 'select', id: 'severity', label: 'Severity', options: severities, ...chosen(severities, severity) },
    { kind: 'select', id: 'kind', label: 'Kind', options: kinds, ...chosen(kinds, kind) },
  ]
}

export function titleField(initial: string | undefined): FormField {
  return {
    ...{ kind: 'text', id: 'title', label: 'What is it about?', maxLength: LONGEST_CASE_TITLE },
    placeholder: 'Orders API returns 500',
    ...(initial !== undefined && { initial }),
  }
}

export function descriptionField(initial?: string): FormField {
  return {
    ...{
      kind: 'text',
      id: 'description',
      label: 'Description',
      multiline: true,
      optional: true,
      maxLength: LONGEST_TEXT,
    },
    ...(initial !== undefined && { initial }),
  }
}

/** The option that is chosen at first, if it is one. */
export function chosen(options: { value: string }[], value: string): { initial?: string } {
  return options.some((option) => option.value === value) ? { initial: value } : {}
}
