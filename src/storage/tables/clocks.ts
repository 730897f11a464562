import { SIDES } from '../../domain/partners/party.ts'
import type { Clock, HeldTerms, Promised, SubjectKind } from '../../domain/sla/clock.ts'
import { promisedBy } from '../../domain/sla/start-clock.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import { teamOf } from '../../domain/terms/objective.ts'
import type { ClockTable } from '../../ports/store/work.ts'
import { agreementIn, agreementsOf } from '../agreements-of.ts'
import { expectVersion } from '../expect-saved.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import { clockShape, type KeptClock } from '../shapes/clock.ts'
import { withNames } from '../shapes/names.ts'
import { readState } from '../shapes/state.ts'
import { StorageError } from '../storage-error.ts'
import type { Unit } from '../tx-client.ts'
import { type Counted, times } from './count-times.ts'

type Row = Prisma.ClockGetPayload<object>

export function clockTable(unit: Unit): ClockTable {
  const { db } = unit
  // Subjects of which this transaction knows that no team of ours owes anything: nearly all of them, and no look is spent on those.
  const noneInside = new Set<string>()
  const ofSubjects = async (kind: SubjectKind, ids: readonly string[]): Promise<Clock[]> => {
    if (ids.length === 0) return []
    const rows = await db.$queryRaw<Row[]>`
      SELECT * FROM "Clock" WHERE "subjectKind" = ${kind} AND "subjectId" IN (${Prisma.join([...ids])})
      ORDER BY "measure" ASC, "round" ASC`
    const inside = new Set(rows.filter(isInside).map(({ subjectId }) => subjectId))
    for (const id of ids) if (!inside.has(id)) noneInside.add(id)
    return read(
      unit,
      rows.filter((row) => !isInside(row)),
    )
  }
  const countedIn = async (partnerId: string, from: number, to: number, owed: Prisma.ClockWhereInput) => {
    const rows = await db.clock.findMany({
      where: { partnerId, countedAt: { gte: new Date(from), lt: new Date(to) }, ...owed },
      select: { objectiveId: true, subjectId: true, countedAt: true, met: true },
      orderBy: [{ countedAt: 'asc' }, { id: 'asc' }],
    })
    return rows.flatMap(({ objectiveId, subjectId: caseId, countedAt, met }) =>
      countedAt && met !== null ? [{ objectiveId, caseId, at: countedAt.getTime(), met }] : [],
    )
  }
  const overdueThrough = async (partnerId: string, from: number, to: number, owed: Prisma.ClockWhereInput) => {
    const isOpen = [{ stoppedAt: null }, { stoppedAt: { gte: new Date(to) } }]
    const rows = await db.clock.findMany({
      where: {
        ...{ partnerId, met: false, countedAt: { lt: new Date(from) }, OR: isOpen, ...owed },
        status: { notIn: ['void', 'lifted'] },
      },
      select: { objectiveId: true, subjectId: true, breachedAt: true },
      orderBy: [{ breachedAt: 'asc' }, { id: 'asc' }],
    })
    return rows.flatMap(({ objectiveId, subjectId: caseId, breachedAt }) =>
      breachedAt ? [{ objectiveId, caseId, since: breachedAt.getTime() }] : [],
    )
  }
  return {
    async get(id) {
      const row = await db.clock.findUnique({ where: { id } })
      return row === null ? undefined : (await read(unit, [row]))[0]
    },
    ofSubject: (subjectKind, subjectId) => ofSubjects(subjectKind, [subjectId]),
    ofSubjects,
    async insideOf(subjectKind, subjectIds) {
      const ids = subjectIds.filter((id) => !noneInside.has(id))
      if (ids.length === 0) return []
      const rows = await db.clock.findMany({
        where: { subjectKind, subjectId: { in: ids }, ...INSIDE },
        orderBy: [{ obligor: 'asc' }, { measure: 'asc' }, { round: 'asc' }],
      })
      return read(unit, rows)
    },
    countedIn: (partnerId, from, to) => countedIn(partnerId, from, to, BETWEEN),
    async owedSince(partnerIds, since) {
      if (partnerIds.length === 0) return []
      const rows = await db.clock.findMany({
        where: { partnerId: { in: [...partnerIds] }, countedAt: { gte: new Date(since) }, obligor: 'partner' },
        select: { partnerId: true, countedAt: true, met: true },
        orderBy: [{ countedAt: 'asc' }, { id: 'asc' }],
      })
      return rows.flatMap(({ partnerId, countedAt, met }) =>
        countedAt && met !== null ? [{ partnerId, at: countedAt.getTime(), met }] : [],
      )
    },
    insideCountedIn: (partnerId, from, to) => countedIn(partnerId, from, to, INSIDE),
    async inWeeks(partnerIds, { from, mid, until }) {
      if (partnerIds.length === 0) return new Map()
      const theirs = Prisma.sql`"partnerId" IN (${Prisma.join([...partnerIds])}) AND "obligor" IN (${Prisma.join([...SIDES])})`
      const [start, middle, end] = [new Date(from), new Date(mid), new Date(until)]
      const within = (column: Prisma.Sql, since: Date, to: Date) =>
        Prisma.sql`${column} >= ${since} AND ${column} < ${to}`
      const [breached, stopped, counted] = [Prisma.sql`"breachedAt"`, Prisma.sql`"stoppedAt"`, Prisma.sql`"countedAt"`]
      // What was waived counts neither as kept nor as missed, so it made no week worse.
      const isCounted = Prisma.sql`${counted} IS NOT NULL`
      const overdueAt = (at: Date) =>
        Prisma.sql`COUNT(DISTINCT CASE WHEN "status" <> 'lifted' AND ${isCounted} AND ${breached} < ${at} AND (${stopped} IS NULL OR ${stopped} >= ${at}) THEN "subjectId" END)`
      // A case counts once for each objective, missed if anything of it was missed.
      const counts = (isSo: Prisma.Sql) =>
        Prisma.sql`COUNT(DISTINCT CASE WHEN ${isSo} THEN "objectiveId" || ' ' || "subjectId" END)`
      const missed = (since: Date, to: Date) => counts(Prisma.sql`"met" = ${false} AND ${within(counted, since, to)}`)
      const missedIn = (since: Date, to: Date) => Prisma.sql`${isCounted} AND ${within(breached, since, to)}`
      const rows = await db.$queryRaw<Counted[]>`
        SELECT "partnerId",
          ${overdueAt(middle)} AS "overdueBefore", ${overdueAt(end)} AS "overdueLast",
          ${times(missedIn(start, middle))} AS "breachesBefore", ${times(missedIn(middle, end))} AS "breachesLast",
          ${counts(within(counted, start, middle))} AS "allBefore", ${counts(within(counted, middle, end))} AS "allLast",
          ${missed(start, middle)} AS "missedBefore", ${missed(middle, end)} AS "missedLast"
        FROM (
          SELECT * FROM "Clock" WHERE ${theirs} AND "stoppedAt" IS NULL AND "status" <> 'void'
          UNION ALL SELECT * FROM "Clock" WHERE ${theirs} AND "stoppedAt" >= ${start}
        ) AS recent
        GROUP BY "partnerId"`
      const of = (row: Counted, week: 'Before' | 'Last') => {
        const gone = Number(row[`missed${week}`])
        return {
          ...{ overdue: Number(row[`overdue${week}`]), breaches: Number(row[`breaches${week}`]) },
          ...{ met: Number(row[`all${week}`]) - gone, missed: gone },
        }
      }
      return new Map(rows.map((row) => [String(row.partnerId), { before: of(row, 'Before'), last: of(row, 'Last') }]))
    },
    async waivedSince(partnerId, from) {
      const since = { gte: new Date(from) }
      const isRecent = [{ breachedAt: since }, { stoppedAt: since }, { stoppedAt: null }]
      const rows = await db.clock.findMany({
        where: { partnerId, breachedAt: { not: null }, countedAt: null, OR: isRecent, ...BETWEEN },
        orderBy: [{ breachedAt: 'asc' }, { id: 'asc' }],
      })
      // What was missed on a case that the side which owes has opened itself counts as little, and was let pass by nobody.
      return (await read(unit, rows)).filter(({ waived }) => waived)
    },
    overdueThrough: (partnerId, from, to) => overdueThrough(partnerId, from, to, BETWEEN),
    insideOverdueThrough: (partnerId, from, to) => overdueThrough(partnerId, from, to, INSIDE),
    async missedAndGoingOn(partnerId, objectiveIds, { before, until }) {
      const isOpen = [{ stoppedAt: null }, { stoppedAt: { gte: new Date(until) } }]
      const rows = await db.clock.findMany({
        where: {
          ...{ partnerId, objectiveId: { in: [...objectiveIds] }, ...BETWEEN },
          ...{ met: false, countedAt: { lt: new Date(before) }, OR: isOpen },
        },
        orderBy: [{ breachedAt: 'asc' }, { id: 'asc' }],
      })
      return read(unit, rows)
    },
    async insert(clock) {
      const { id, subjectKind, subjectId, partnerId, round, measure } = clock
      const fixed = { id, subjectKind, subjectId, partnerId, round, measure, obligor: owedBy(clock) }
      noneInside.delete(subjectId)
      await db.clock.create({ data: { ...fixed, ...columns(clock) } })
    },
    async save(clock) {
      const { id, version } = clock
      const saved = await db.clock.updateMany({ where: { id, version: version - 1 }, data: columns(clock) })
      expectVersion(saved, `Clock ${id}`, version)
    },
  }
}

