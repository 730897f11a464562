import type { Partner } from '../../domain/partners/partner.ts'
import type { PartnerTable } from '../../ports/store/registry.ts'
import { expectVersion } from '../expect-saved.ts'
import { readState, storableText, toJson } from '../storable.ts'
import type { Unit } from '../tx-client.ts'

// The databases collate differently, so names are put in order here.
const byName = new Intl.Collator('en')

export function partnerTable({ db }: Unit): PartnerTable {
  return {
    async get(id) {
      const row = await db.partner.findUnique({ where: { id } })
      return row === null ? undefined : readState<Partner>(row)
    },
    async bySlug(slug) {
      const row = await db.partner.findUnique({ where: { slug } })
      return row === null ? undefined : readState<Partner>(row)
    },
    async list() {
      const rows = await db.partner.findMany()
      return rows.map((row) => readState<Partner>(row)).sort((a, b) => byName.compare(a.name, b.name))
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
    state: toJson(partner),
  }
}
