import { applyPartnerSheet } from '../app/apply-partner-sheet.ts'
import { inTransaction } from '../app/in-transaction.ts'
import type { Applied, SheetOptions } from '../app/partners/apply-in.ts'
import type { PartnerSheet } from '../app/partners/partner-sheet.ts'
import { planPartnerSheets } from '../app/plan-partner-sheets.ts'
import type { Means } from '../app/scene.ts'
import type { AppServices } from '../app/services.ts'
import { slugFrom } from '../domain/partners/slug.ts'
import { appliedLines } from './applied-lines.ts'
import { fine, type Line, problem } from './line.ts'
import { applyTemplate } from './apply-template.ts'
import { readSheets, type SheetRead } from './read-sheets.ts'

/** `plan`: say what would be done, and do nothing. */
export type ApplyOptions = SheetOptions & { plan?: boolean }

/**
 * `liaison apply`: register the partner of each document, or bring a registered one up to it. A document is applied as a whole or, with
 * any problem, not at all; the others stand for themselves. `by` is recorded with each change.
 */
export async function apply(
  services: AppServices,
  yaml: string,
  file: string,
  by: string,
  { plan, ...options }: ApplyOptions = {},
): Promise<Line[]> {
  const reads = readSheets(yaml, file, services.platforms)
  const lines = await applyTemplates(services, reads, file, plan === true)
  const sheets = reads.flatMap((read) => ('sheet' in read ? [read.sheet] : []))
  const origin = { via: 'command line' as const, by }
  const asked = { rename: false, ...options }
  const planned =
    plan === true
      ? await planPartnerSheets(services, sheets, origin, asked, (means) => saveAll(means, reads, file))
      : undefined
  for (const read of reads) {
    if ('problems' in read) {
      lines.push(...read.problems.map(problem))
      continue
    }
    if ('template' in read) continue
    const outcome =
      planned?.[sheets.indexOf(read.sheet)] ?? (await applyPartnerSheet(services, read.sheet, origin, asked))
    lines.push(...told(services, read.sheet, file, outcome, plan === true))
  }
  return lines
}

/** Before the partners of the same file, which may be asked with them. */
async function applyTemplates(services: AppServices, reads: SheetRead[], file: string, plan: boolean): Promise<Line[]> {
  const lines: Line[] = []
  for (const read of reads) {
    if (!('template' in read)) continue
    const done = await inTransaction(services, {}, (means) => applyTemplate(means, read.template, file, plan))
    if ('lines' in done) lines.push(...done.lines.map((text) => fine(text)))
    else lines.push(...done.problems.map(({ at, say }) => problem(`${read.lineOf(at)} ${at}: ${say}`)))
  }
  return lines
}

/** So that a partner of the same file is planned with them. What is wrong with one is said by itself. */
async function saveAll(means: Means, reads: SheetRead[], file: string): Promise<void> {
  for (const read of reads) if ('template' in read) await applyTemplate(means, read.template, file, false)
}

function told(
  { company }: AppServices,
  sheet: PartnerSheet,
  file: string,
  outcome: Applied | { refused: string },
  plan: boolean,
): Line[] {
  const slug = sheet.slug ?? slugFrom(sheet.name)
  if ('refused' in outcome) {
    const nothing = plan ? 'Nothing of this partner would be applied.' : 'Nothing of this partner was applied.'
    return [problem(`${file} ${slug}: ${outcome.refused} ${nothing}`)]
  }
  const { partner, before, news, stay, left, near } = outcome
  const title = `${partner.name} (${slug})`
  const people = [...left, ...stay.map((name) => staysNamed(name, slug))].map((text) => fine(`  ${text}`))
  if (news.length === 0 && !outcome.waits) {
    const nothing = plan ? 'Nothing would be changed.' : 'Nothing was changed.'
    const but = outcome.stillProposed
      ? `, but for what is proposed to it and waits for its word: “accept ${slug}” shows that in chat`
      : ''
    return [fine(`${title} is as ${file} says already${but}. ${nothing}`), ...people]
  }
  const done = before ? 'changed' : 'registered'
  return [
    fine(plan ? `${title}: not ${done} yet. Without --plan it is, and this is recorded:` : `${title}: ${done}.`),
    ...appliedLines(company, outcome, plan).map((text) => fine(`  ${text}`)),
    ...(near ? [fine(`  ${near.name} is registered too, as \`${near.slug}\`: is this another partner?`)] : []),
    ...people,
  ]
}

/** A sheet may be written for a part of the people only; nobody is taken away by being left out, unless that is asked for. */
function staysNamed(name: string, slug: string): string {
  return `${name} is not in the sheet and stays named. Apply it with --remove-missing, or say \`people ${slug} remove @name\` in chat, to take them away.`
}
