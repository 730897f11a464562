import type { PartnerOrganisationTable } from '../../ports/store/registry.ts'
import { parseColumn } from '../shapes/column.ts'
import { platformName } from '../shapes/parts/words.ts'
import type { Unit } from '../tx-client.ts'

export function partnerOrganisationTable({ db }: Unit): PartnerOrganisationTable {
  return {
    async of(partnerId) {
      const rows = await db.partnerOrganisation.findMany({
        where: { partnerId },
        orderBy: [{ platform: 'asc' }, { tenantId: 'asc' }],
      })
      return rows.map(({ platform, tenantId }) => ({
        partnerId,
        platform: parseColumn(platformName, platform, { table: 'PartnerOrganisation', id: partnerId }),
        tenantId,
      }))
    },
    isRecorded: async (platform, tenantId) =>
      (await db.partnerOrganisation.count({ where: { platform, tenantId } })) > 0,
    async add(organisation) {
      const there = await db.partnerOrganisation.count({ where: organisation })
      if (there === 0) await db.partnerOrganisation.create({ data: organisation })
    },
  }
}
