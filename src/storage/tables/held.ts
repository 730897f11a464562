import type { AlarmTable, HeldTable } from '../../ports/store/held.ts'
import { ConflictError } from '../../ports/store/store.ts'
import { heldRequestShape } from '../shapes/held-request.ts'
import { storableText } from '../storable.ts'
import type { Unit } from '../tx-client.ts'

export function heldTable({ db }: Unit): HeldTable {
  return {
    async get(id) {
      const row = await db.heldRequest.findUnique({ where: { id: storableText(id) } })
      if (row === null) return undefined
      const { personId, action, request, askedAt, done } = row
      return {
        id,
        personId,
        action,
        request: heldRequestShape.read(request, { table: 'HeldRequest', id }),
        askedAt: askedAt.getTime(),
        ...(done !== null && { done }),
      }
    },
    async insert({ id, personId, action, request, askedAt, done }) {
      await db.heldRequest.create({
        data: {
          id,
          personId,
          action,
          request: heldRequestShape.write(request),
          askedAt: new Date(askedAt),
          done: done ?? null,
        },
      })
    },
    async finish(id, done) {
      const { count } = await db.heldRequest.updateMany({
        where: { id, done: null },
        data: { done: storableText(done) },
      })
      if (count === 0) throw new ConflictError(`The request ${id} was confirmed before.`)
    },
  }
}

export function alarmTable({ db }: Unit): AlarmTable {
  return {
    async add({ personId, caseId, at, opened, severe }) {
      await db.alarm.create({ data: { personId, caseId, at: new Date(at), opened, severe } })
    },
    async since(personId, after) {
      const rows = await db.alarm.findMany({
        where: { personId, at: { gt: new Date(after) } },
        orderBy: [{ at: 'asc' }, { seq: 'asc' }],
      })
      return rows.map(({ caseId, at, opened, severe }) => ({ personId, caseId, at: at.getTime(), opened, severe }))
    },
  }
}
