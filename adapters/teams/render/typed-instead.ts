import type { FormField } from '../../../src/cards/form.ts'

/**
 * More would make the dialog heavier than the 28 KB that Teams surely takes of a card, since all of them travel in it. Source: Microsoft Teams "Typeahead
 * search in Adaptive Cards" and "Format your bot messages".
 */
const MOST_CHOICES = 150

/** As long as anything that stands in a list. */
const LONGEST = 100

/** The field, or, where it offers more than a dialog holds, one in which the same is typed: whoever reads it understands a name as in a line. */
export function typedInstead(field: FormField): FormField {
  if (field.kind !== 'select' || field.options.length <= MOST_CHOICES) return field
  const { options, ...asked } = field
  return {
    ...asked,
    kind: 'text',
    maxLength: LONGEST,
    placeholder: `Type its name: ${options.length} are too many to list`,
  }
}
