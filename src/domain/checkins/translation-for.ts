import type { Template, Translation } from './template.ts'

/**
 * The words for a reader of this locale: in their language and region, else in their language; undefined where the template's own are for them, and where nothing is
 * known of them. Platforms write "de-DE", "de_DE" and "de".
 */
export function translationFor(
  { language, translations }: Pick<Template, 'language' | 'translations'>,
  locale: string | undefined,
): Translation | undefined {
  if (locale === undefined) return undefined
  const wanted = locale.replaceAll('_', '-').toLowerCase()
  const spoken = wanted.split('-')[0]
  const tags = Object.keys(translations)
  const exact = tags.find((tag) => tag.toLowerCase() === wanted)
  if (exact !== undefined) return translations[exact]
  if (language.toLowerCase().split('-')[0] === spoken) return undefined
  const near =
    tags.find((tag) => tag.toLowerCase() === spoken) ?? tags.find((tag) => tag.toLowerCase().split('-')[0] === spoken)
  return near === undefined ? undefined : translations[near]
}
