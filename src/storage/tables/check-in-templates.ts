import type { CheckInTemplateTable, SavedTemplate } from '../../ports/store/check-in-templates.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { brokenRow } from '../shapes/broken-row.ts'
import { checkInTemplateShape } from '../shapes/check-in-template.ts'
import type { Unit } from '../tx-client.ts'

type Row = Prisma.CheckInTemplateGetPayload<object>

export function checkInTemplateTable({ db }: Unit): CheckInTemplateTable {
  return {
    async newestOfEach() {
      const rows = await db.checkInTemplate.findMany({ orderBy: [{ slug: 'asc' }, { version: 'desc' }] })
      return rows.filter(({ slug }, at) => rows[at - 1]?.slug !== slug).map(read)
    },
    async newest(slug) {
      const row = await db.checkInTemplate.findFirst({ where: { slug }, orderBy: { version: 'desc' } })
      return row === null ? undefined : read(row)
    },
    async version(slug, version) {
      const row = await db.checkInTemplate.findUnique({ where: { slug_version: { slug, version } } })
      return row === null ? undefined : read(row)
    },
    async insert({ template, savedAt, by, retiredAt }) {
      const { slug, version } = template
      await db.checkInTemplate.create({
        data: {
          ...{ slug, version, savedAt: new Date(savedAt), savedBy: by ?? null },
          retiredAt: retiredAt === undefined ? null : new Date(retiredAt),
          state: checkInTemplateShape.write(template),
        },
      })
    },
    async retire(slug, at) {
      await db.checkInTemplate.updateMany({ where: { slug, retiredAt: null }, data: { retiredAt: new Date(at) } })
    },
  }
}

function read({ slug, version, savedAt, savedBy, retiredAt, state }: Row): SavedTemplate {
  const name = { table: 'CheckInTemplate', id: `${slug} ${version}` }
  const template = checkInTemplateShape.read(state, name)
  if (template.slug !== slug || template.version !== version) throw brokenRow(name, 'its state is of another row')
  return {
    ...{ template, savedAt: savedAt.getTime() },
    ...(savedBy !== null && { by: savedBy }),
    ...(retiredAt !== null && { retiredAt: retiredAt.getTime() }),
  }
}
