import type { Person } from '../../domain/partners/partner.ts'
import type { Account, PersonTable } from '../../ports/store/registry.ts'
import { expectRow } from '../expect-saved.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { parseColumn } from '../shapes/column.ts'
import { platformName } from '../shapes/parts/words.ts'
import { referenceShape } from '../shapes/reference.ts'
import { storableText } from '../storable.ts'
import type { Unit } from '../tx-client.ts'

/** A row of people as the domain knows it. */
export function readPerson(row: Prisma.PersonGetPayload<object>): Person {
  const { id, name, zone, locale, ours, partnerId, profileFrom, nameBySheet, zoneBySheet } = row
  return {
    id,
    name,
    zone,
    ...(locale !== null && { locale }),
    ours,
    ...(partnerId !== null && { partnerId }),
    ...(profileFrom !== null && { profileFrom }),
    bySheet: { name: nameBySheet, zone: zoneBySheet },
  }
}

export function personTable({ db }: Unit): PersonTable {
  async function accountsOfEach(personIds: string[]): Promise<Map<string, Account[]>> {
    const found = new Map<string, Account[]>()
    const rows = await db.account.findMany({ where: { personId: { in: personIds } } })
    for (const { personId, platform, tenantId, userId } of rows) {
      const from = { table: 'Account', id: userId }
      const account = { platform: parseColumn(platformName, platform, from), tenantId, userId }
      found.set(personId, [...(found.get(personId) ?? []), account].sort(byKey))
    }
    return found
  }
  return {
    async get(id) {
      const row = await db.person.findUnique({ where: { id } })
      return row === null ? undefined : readPerson(row)
    },
    async byAccount({ platform, tenantId, userId }) {
      const row = await db.account.findUnique({
        where: { platform_tenantId_userId: { platform, tenantId, userId } },
        include: { person: true },
      })
      return row === null ? undefined : readPerson(row.person)
    },
    async accountsOf(personId) {
      return (await accountsOfEach([personId])).get(personId) ?? []
    },
    accountsOfEach,
    async insert(person, accounts) {
      await db.person.create({ data: { id: person.id, ...columns(person) } })
      for (const { platform, tenantId, userId } of accounts) {
        await db.account.create({ data: { platform, tenantId, userId, personId: person.id } })
      }
    },
    async save(person) {
      const changed = await db.person.updateMany({ where: { id: person.id }, data: columns(person) })
      expectRow(changed, `Person ${person.id}`)
    },
    async addAccount(personId, { platform, tenantId, userId }) {
      await db.account.upsert({
        where: { platform_tenantId_userId: { platform, tenantId, userId } },
        create: { platform, tenantId, userId, personId },
        update: { personId },
      })
    },
    async keepReference({ platform, tenantId, userId }, reference) {
      const where = { platform_tenantId_userId: { platform, tenantId, userId } }
      const row = await db.account.findUnique({ where, select: { reference: true } })
      if (row === null) return
      const known = readReference(row.reference, userId)
      const fresh = { ...known, ...reference }
      if (JSON.stringify(fresh) !== JSON.stringify(known))
        await db.account.update({ where, data: { reference: referenceShape.write({ reference: fresh }) } })
    },
    async referenceOf({ platform, tenantId, userId }) {
      const where = { platform_tenantId_userId: { platform, tenantId, userId } }
      const row = await db.account.findUnique({ where, select: { reference: true } })
      return readReference(row?.reference ?? null, userId)
    },
    async unaskedSince(platform, since, limit) {
      const rows = await db.account.findMany({
        where: { platform, OR: [{ askedAt: null }, { askedAt: { lt: new Date(since) } }] },
        orderBy: [{ askedAt: { sort: 'asc', nulls: 'first' } }, { tenantId: 'asc' }, { userId: 'asc' }],
        take: limit,
      })
      return rows.map(({ tenantId, userId, personId }) => ({ platform, tenantId, userId, personId }))
    },
    async ourOrganisations(platform) {
      const rows = await db.account.findMany({
        where: { platform, person: { ours: true } },
        distinct: ['tenantId'],
        orderBy: { tenantId: 'asc' },
        select: { tenantId: true },
      })
      return rows.map(({ tenantId }) => tenantId)
    },
    async markAsked({ platform, tenantId, userId }, at) {
      await db.account.updateMany({ where: { platform, tenantId, userId }, data: { askedAt: new Date(at) } })
    },
    async removeAccount({ platform, tenantId, userId }) {
      await db.account.deleteMany({ where: { platform, tenantId, userId } })
    },
  }
}

function readReference(column: Prisma.JsonValue, userId: string): Record<string, unknown> | undefined {
  return column === null ? undefined : referenceShape.read(column, { table: 'Account', id: userId }).reference
}

function columns({ name, zone, locale, ours, partnerId, profileFrom, bySheet }: Person) {
  return {
    name: storableText(name),
    zone,
    locale: locale ?? null,
    ours,
    partnerId: partnerId ?? null,
    profileFrom: profileFrom ?? null,
    nameBySheet: bySheet.name,
    zoneBySheet: bySheet.zone,
  }
}

function byKey(a: Account, b: Account): number {
  return accountKey(a) < accountKey(b) ? -1 : 1
}

function accountKey({ platform, tenantId, userId }: Account): string {
  return `${platform}:${tenantId}:${userId}`
}
