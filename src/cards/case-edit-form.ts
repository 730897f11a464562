import { descriptionField, serviceField, type ServicesOffered, titleField } from './case-open-form.ts'
import type { Form } from './form.ts'

/** Words a case anew: it shows all that the case says now, and what is empty afterwards is gone. Which service is down may stay unsaid. */
export function caseEditForm(
  label: string,
  { title, description, services }: { title: string; description?: string; services?: ServicesOffered },
): Form {
  // Whoever words a case anew need not know which service is down.
  const service = serviceField(services).map((field) => ('initial' in field ? field : { ...field, optional: true }))
  return {
    form: 'case.edit',
    title: 'Edit the case',
    submitLabel: 'Save',
    intro: [`${label} is read by both sides. What it said before stays in the record.`],
    fields: [titleField(title), descriptionField(description), ...service],
    context: { subject: label, whole: 'yes' },
  }
}