/** Of what the two companies owe each other. */
const BETWEEN = { obligor: { in: [...SIDES] } }
const INSIDE = { obligor: { notIn: [...SIDES] } }

/** "partner", "internal", or "team Platform". */
function owedBy({ obligor, objective }: Clock): string {
  const team = teamOf(objective.obligor)
  return team === undefined ? obligor : `team ${team}`
}

function isInside({ obligor }: Row): boolean {
  return !SIDES.some((side) => side === obligor)
}

/** A clock copies nothing of the terms that it has run under: they are versions of the agreement, and objectives in them. */
async function read(unit: Unit, rows: Row[]): Promise<Clock[]> {
  const kept = await withNames(unit, () => rows.map((row) => readState(clockShape, 'Clock', row)))
  const agreements = await agreementsOf(unit, [
    ...rows.map(({ agreementId }) => agreementId),
    ...kept.flatMap(({ terms }) =>
      terms.flatMap(({ promised, otherwise }) => [promised, otherwise].flatMap((one) => one?.agreementId ?? [])),
    ),
  ])
  return kept.map((clock, at) => {
    const promise = (ref: PromisedRef) => promised(agreements, clock.id, ref)
    const terms = clock.terms.map((held): HeldTerms => {
      const { promised: ref, otherwise, ...rest } = held
      return { ...rest, ...(ref && { promised: promise(ref) }), ...(otherwise && { otherwise: promise(otherwise) }) }
    })
    return { ...clock, ...promise(rows[at]!), terms }
  })
}

