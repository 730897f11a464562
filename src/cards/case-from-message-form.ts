import {
  chosen,
  descriptionField,
  itFollows,
  serviceField,
  type ServicesOffered,
  severityAndKind,
  titleField,
} from './case-open-form.ts'
import type { Form, FormField } from './form.ts'
import { LONGEST_OPTION, partnerField } from './partner-field.ts'
import { shorten } from './quote.ts'
import { LONGEST_CASE_TITLE, LONGEST_TEXT } from './text-limits.ts'

/** As many as a drop-down holds. */
const MOST_OPTIONS = 100

/** What stands in the choice of a case for one that there is not yet. */
export const NEW_CASE = 'new'

export type CaseFromMessageView = {
  /** Which message it is, as the form hands it back. */
  context: Record<string, string>
  /** Those it may be about; with one there is nothing to choose. */
  partners: { slug: string; name: string }[]
  /** The open cases on which it may be filed in place of a new one. */
  cases: { label: string; title: string }[]
  /** The case whose thread it is in: which of the two is meant must be said. */
  inThreadOf?: string
  /** The label of the case that a new one follows. */
  follows?: string
  /** Whoever reads the case cannot read the message, so nothing of it is carried over. */
  unread: boolean
  /** Where the case will stand, e.g. "#acme-shared"; empty where that is not known yet. */
  where: string[]
  title?: string
  description?: string
  severity: string
  kind: string
  services?: ServicesOffered
}

export function caseFromMessageForm(view: CaseFromMessageView): Form {
  const { context, partners, cases, follows, title, description, severity, kind, services } = view
  const text = description === undefined ? undefined : fitting(description, LONGEST_TEXT)
  const fields: FormField[] = [
    ...(partners.length > 1 ? [partnerField(partners, 'With which partner?')] : []),
    ...(cases.length > 0 ? [caseField(view)] : []),
    {
      ...titleField(title && fitting(title, LONGEST_CASE_TITLE)),
      ...(cases.length > 0 && { optional: true, hint: 'Only a new case needs it.' }),
    },
    descriptionField(text),
    ...severityAndKind(severity, kind),
    ...serviceField(services),
  ]
  return {
    form: 'case.from-message',
    title: 'Make it a case',
    submitLabel: 'Open or file it',
    intro: [...readers(view), ...(text === description ? [] : ['The message is longer: the rest stays where it is.'])],
    fields,
    context: { ...context, ...(follows !== undefined && { follows }) },
  }
}

function readers({ partners, unread, where, inThreadOf, follows }: CaseFromMessageView): string[] {
  const [only] = partners
  const name = partners.length === 1 && only ? only.name : 'the partner'
  const at = where.length > 0 ? `, in ${where.join(' and ')}` : ''
  return [
    ...(inThreadOf === undefined ? [] : [`This is the thread of ${inThreadOf}: a new case, or this one?`]),
    ...(follows === undefined ? [] : [itFollows(follows)]),
    ...(unread ? [`People of ${name} cannot read that message, so nothing of it is carried over.`] : []),
    `People of ${name} and our own read what stands below${at}.`,
  ]
}

function caseField({ cases, inThreadOf }: CaseFromMessageView): FormField {
  const options = [
    { value: NEW_CASE, label: 'A new case' },
    ...cases.slice(0, MOST_OPTIONS - 1).map(({ label, title }) => ({
      value: label,
      label: shorten(`${label} ${title}`, LONGEST_OPTION - 1),
    })),
  ]
  const first = inThreadOf === undefined ? chosen(options, NEW_CASE) : {}
  return { kind: 'select', id: 'case', label: 'A new case, or one there is?', options, ...first }
}

/** As much as the field takes. */
export function fitting(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`
}
