import type { FormField } from './form.ts'
import { shorten } from './quote.ts'

/** As long as what stands in a drop-down may be. */
export const LONGEST_OPTION = 75

/** One of some partners, by its name; submitted as its short name. */
export function partnerField(partners: { slug: string; name: string }[], label: string): FormField {
  const options = partners.map(({ slug, name }) => ({ value: slug, label: shorten(name, LONGEST_OPTION - 1) }))
  return { kind: 'select', id: 'partner', label, options }
}
