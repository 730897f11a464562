import { DEFAULT_TEMPLATE } from '../../domain/checkins/default-template.ts'
import { can } from '../../domain/partners/can.ts'
import type { Asking } from '../asking.ts'
import { usersOf } from '../checkins/save-template.ts'
import { templateInUse, templatesInUse } from '../checkins/templates.ts'
import type { Query } from './query.ts'

/** What health checks ask: each template that is in use, with the partners that are asked with it. */
export const templatesNow = {
  needs: 'template.view',
  async read(asking: Asking) {
    const templates = []
    for (const { slug, name, version, items } of await templatesInUse(asking.tx)) {
      const partners = (await usersOf(asking.tx, slug)).map((one) => one.name)
      templates.push({ slug, name, version, questions: items.length, partners })
    }
    return { templates }
  },
} satisfies Query<undefined, unknown>

/** One of them, whole; the names there are where there is none of this name. */
export const templateNow = {
  needs: 'template.view',
  async read(asking: Asking, slug: string) {
    const template = await templateInUse(asking.tx, slug)
    if (!template) return { there: (await templatesInUse(asking.tx)).map((one) => one.slug) }
    const saved = await asking.tx.checkInTemplates.newest(slug)
    const by = saved?.by === undefined ? undefined : (await asking.tx.people.get(saved.by))?.name
    return {
      template,
      partners: (await usersOf(asking.tx, slug)).map((one) => one.name),
      isBuiltIn: template === DEFAULT_TEMPLATE,
      ...(by !== undefined && { by }),
      mayEdit: 'allowed' in can(asking.actor, 'template.edit', {}, asking.permissions),
    }
  },
} satisfies Query<string, unknown>
