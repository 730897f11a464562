import { DEFAULT_TEMPLATE } from '../../domain/checkins/default-template.ts'
import type { TemplateRef } from '../../domain/checkins/run.ts'
import type { Template } from '../../domain/checkins/template.ts'
import type { Tx } from '../../ports/store/store.ts'

type View = Pick<Tx, 'checkInTemplates'>

/** The version that is asked now: the newest one, unless its template is retired. The built-in one is always there, and is asked where it was never edited. */
export async function templateInUse({ checkInTemplates }: View, slug: string): Promise<Template | undefined> {
  const newest = await checkInTemplates.newest(slug)
  if (newest && newest.retiredAt === undefined) return newest.template
  return slug === DEFAULT_TEMPLATE.slug ? DEFAULT_TEMPLATE : undefined
}

/** Those that are asked now, by their short names. */
export async function templatesInUse({ checkInTemplates }: View): Promise<Template[]> {
  const saved = (await checkInTemplates.newestOfEach()).flatMap(({ template, retiredAt }) =>
    retiredAt === undefined ? [template] : [],
  )
  const edited = saved.some(({ slug }) => slug === DEFAULT_TEMPLATE.slug)
  return (edited ? saved : [...saved, DEFAULT_TEMPLATE]).toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** As it was asked; undefined where it is of another build. */
export async function templateAsked(
  { checkInTemplates }: View,
  { slug, version }: TemplateRef,
): Promise<Template | undefined> {
  const saved = await checkInTemplates.version(slug, version)
  if (saved) return saved.template
  return slug === DEFAULT_TEMPLATE.slug && version === DEFAULT_TEMPLATE.version ? DEFAULT_TEMPLATE : undefined
}

/** Why nobody can be asked by this name, with the names there are; undefined where one can. */
export async function noSuchTemplate(view: View, slug: string): Promise<string | undefined> {
  if (await templateInUse(view, slug)) return undefined
  const there = (await templatesInUse(view)).map((one) => one.slug).join(', ')
  const retired = await view.checkInTemplates.newest(slug)
  return `${retired ? `The template “${slug}” is retired` : `There is no template “${slug}”`}. There are: ${there}.`
}
