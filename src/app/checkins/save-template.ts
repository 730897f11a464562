import type { Template } from '../../domain/checkins/template.ts'
import { type TemplateProblem, templateProblems } from '../../domain/checkins/template-problems.ts'
import { DEFAULT_TEMPLATE } from '../../domain/checkins/default-template.ts'
import { canonicalJson } from '../../domain/timeline/canonical-json.ts'
import { templatesOf } from '../../domain/terms/plan-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'
import { noSuchTemplate, templateInUse } from './templates.ts'

type Saved = { saved: Template } | { unchanged: Template } | { problems: TemplateProblem[] }

/** The next version of a template, unless it is as it was, or nobody could be asked it. `plan`: what would be saved, and nothing is. */
export async function saveTemplate(
  { tx, now }: { tx: Tx; now: Instant },
  said: Omit<Template, 'version'>,
  { by, plan = false }: { by?: string; plan?: boolean } = {},
): Promise<Saved> {
  const problems = templateProblems({ ...said, version: 1 })
  if (problems.length > 0) return { problems }
  const before = await templateInUse(tx, said.slug)
  // What somebody left out and what they said as it is usual is the same.
  if (before && canonicalJson(before) === canonicalJson({ ...said, version: before.version }))
    return { unchanged: before }
  const last = (await tx.checkInTemplates.newest(said.slug))?.template ?? before
  const template = { ...said, version: (last?.version ?? 0) + 1 }
  if (!plan) await tx.checkInTemplates.insert({ template, savedAt: now, ...(by !== undefined && { by }) })
  return { saved: template }
}

/** From now on no check begins with it. Refused while a partner's checks do: they would not open. */
export async function retireTemplate(
  { tx, now }: { tx: Tx; now: Instant },
  slug: string,
  plan = false,
): Promise<{ retired: string } | { refused: string }> {
  const template = await templateInUse(tx, slug)
  if (!template) return { refused: (await noSuchTemplate(tx, slug)) ?? '' }
  const isBuiltIn = slug === DEFAULT_TEMPLATE.slug
  if (isBuiltIn && !(await tx.checkInTemplates.newest(slug)))
    return { refused: `“${slug}” is built in, and asked where no other template is named: it cannot be retired.` }
  const users = isBuiltIn ? [] : await usersOf(tx, slug)
  if (users.length > 0) {
    const names = users.map(({ name }) => name).join(', ')
    return {
      refused: `${names} ${users.length === 1 ? 'is' : 'are'} asked with “${slug}”: choose other questions first, under Health checks of \`terms ${users[0]!.slug}\`.`,
    }
  }
  if (!plan) await tx.checkInTemplates.retire(slug, now)
  const then = isBuiltIn ? ' From the next check on, the built-in questions are asked again.' : ''
  return { retired: `“${slug}” is retired. Checks that are open go on as they are.${then}` }
}

/** Whose checks ask with it. */
export async function usersOf(
  { partners }: Pick<Tx, 'partners'>,
  slug: string,
): Promise<{ name: string; slug: string }[]> {
  const all = await partners.list()
  return all
    .filter(({ stage, terms }) => stage !== 'ended' && templatesOf(terms).includes(slug))
    .map(({ name, slug: short }) => ({ name, slug: short }))
}
