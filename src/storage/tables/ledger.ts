import { SIDES } from '../../domain/partners/party.ts'
import { ENTRY_WORDS } from '../../domain/sla/ledger/ledger.ts'
import type { BookedEntry, LedgerDispute, PeriodClose } from '../../domain/sla/ledger/period-close.ts'
import type { LedgerTable } from '../../ports/store/ledger.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { brokenRow } from '../shapes/broken-row.ts'
import { wordOf } from '../shapes/column.ts'
import { judgedFactsShape } from '../shapes/judged-facts.ts'
import type { Unit } from '../tx-client.ts'

export function ledgerTable({ db }: Unit): LedgerTable {
  return {
    async closesOf(partnerId) {
      const rows = await db.periodClose.findMany({
        where: { partnerId },
        orderBy: [{ side: 'asc' }, { period: 'asc' }, { turn: 'asc' }],
      })
      return rows.map(readClose)
    },
    async entriesOf(partnerId) {
      const rows = await db.ledgerEntry.findMany({
        where: { partnerId },
        orderBy: [{ side: 'asc' }, { seq: 'asc' }],
      })
      return rows.map(readEntry)
    },
    async disputesOf(partnerId) {
      const rows = await db.ledgerDispute.findMany({
        where: { partnerId },
        orderBy: [{ period: 'asc' }, { caseId: 'asc' }],
      })
      return rows.map(readDispute)
    },
    async addClose({ at, facts, ...close }) {
      await db.periodClose.create({ data: { ...close, at: new Date(at), facts: judgedFactsShape.write(facts) } })
    },
    async addEntry({ at, minor, of, objectiveId, ...entry }) {
      await db.ledgerEntry.create({
        data: {
          ...entry,
          ...{ minor: String(minor), at: new Date(at) },
          ...{ of: of ?? null, objectiveId: objectiveId ?? null },
        },
      })
    },
    async addDispute(dispute) {
      await db.ledgerDispute.create({ data: dispute })
    },
  }
}

function readClose({ at, side, facts, ...row }: Prisma.PeriodCloseGetPayload<object>): PeriodClose {
  const from = { table: 'PeriodClose', id: row.id }
  return {
    ...row,
    ...{ side: wordOf(SIDES, side, 'side', from), at: at.getTime(), facts: judgedFactsShape.read(facts, from) },
  }
}

function readEntry(row: Prisma.LedgerEntryGetPayload<object>): BookedEntry {
  const { at, side, word, minor, of, objectiveId, ...rest } = row
  const from = { table: 'LedgerEntry', id: row.id }
  const amount = Number(minor)
  if (!/^-?\d+$/u.test(minor) || !Number.isSafeInteger(amount)) throw brokenRow(from, 'its amount is no whole number')
  return {
    ...rest,
    ...{ side: wordOf(SIDES, side, 'side', from), word: wordOf(ENTRY_WORDS, word, 'word', from) },
    ...{ minor: amount, at: at.getTime() },
    ...(of !== null && { of }),
    ...(objectiveId !== null && { objectiveId }),
  }
}

function readDispute({ side, ...row }: Prisma.LedgerDisputeGetPayload<object>): LedgerDispute {
  return { ...row, side: wordOf(SIDES, side, 'side', { table: 'LedgerDispute', id: row.caseId }) }
}
