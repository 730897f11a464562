import type { Proposal } from '../../domain/terms/proposal.ts'
import { resolveCalendar } from '../../domain/terms/resolve-calendar.ts'
import type { CalendarPatch } from '../../domain/terms/terms-patch.ts'
import type { ProposalTable } from '../../ports/store/agreements.ts'
import { expectVersion } from '../expect-saved.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { keepCalendar, rulesOf, yearsOf } from '../kept-calendars.ts'
import { withNames } from '../shapes/names.ts'
import { type KeptPatch, proposalShape } from '../shapes/proposal.ts'
import { readState } from '../shapes/state.ts'
import { StorageError } from '../storage-error.ts'
import type { Unit } from '../tx-client.ts'
import type { Db } from '../db.ts'

type Row = Prisma.ProposalGetPayload<object>

export function proposalTable(unit: Unit): ProposalTable {
  const { db } = unit
  return {
    async get(id) {
      const row = await db.proposal.findUnique({ where: { id } })
      return row === null ? undefined : read(unit, row)
    },
    async openOf(partnerId) {
      const row = await db.proposal.findUnique({ where: { openOf: partnerId } })
      const found = row === null ? undefined : await read(unit, row)
      return found?.status === 'open' ? found : undefined
    },
    async lastOf(partnerId) {
      // Of one partner one is open at a time, and only what is over has a successor.
      const row = await db.proposal.findFirst({
        where: { partnerId },
        orderBy: [{ proposedAt: 'desc' }, { openOf: { sort: 'desc', nulls: 'last' } }],
      })
      return row === null ? undefined : read(unit, row)
    },
    async openAmong(partnerIds) {
      const rows = await db.proposal.findMany({
        where: { openOf: { in: [...partnerIds] } },
        select: { partnerId: true },
      })
      return new Set(rows.map(({ partnerId }) => partnerId))
    },
    async insert(proposal) {
      const { id, partnerId, proposedAt } = proposal
      const fixed = { id, partnerId, proposedAt: new Date(proposedAt) }
      await db.proposal.create({ data: { ...fixed, ...(await columns(db, proposal)) } })
    },
    async save(proposal) {
      const { id, version } = proposal
      const data = await columns(db, proposal)
      const saved = await db.proposal.updateMany({ where: { id, version: version - 1 }, data })
      expectVersion(saved, `The proposal ${id}`, version)
    },
  }
}

async function columns(db: Db, proposal: Proposal) {
  const { status, version, partnerId, patch } = proposal
  const calendars: KeptPatch['calendars'] = []
  for (const { name, agreed } of patch.calendars)
    calendars.push({ name, ...(agreed && { content: await keepCalendar(db, agreed.rules) }) })
  const state = proposalShape.write({ ...proposal, patch: { ...patch, calendars } })
  return { status, version, openOf: status === 'open' ? partnerId : null, state }
}

async function read(unit: Unit, row: Row): Promise<Proposal> {
  const { patch, ...kept } = await withNames(unit, () => readState(proposalShape, 'Proposal', row))
  const contents = patch.calendars.flatMap(({ content }) => content ?? [])
  const [rules, years] = [await rulesOf(unit.db, contents), await yearsOf(unit.db, contents)]
  const calendars = patch.calendars.map(({ name, content }): CalendarPatch => {
    if (content === undefined) return { name }
    const found = rules.get(content)
    if (!found)
      throw new StorageError(
        'broken-row',
        `The calendar ${content} of the proposal ${row.id} is missing. Restore a backup.`,
      )
    const named = { name, ...found }
    return { name, agreed: { rules: named, calendar: resolveCalendar(named, years.get(content) ?? {}, 1) } }
  })
  return { ...kept, patch: { ...patch, calendars } }
}
