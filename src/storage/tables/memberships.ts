import { ROLES, SIDES } from '../../domain/partners/party.ts'
import type { Membership } from '../../domain/partners/partner.ts'
import type { MembershipTable } from '../../ports/store/registry.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { wordOf } from '../shapes/column.ts'
import type { Unit } from '../tx-client.ts'
import { readPerson } from './read-person.ts'

type Row = { partnerId: string; personId: string; side: string; role: string }

type RowWithPerson = Prisma.MembershipGetPayload<{ include: { person: true } }>

export function membershipTable({ db, before }: Unit): MembershipTable {
  const withPeople = async (rows: RowWithPerson[]) => {
    const { people } = await before.registry()
    for (const { person } of rows) if (!people.has(person.id)) people.set(person.id, readPerson(person))
    return rows.map((row) => ({ ...read(row), person: people.get(row.personId)! })).sort(byRank)
  }
  return {
    async of(partnerId) {
      return withPeople(await db.membership.findMany({ where: { partnerId }, include: { person: true } }))
    },
    async ofAll() {
      return withPeople(await db.membership.findMany({ include: { person: true } }))
    },
    async ofPerson(personId) {
      const rows = await db.membership.findMany({ where: { personId } })
      return rows.map(read).sort(byRank)
    },
    async add({ partnerId, personId, side, role }) {
      const key = { partnerId, personId, side, role }
      const there = await db.membership.count({ where: key })
      if (there === 0) await db.membership.create({ data: key })
    },
    async remove({ partnerId, personId, side, role }) {
      await db.membership.deleteMany({ where: { partnerId, personId, side, role } })
    },
  }
}

function read({ partnerId, personId, side, role }: Row): Membership {
  const from = { table: 'Membership', id: `${partnerId} ${personId}` }
  return { partnerId, personId, side: wordOf(SIDES, side, 'side', from), role: wordOf(ROLES, role, 'role', from) }
}

/** Account managers first, as ROLES ranks them; then in the order in which people came to be known (ids sort by time). */
function byRank(a: Membership, b: Membership): number {
  return (
    ROLES.indexOf(a.role) - ROLES.indexOf(b.role) ||
    compare(a.personId, b.personId) ||
    compare(a.partnerId, b.partnerId)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
