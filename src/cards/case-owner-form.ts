import { SEVERITIES, type Severity } from '../domain/cases/case.ts'
import type { Form } from './form.ts'
import { SEVERITY_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { select } from './terms-form.ts'
import { LONGEST_CASE_TITLE } from './text-limits.ts'

type Of = { label: string; title: string; above?: string[] }

/** Who may own it, and who does. `chosen`: who is to, before it is said. */
export type CaseOwners = {
  people: { personId: string; name: string; company: string }[]
  owner: string
  chosen?: string
}

/** Whose a case is to be: one of those named for the partner, `people` with the company of each. */
export function caseOwnerForm({ label, title, above = [] }: Of, { people, owner, chosen = owner }: CaseOwners): Form {
  const options = people.map(({ personId, name, company }) => ({ value: personId, label: `${name}, ${company}` }))
  return {
    ...{ form: 'case.assign', title: 'Assign the case', submitLabel: 'Assign' },
    intro: [...above, `${label}: ${shorten(title, LONGEST_CASE_TITLE)}`],
    fields: [select('personId', 'Who owns it?', options, { personId: chosen })],
    context: { subject: label, was: owner },
  }
}

export function caseSeverityForm({ label, title, above = [] }: Of, severity: Severity, wanted?: string): Form {
  return {
    ...{ form: 'case.set-severity', title: 'How severe it is', submitLabel: 'Change' },
    intro: [
      ...above,
      `${label}: ${shorten(title, LONGEST_CASE_TITLE)}`,
      'Its clocks follow. What our side owes is made longer only once the other side confirms it.',
    ],
    fields: [
      {
        ...{ kind: 'choice', id: 'severity', label: 'Severity', initial: wanted ?? String(severity) },
        options: SEVERITIES.map((value) => ({ value: String(value), label: SEVERITY_WORDS[value] })),
      },
    ],
    context: { subject: label, was: String(severity) },
  }
}
