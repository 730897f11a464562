import type { Partner } from '../../domain/partners/partner.ts'
import type { PartnerTable } from '../../ports/store/registry.ts'
import { expectVersion } from '../expect-saved.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { withNames } from '../shapes/names.ts'
import { partnerShape } from '../shapes/partner.ts'
import { readState } from '../shapes/state.ts'
import { storableText } from '../storable.ts'
import type { Unit } from '../tx-client.ts'

// The databases collate differently, so names are put in order here.
const byName = new Intl.Collator('en')

type Row = Prisma.PartnerGetPayload<object>

export function partnerTable({ db }: Unit): PartnerTable {
  const read = (row: Row): Partner => readState(partnerShape, 'Partner', row)
  const only = (row: Row): Promise<Partner> => withNames(db, () => read(row))
  const all = (rows: Row[]): Promise<Partner[]> => withNames(db, () => rows.map(read))
  return {
    async get(id) {
      const row = await db.partner.findUnique({ where: { id } })
      return row === null ? undefined : only(row)
    },
    async bySlug(slug) {
      const row = await db.partner.findUnique({ where: { slug } })
      return row === null ? undefined : only(row)
    },
    async list() {
      const rows = await db.partner.findMany()
      return (await all(rows)).sort((a, b) => byName.compare(a.name, b.name))
    },
    async insert(partner) {
      await db.partner.create({ data: { id: partner.id, ...columns(partner) } })
    },
    async save(partner) {
      const { id, version } = partner
      const changed = await db.partner.updateMany({ where: { id, version: version - 1 }, data: columns(partner) })
      expectVersion(changed, `Partner ${partner.slug}`, version)
    },
  }
}

function columns(partner: Partner) {
  return {
    slug: partner.slug,
    name: storableText(partner.name),
    registeredAt: new Date(partner.registeredAt),
    version: partner.version,
    state: partnerShape.write(partner),
  }
}
