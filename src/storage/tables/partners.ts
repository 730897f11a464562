import type { Partner } from '../../domain/partners/partner.ts'
import type { PartnerTable } from '../../ports/store/registry.ts'
import { agreementIn, agreementsOf } from '../agreements-of.ts'
import { expectVersion } from '../expect-saved.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { withNames } from '../shapes/names.ts'
import { partnerShape } from '../shapes/partner.ts'
import { readState } from '../shapes/state.ts'
import { storableText } from '../storable.ts'
import type { Unit } from '../tx-client.ts'
import { writeLinked } from './facts.ts'

// The databases collate differently, so names are put in order here.
const byName = new Intl.Collator('en')

type Row = Prisma.PartnerGetPayload<object>

export function partnerTable(unit: Unit): PartnerTable {
  const { db } = unit
  return {
    async get(id) {
      const row = await db.partner.findUnique({ where: { id } })
      return row === null ? undefined : (await read(unit, [row]))[0]
    },
    async bySlug(slug) {
      const row = await db.partner.findUnique({ where: { slug } })
      return row === null ? undefined : (await read(unit, [row]))[0]
    },
    async list() {
      const partners = await read(unit, await db.partner.findMany())
      return partners.sort((a, b) => byName.compare(a.name, b.name))
    },
    async insert(partner) {
      await db.partner.create({ data: { id: partner.id, ...columns(partner) } })
    },
    async save(partner) {
      const { id, version } = partner
      const changed = await db.partner.updateMany({ where: { id, version: version - 1 }, data: columns(partner) })
      expectVersion(changed, `Partner ${partner.slug}`, version)
    },
    async remove(id) {
      const of = { where: { partnerId: id } }
      await writeLinked(unit)
      await db.fact.deleteMany(of)
      await db.partnerOrganisation.deleteMany(of)
      await db.agreementVersion.deleteMany(of)
      await db.rotation.deleteMany(of)
      await db.drill.deleteMany(of)
      // Whatever else still refers to it keeps it.
      await db.partner.delete({ where: { id } })
    },
  }
}

async function read(unit: Unit, rows: Row[]): Promise<Partner[]> {
  const agreements = await agreementsOf(
    unit,
    rows.map(({ agreementId }) => agreementId),
  )
  const kept = await withNames(unit, () => rows.map((row) => readState(partnerShape, 'Partner', row)))
  return kept.map((partner, at) => {
    const { id, version, terms } = agreementIn(agreements, rows[at]!.agreementId)
    return { ...partner, agreement: { id, version }, terms }
  })
}

function columns(partner: Partner) {
  return {
    slug: partner.slug,
    name: storableText(partner.name),
    registeredAt: new Date(partner.registeredAt),
    version: partner.version,
    agreementId: partner.agreement.id,
    state: partnerShape.write(partner),
  }
}
