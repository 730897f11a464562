import { nearest } from '../domain/partners/nearest.ts'
import type { Partner } from '../domain/partners/partner.ts'
import type { Tx } from '../ports/store/store.ts'

/** The partner somebody means by its short name or its name, or a sentence that helps them to say it. */
export async function partnerCalled(view: Tx, name: string): Promise<Partner | { refused: string }> {
  return partnerAmong(await view.partners.list(), name)
}

/** The same of partners that are at hand already: whoever has many names to look up asks the store once. */
export function partnerAmong(all: Partner[], name: string): Partner | { refused: string } {
  const said = name.trim().toLowerCase()
  const partner = all.find(({ slug }) => slug === said) ?? all.find((one) => one.name.toLowerCase() === said)
  if (partner) return partner
  if (all.length === 0) return { refused: 'No partner is registered yet. `liaison apply partner.yaml` registers one.' }
  const meant = nearest(
    said,
    all.flatMap(({ slug, name }) => [slug, name]),
  )
  const hint =
    meant === undefined ? ` These are registered: ${listed(all.map(({ slug }) => slug))}.` : ` Did you mean “${meant}”?`
  return { refused: `There is no partner “${shown(name)}”.${hint}` }
}

const NAMED = 20

function listed(slugs: string[]): string {
  const more = slugs.length > NAMED ? ` and ${slugs.length - NAMED} more` : ''
  return `${slugs.slice(0, NAMED).join(', ')}${more}`
}

/** What somebody typed, as it can be repeated on a terminal. */
export function shown(text = ''): string {
  return text.slice(0, 60).replaceAll(/\p{Cc}+/gu, ' ')
}
