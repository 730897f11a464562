import type { Partner } from '../../domain/partners/partner.ts'
import { mixedWord, sameName } from '../../domain/partners/same-name.ts'
import type { Means } from '../scene.ts'

/**
 * Whose name, or short name, a partner's would be taken for: two that can be mistaken for each other would sooner or later bring one
 * company's matters to the other. Our own company is one of the two in every partnership. `except` is the partner itself.
 */
export async function nameTaken(
  { tx, company }: Pick<Means, 'tx' | 'company'>,
  { name, slug }: { name: string; slug: string },
  except?: Partner,
): Promise<{ field: 'name' | 'slug'; refused: string } | undefined> {
  const mixed = mixedWord(name)
  if (mixed !== undefined)
    return {
      field: 'name',
      refused: `“${mixed}” has letters of two alphabets in one word, and could be taken for another name. Write it in one.`,
    }
  for (const [field, said] of [
    ['name', name],
    ['slug', slug],
  ] as const)
    if (sameName(said, company))
      return {
        field,
        refused: `“${said}” would be taken for ${company}, which is our own side. Choose a ${field === 'name' ? 'name' : 'short name'} that cannot be mistaken for it.`,
      }
  const others = (await tx.partners.list()).filter(({ id }) => id !== except?.id)
  const holderOf = (said: string) => others.find((one) => sameName(said, one.name) || sameName(said, one.slug))
  const namesake = holderOf(name)
  if (namesake) {
    return {
      field: 'name',
      refused: `“${name}” is taken by ${namesake.name}, which is registered as \`${namesake.slug}\`. Choose a name that cannot be mistaken for it.`,
    }
  }
  const holder = holderOf(slug)
  return holder && { field: 'slug', refused: `“${slug}” is taken by ${holder.name}. Choose another short name.` }
}