type PromisedRef = { agreementId: string; objectiveId: string }

function promised(agreements: Map<string, AgreementVersion>, clockId: string, ref: PromisedRef): Promised {
  const { id, version, terms } = agreementIn(agreements, ref.agreementId)
  const objective = terms.objectives.find((one) => one.id === ref.objectiveId)
  if (!objective) throw new StorageError('broken-row', `An objective of the clock ${clockId} is not in its agreement.`)
  return promisedBy({ agreement: { id, version }, terms }, objective)
}

/** `countedAt` and `met` are there once a clock counts: not while it runs in time, nor where it is void or a breach was let pass. */
function columns(clock: Clock) {
  return {
    ...refTo(clock),
    status: clock.status,
    dueAt: 'dueAt' in clock ? new Date(clock.dueAt) : null,
    breachedAt: clock.breachedAt === undefined ? null : new Date(clock.breachedAt),
    stoppedAt: 'stoppedAt' in clock ? new Date(clock.stoppedAt) : null,
    countedAt: clock.counts ? new Date(clock.counts.at) : null,
    met: clock.counts?.met ?? null,
    version: clock.version,
    state: clockShape.write(keptOf(clock)),
  }
}

function keptOf(clock: Clock): KeptClock {
  const terms = clock.terms.map(({ promised: one, otherwise, ...rest }) => ({
    ...rest,
    ...(one && { promised: refTo(one) }),
    ...(otherwise && { otherwise: refTo(otherwise) }),
  }))
  return { ...clock, terms }
}

function refTo({ agreement, objective }: Promised): PromisedRef {
  return { agreementId: agreement.id, objectiveId: objective.id }
}
