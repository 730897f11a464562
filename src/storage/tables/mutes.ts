import type { Mute } from '../../domain/cases/mute.ts'
import type { MuteTable } from '../../ports/store/mutes.ts'
import type { Unit } from '../tx-client.ts'

type Row = { personId: string; caseId: string; until: Date | null; whileOwner: string | null }

export function muteTable({ db }: Unit): MuteTable {
  return {
    async ofPerson(personId) {
      const rows = await db.mute.findMany({ where: { personId }, orderBy: { caseId: 'asc' } })
      return rows.map(readMute)
    },
    async get(personId, caseId) {
      const row = await db.mute.findUnique({ where: { personId_caseId: { personId, caseId } } })
      return row === null ? undefined : readMute(row)
    },
    async set({ personId, caseId, until, whileOwner }) {
      const held = { until: until === undefined ? null : new Date(until), whileOwner: whileOwner ?? null }
      const where = { personId_caseId: { personId, caseId } }
      await db.mute.upsert({ where, create: { personId, caseId, ...held }, update: held })
    },
    async end(personId, caseId) {
      await db.mute.deleteMany({ where: { personId, caseId } })
    },
    async handedOn(caseId, owner) {
      await db.mute.deleteMany({ where: { caseId, until: null, whileOwner: { not: owner } } })
    },
    async endOf(caseId) {
      await db.mute.deleteMany({ where: { caseId } })
    },
  }
}

function readMute({ personId, caseId, until, whileOwner }: Row): Mute {
  return { personId, caseId, ...(until === null ? { whileOwner: whileOwner ?? '' } : { until: until.getTime() }) }
}
