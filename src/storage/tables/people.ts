import type { Person } from '../../domain/partners/partner.ts'
import type { Account, PersonTable } from '../../ports/store/registry.ts'
import { expectRow } from '../expect-saved.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { parseColumn } from '../shapes/column.ts'
import { platformName } from '../shapes/parts/words.ts'
import { readPerson } from './read-person.ts'
import { referenceShape } from '../shapes/reference.ts'
import { storableText } from '../storable.ts'
import type { Unit } from '../tx-client.ts'

export function personTable({ db, before }: Unit): PersonTable {
  async function accountsOfEach(personIds: string[]): Promise<Map<string, Account[]>> {
    const { accounts } = await before.registry()
    const unknown = personIds.filter((id) => !accounts.has(id))
    if (unknown.length > 0) {
      const rows = await db.account.findMany({ where: { personId: { in: unknown } } })
      const byPerson = Map.groupBy(rows, ({ personId }) => personId)
      for (const id of unknown) accounts.set(id, (byPerson.get(id) ?? []).map(readAccount).sort(byKey))
    }
    const known = personIds.map((id): [string, Account[]] => [id, accounts.get(id) ?? []])
    return new Map(known.filter(([, own]) => own.length > 0))
  }
  const met = async (row: Prisma.PersonGetPayload<object>): Promise<Person> => {
    const person = readPerson(row)
    const { people } = await before.registry()
    people.set(person.id, person)
    return person
  }
  return {
    async get(id) {
      const { people } = await before.registry()
      const known = people.get(id)
      if (known) return known
      const row = await db.person.findUnique({ where: { id } })
      return row === null ? undefined : met(row)
    },
    async byAccount({ platform, tenantId, userId }) {
      const row = await db.account.findUnique({
        where: { platform_tenantId_userId: { platform, tenantId, userId } },
        include: { person: true },
      })
      return row === null ? undefined : met(row.person)
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

function readAccount({ platform, tenantId, userId }: Prisma.AccountGetPayload<object>): Account {
  const from = { table: 'Account', id: userId }
  return { platform: parseColumn(platformName, platform, from), tenantId, userId }
}

function readReference(column: Prisma.JsonValue, userId: string): Record<string, unknown> | undefined {
  return column === null ? undefined : referenceShape.read(column, { table: 'Account', id: userId }).reference
}

function columns({
  name,
  zone,
  locale,
  ours,
  partnerId,
  profileFrom,
  bySheet,
  digestAt,
  introducedAt,
  weeklyOff,
  pagedAlways,
  quiet,
}: Person) {
  return {
    name: storableText(name),
    zone,
    locale: locale ?? null,
    ours,
    partnerId: partnerId ?? null,
    profileFrom: profileFrom ?? null,
    nameBySheet: bySheet.name,
    zoneBySheet: bySheet.zone,
    digestAt: digestAt ?? null,
    introducedAt: introducedAt === undefined ? null : new Date(introducedAt),
    weeklyOff: weeklyOff ?? false,
    pagedAlways: pagedAlways ?? false,
    quiet: quiet ?? null,
  }
}

function byKey(a: Account, b: Account): number {
  return accountKey(a) < accountKey(b) ? -1 : 1
}

function accountKey({ platform, tenantId, userId }: Account): string {
  return `${platform}:${tenantId}:${userId}`
}
