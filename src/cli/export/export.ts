import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { templatesInUse } from '../../app/checkins/templates.ts'
import { ask } from '../../app/queries/query.ts'
import { sheetOf } from '../../app/queries/sheet-of.ts'
import type { AppServices } from '../../app/services.ts'
import { DEFAULT_TEMPLATE } from '../../domain/checkins/default-template.ts'
import { templatesOf } from '../../domain/terms/plan-of.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Tx } from '../../ports/store/store.ts'
import { partnerCalled } from '../find-partner.ts'
import { fine, type Line, problem } from '../line.ts'
import { operatorAsking } from '../operator.ts'
import { templateYaml } from './template-yaml.ts'
import { sheetYaml } from './sheet-yaml.ts'

/**
 * `liaison export`: a partner, or each of them, as the sheet that `liaison apply` takes; applied as it is, it changes nothing. `folder`: where
 * it was asked for, and so where the file will most likely stand.
 */
export async function exportSheets(
  services: AppServices,
  asked: { partner?: string; all?: true; templates?: true; folder: string },
): Promise<Line[]> {
  const ways = [asked.partner, asked.all, asked.templates].filter((one) => one !== undefined)
  if (ways.length !== 1)
    return [
      problem(
        'Say which partner, such as `liaison export acme`, `liaison export --all` for each of them, or `liaison export --templates` for what health checks ask.',
      ),
    ]
  return services.store.read(async (view) => {
    const templates = await templatesInUse(view)
    if (asked.templates) return [fine(templates.map(templateYaml).join('---\n').trimEnd())]
    const partners = await partnersAsked(view, asked.partner)
    if ('refused' in partners) return [problem(partners.refused)]
    // What the partners are asked with comes before them; what is built in is everywhere.
    const needed = new Set(partners.flatMap(({ terms }) => templatesOf(terms)))
    const sheets = templates.filter((one) => needed.has(one.slug) && one !== DEFAULT_TEMPLATE).map(templateYaml)
    for (const partner of partners) {
      const told = await ask(sheetOf, operatorAsking(services, view), { subject: partner, partner })
      if ('refused' in told) return [problem(told.refused)]
      if (told.found)
        sheets.push(
          sheetYaml(
            told.found,
            services.platforms.map(({ name }) => name),
          ),
        )
    }
    return [fine(`${schemaLine(asked.folder)}\n${HOW}\n${sheets.join('---\n')}`.trimEnd())]
  })
}

const HOW = [
  '# Change it and apply it: npx liaison apply FILE, with --plan to see first what that would do. Whatever is left out stays as it is; what is',
  '# to end is said to end. docs/examples/partner.yaml explains every line.',
].join('\n')

async function partnersAsked(view: Tx, name: string | undefined): Promise<Partner[] | { refused: string }> {
  if (name !== undefined) {
    const partner = await partnerCalled(view, name)
    return 'refused' in partner ? partner : [partner]
  }
  const all = await view.partners.list()
  return all.length > 0
    ? all.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
    : { refused: 'No partner is registered yet. `liaison apply partner.yaml` registers one.' }
}

const SCHEMA = fileURLToPath(new URL('../../../docs/examples/partner.schema.json', import.meta.url))

/** Editors look for the schema from where the file is. */
function schemaLine(folder: string): string {
  return `# yaml-language-server: $schema=${relative(folder, SCHEMA).replaceAll('\\', '/')}`
}
