import type { Form } from './form.ts'
import { partnerField } from './partner-field.ts'

/** A line that was typed without a partner, e.g. `/partner case "Orders are late"`, and those it may be meant of. `held`: under which it is kept. */
export type WhichPartnerView = { held: string; line: string; partners: { slug: string; name: string }[] }

export function whichPartnerForm({ held, line, partners }: WhichPartnerView): Form {
  return {
    form: 'line.partner',
    title: 'Which partner?',
    submitLabel: 'Go on',
    intro: [`You typed: ${line}`],
    fields: [partnerField(partners, 'Partner')],
    context: { subject: held },
  }
}
