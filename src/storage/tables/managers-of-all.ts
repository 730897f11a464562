import type { ManagerOfAllTable } from '../../ports/store/registry.ts'
import type { Unit } from '../tx-client.ts'
import { readPerson } from './read-person.ts'

// The databases collate differently, so names are put in order here.
const byName = new Intl.Collator('en')

export function managerOfAllTable({ db }: Unit): ManagerOfAllTable {
  return {
    async list() {
      const rows = await db.managerOfAll.findMany({ include: { person: true } })
      return rows.map((row) => readPerson(row.person)).sort((a, b) => byName.compare(a.name, b.name))
    },
    async has(personId) {
      return (await db.managerOfAll.count({ where: { personId } })) > 0
    },
    async add(personId) {
      const there = await db.managerOfAll.count({ where: { personId } })
      if (there === 0) await db.managerOfAll.create({ data: { personId } })
    },
    async remove(personId) {
      await db.managerOfAll.deleteMany({ where: { personId } })
    },
  }
}
