import type { Rotation } from '../../domain/rotations/rotation.ts'
import type { AbsenceTable, RotationTable } from '../../ports/store/rotations.ts'
import { expectVersion } from '../expect-saved.ts'
import { rotationShape } from '../shapes/rotation.ts'
import { readState } from '../shapes/state.ts'
import type { Unit } from '../tx-client.ts'

export function rotationTable({ db }: Unit): RotationTable {
  return {
    async get(id) {
      const row = await db.rotation.findUnique({ where: { id } })
      return row === null ? undefined : readState(rotationShape, 'Rotation', row)
    },
    async of(partnerId) {
      const rows = await db.rotation.findMany({ where: { partnerId }, orderBy: [{ name: 'asc' }, { side: 'asc' }] })
      return rows.map((row) => readState(rotationShape, 'Rotation', row))
    },
    async insert(rotation) {
      const { id, partnerId, side } = rotation
      await db.rotation.create({ data: { id, partnerId, side, ...columns(rotation) } })
    },
    async save(rotation) {
      const { id, version } = rotation
      const saved = await db.rotation.updateMany({ where: { id, version: version - 1 }, data: columns(rotation) })
      expectVersion(saved, `the rotation ${id}`, version)
    },
    async remove({ id, version }) {
      expectVersion(await db.rotation.deleteMany({ where: { id, version } }), `the rotation ${id}`, version)
    },
  }
}

function columns(rotation: Rotation) {
  return { name: rotation.name, version: rotation.version, state: rotationShape.write(rotation) }
}

export function absenceTable({ db }: Unit): AbsenceTable {
  return {
    async notOver(at) {
      const rows = await db.absence.findMany({
        where: { endsAt: { gt: new Date(at) } },
        orderBy: [{ saidAt: 'asc' }, { id: 'asc' }],
      })
      return rows.map(({ id, personId, startsAt, endsAt, delegateId, saidAt }) => ({
        ...{ id, personId, from: startsAt.getTime(), to: endsAt.getTime(), saidAt: saidAt.getTime() },
        ...(delegateId !== null && { delegateId }),
      }))
    },
    async insert({ id, personId, from, to, delegateId, saidAt }) {
      const data = { id, personId, delegateId: delegateId ?? null, saidAt: new Date(saidAt) }
      await db.absence.create({ data: { ...data, startsAt: new Date(from), endsAt: new Date(to) } })
    },
    async end(id, at) {
      await db.absence.updateMany({ where: { id }, data: { endsAt: new Date(at) } })
    },
    async remove(id) {
      await db.absence.deleteMany({ where: { id } })
    },
  }
}
