import type { Item, ItemWords, Template } from './template.ts'

/** The template with this question in the place of the one of its id, or at its end; and with the sentence that says what its dimension means, new or reworded. */
export function withItem(template: Template, item: Item, means: string | undefined): Template {
  const known = template.items.some(({ id }) => id === item.id)
  const items = known ? template.items.map((one) => (one.id === item.id ? item : one)) : [...template.items, item]
  const isNew = !template.dimensions.some(({ name }) => name === item.dimension)
  const dimensions = isNew
    ? [...template.dimensions, { name: item.dimension, means: means ?? '' }]
    : template.dimensions.map((one) => (one.name === item.dimension && means !== undefined ? { ...one, means } : one))
  return settled({ ...template, items, dimensions })
}

export function withoutItem(template: Template, id: string): Template {
  return settled({ ...template, items: template.items.filter((one) => one.id !== id) })
}

/** The first of Q1, Q2 … that is no question yet. */
export function freeId(items: readonly Item[]): string {
  const numbers = Array.from({ length: items.length + 1 }, (_, at) => `Q${at + 1}`)
  return numbers.find((id) => !items.some((one) => one.id === id))!
}

/** Without dimensions that nothing is about any more, and with every translation whole: what is new is asked in it in the template's own words. */
function settled(template: Template): Template {
  const { items, dimensions, translations } = template
  return {
    ...template,
    dimensions: dimensions.filter(({ name }) => items.some(({ dimension }) => dimension === name)),
    translations: Object.fromEntries(
      Object.entries(translations).map(([language, words]) => [
        language,
        { ...words, items: Object.fromEntries(items.map((item) => [item.id, wordsOf(item, words.items[item.id])])) },
      ]),
    ),
  }
}

/** Every question as the template words it itself. */
export function ownWordsOf(items: readonly Item[]): Record<string, ItemWords> {
  return Object.fromEntries(items.map((item) => [item.id, wordsOf(item, undefined)]))
}

function wordsOf(item: Item, known: ItemWords | undefined): ItemWords {
  const { internal, partner } = known ?? item
  const own = 'followUp' in item ? item.followUp : undefined
  return {
    ...{ internal, partner },
    ...('options' in item && {
      options: Object.fromEntries(item.options.map(({ id, label }) => [id, known?.options?.[id] ?? label])),
    }),
    ...(own && { followUp: known?.followUp ?? own }),
  }
}
