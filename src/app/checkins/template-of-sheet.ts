import { DEFAULT_TEMPLATE } from '../../domain/checkins/default-template.ts'
import type { Item, ItemWords, Mirrored, Template, Translation } from '../../domain/checkins/template.ts'
import type { TemplateSheet } from './template-sheet.ts'

type SaidItem = TemplateSheet['items'][number]
type SaidTranslation = NonNullable<TemplateSheet['translations']>[string]

/** What a sheet words. What it leaves out is as in the built-in template. */
export function templateOfSheet(sheet: TemplateSheet): Omit<Template, 'version'> {
  return {
    slug: sheet.template,
    name: sheet.name.trim(),
    language: sheet.language ?? DEFAULT_TEMPLATE.language,
    dimensions: Object.entries(sheet.dimensions).map(([name, means]) => ({ name, means: means.trim() })),
    items: sheet.items.map(itemOf),
    openQuestion: (sheet.openQuestion ?? DEFAULT_TEMPLATE.openQuestion).trim(),
    followUp: (sheet.followUp ?? DEFAULT_TEMPLATE.followUp).trim(),
    ...(sheet.scale && { scale: sheet.scale }),
    translations: Object.fromEntries(
      Object.entries(sheet.translations ?? {}).map(([language, said]) => [language, translationOf(said)]),
    ),
  }
}

function itemOf({ id, kind = 'agree', dimension, always, when, options, followUp, ...words }: SaidItem): Item {
  const asked = {
    id,
    dimension,
    ...mirrored(words),
    ...(always && { always }),
    ...(when && { when: conditionOf(when) }),
  }
  switch (kind) {
    case 'agree':
    case 'rating':
      return { ...asked, kind, ...(followUp && { followUp: mirrored(followUp) }) }
    case 'single':
    case 'multiple':
      return {
        ...asked,
        kind,
        options: Object.entries(options ?? {}).map(([one, label]) => ({ id: one, label: label.trim() })),
      }
    default:
      return { ...asked, kind }
  }
}

function conditionOf({ item, atMost, atLeast, is }: NonNullable<SaidItem['when']>): NonNullable<Item['when']> {
  if (atMost !== undefined) return { item, atMost }
  return atLeast === undefined ? { item, is: is ?? [] } : { item, atLeast }
}

function mirrored({ ours, theirs }: { ours: string; theirs: string }): Mirrored {
  return { internal: ours.trim(), partner: theirs.trim() }
}

function translationOf({ items, openQuestion, followUp, scale }: SaidTranslation): Translation {
  const worded = Object.entries(items).map(([id, said]): [string, ItemWords] => [
    id,
    {
      ...mirrored(said),
      ...(said.options && { options: said.options }),
      ...(said.followUp && { followUp: mirrored(said.followUp) }),
    },
  ])
  return { items: Object.fromEntries(worded), openQuestion: openQuestion.trim(), followUp: followUp.trim(), scale }
}
