import { ownWordsOf } from './edit-template.ts'
import type { ItemWords, ScaleWords, Template, Translation } from './template.ts'
import { ENGLISH_SCALE } from './worded.ts'

/** What of a template is worded beside its questions. */
export type WordsBeside = Pick<Translation, 'openQuestion' | 'followUp' | 'scale'>

export function wordsBeside({ openQuestion, followUp, scale = ENGLISH_SCALE }: Template): WordsBeside {
  return { openQuestion, followUp, scale }
}

/** The template called and worded so. A scale that reads as the usual one stays unsaid. */
export function withWords(template: Template, name: string, { scale, ...words }: WordsBeside): Template {
  const { scale: said, ...rest } = template
  const isUsual = said === undefined && sameScale(scale, ENGLISH_SCALE)
  return { ...rest, name, ...words, ...(!isUsual && { scale }) }
}

/** Asked in this order, which names each of its questions once. */
export function inOrder(template: Template, ids: readonly string[]): Template | { refused: string } {
  const { items } = template
  const known = items.map(({ id }) => id)
  const strange = ids.find((id) => !known.includes(id))
  if (strange !== undefined) return { refused: `It asks no “${strange}”. There are: ${known.join(', ')}.` }
  const twice = ids.find((id, at) => ids.indexOf(id) < at)
  if (twice !== undefined) return { refused: `“${twice}” stands here twice: name each question once.` }
  const missing = known.filter((id) => !ids.includes(id))
  if (missing.length > 0)
    return { refused: `Name each question once: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.` }
  return { ...template, items: ids.map((id) => items.find((one) => one.id === id)!) }
}

/** The template as it is worded itself, where it is worded in no other language yet: what is translated takes the place of that, piece by piece. */
export function translationIn(template: Template, language: string): Translation {
  const known = Object.hasOwn(template.translations, language) ? template.translations[language] : undefined
  return known ?? { ...wordsBeside(template), items: ownWordsOf(template.items) }
}

export function withTranslation(template: Template, language: string, translation: Translation): Template {
  return { ...template, translations: { ...template.translations, [language]: translation } }
}

export function withItemIn(template: Template, language: string, id: string, words: ItemWords): Template {
  const translation = translationIn(template, language)
  return withTranslation(template, language, { ...translation, items: { ...translation.items, [id]: words } })
}

export function withoutTranslation(template: Template, language: string): Template {
  const { [language]: _, ...translations } = template.translations
  return { ...template, translations }
}

function sameScale(one: ScaleWords, other: ScaleWords): boolean {
  return (
    one.agree.every((word, at) => word === other.agree[at]) &&
    (['cantJudge', 'yes', 'no', 'onlyIf'] as const).every((part) => one[part] === other[part])
  )
}
