import { applyPartnerSheet } from '../app/apply-partner-sheet.ts'
import type { PartnerSheet } from '../app/partners/partner-sheet.ts'
import type { AppServices } from '../app/services.ts'
import { slugFrom } from '../domain/partners/slug.ts'
import { usualHours } from '../domain/terms/hours-of.ts'
import type { Fact } from '../domain/timeline/fact.ts'
import { sayFact } from '../domain/timeline/say-fact.ts'
import type { Tx } from '../ports/store/store.ts'
import { fine, type Line, problem } from './line.ts'
import { readSheets } from './read-sheets.ts'

/**
 * `liaison apply`: register the partner of each document, or bring a registered one up to it. A document is applied as a whole or, with
 * any problem, not at all; the others stand for themselves. `by` is recorded with each change.
 */
export async function apply(
  services: AppServices,
  yaml: string,
  file: string,
  by: string,
  options: { removeMissing?: boolean } = {},
): Promise<Line[]> {
  const lines: Line[] = []
  for (const read of readSheets(yaml, file, services.platforms)) {
    if ('problems' in read) lines.push(...read.problems.map(problem))
    else lines.push(...(await applyOne(services, read.sheet, file, by, options)))
  }
  return lines
}

async function applyOne(
  services: AppServices,
  sheet: PartnerSheet,
  file: string,
  by: string,
  options: { removeMissing?: boolean },
): Promise<Line[]> {
  const { store, company } = services
  const slug = sheet.slug ?? slugFrom(sheet.name)
  const before = await store.read((view) => recorded(view, slug))
  const applied = await applyPartnerSheet(services, sheet, { via: 'command line', by }, options)
  if ('refused' in applied) return [problem(`${file} ${slug}: ${applied.refused} Nothing of this partner was applied.`)]
  const { partner, stay, left } = applied
  const after = await store.read((view) => recorded(view, slug))

  const news = after
    .slice(before.length)
    .map((fact) =>
      sayFact(fact, (side) => (side === 'internal' ? company : partner.name), usualHours(partner.terms).zone),
    )
  const title = `${partner.name} (${slug})`
  const people = [...left, ...stay.map((name) => staysNamed(name, slug))].map((text) => fine(`  ${text}`))
  if (news.length === 0) return [fine(`${title} is as ${file} says already. Nothing was changed.`), ...people]
  const done = before.length === 0 ? 'registered' : 'changed'
  return [fine(`${title}: ${done}.`), ...news.map((text) => fine(`  ${text}`)), ...people]
}

/** A sheet may be written for a part of the people only; nobody is taken away by being left out, unless that is asked for. */
function staysNamed(name: string, slug: string): string {
  return `${name} is not in the sheet and stays named. Apply it with --remove-missing, or say \`people ${slug} remove @name\` in chat, to take them away.`
}

/** What is recorded of a partner itself. */
async function recorded(view: Tx, slug: string): Promise<Fact[]> {
  const partner = await view.partners.bySlug(slug)
  return partner ? view.facts.of(partner.id, slug) : []
}
