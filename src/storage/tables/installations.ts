import type { Installation, InstallationTable } from '../../ports/store/registry.ts'
import { parseColumn } from '../shapes/column.ts'
import { credentialsShape } from '../shapes/credentials.ts'
import { platformName } from '../shapes/parts/words.ts'
import type { Unit } from '../tx-client.ts'

export function installationTable({ db }: Unit): InstallationTable {
  return {
    async list() {
      const rows = await db.installation.findMany({ orderBy: [{ platform: 'asc' }, { tenantId: 'asc' }] })
      return rows.map(({ platform, tenantId, credentials, connectedAt }) => {
        const from = { table: 'Installation', id: `${platform} ${tenantId}` }
        return {
          platform: parseColumn(platformName, platform, from),
          tenantId,
          credentials: credentialsShape.read(credentials, from).variables,
          ...(connectedAt !== null && { connectedAt: connectedAt.getTime() }),
        }
      })
    },
    async connected({ platform, tenantId, credentials, connectedAt }) {
      const known = {
        credentials: credentialsShape.write({ variables: credentials }),
        connectedAt: new Date(connectedAt),
      }
      await db.installation.upsert({
        where: { platform_tenantId: { platform, tenantId } },
        create: { platform, tenantId, ...known },
        update: known,
      })
    },
  }
}

/** Before anything can belong to it. */
export async function meetInstallation(
  { db }: Unit,
  { platform, tenantId }: Pick<Installation, 'platform' | 'tenantId'>,
): Promise<void> {
  await db.installation.upsert({
    where: { platform_tenantId: { platform, tenantId } },
    create: { platform, tenantId, credentials: credentialsShape.write({ variables: [] }) },
    update: {},
    select: { platform: true },
  })
}
