import type { z } from 'zod'
import type { Item, ItemWords, Mirrored, Template } from '../../domain/checkins/template.ts'
import type { templateSheet } from './template-sheet.ts'

type Written = z.input<typeof templateSheet>

/** A template as the sheet that says all of it: read, it is the same template. */
export function writeTemplate(template: Template): Written {
  const translations = Object.entries(template.translations)
  return {
    template: template.slug,
    name: template.name,
    language: template.language,
    dimensions: Object.fromEntries(template.dimensions.map(({ name, means }) => [name, means])),
    items: template.items.map(writeItem),
    openQuestion: template.openQuestion,
    followUp: template.followUp,
    ...(template.scale && { scale: template.scale }),
    ...(translations.length > 0 && {
      translations: Object.fromEntries(
        translations.map(([language, { items, ...rest }]) => [
          language,
          { items: Object.fromEntries(Object.entries(items).map(([id, words]) => [id, writeWords(words)])), ...rest },
        ]),
      ),
    }),
  }
}

function writeItem(item: Item): Written['items'][number] {
  const { id, kind, dimension, always, when } = item
  return {
    ...{ id, kind, dimension },
    ...(always && { always }),
    ...(when && { when }),
    ...sides(item),
    ...('options' in item && { options: Object.fromEntries(item.options.map((one) => [one.id, one.label])) }),
    ...('followUp' in item && item.followUp && { followUp: sides(item.followUp) }),
  }
}

function writeWords({ options, followUp, ...words }: ItemWords) {
  return { ...sides(words), ...(options && { options }), ...(followUp && { followUp: sides(followUp) }) }
}

function sides({ internal, partner }: Mirrored): { ours: string; theirs: string } {
  return { ours: internal, theirs: partner }
}
