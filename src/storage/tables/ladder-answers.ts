import type { AnswerMoment } from '../../domain/escalations/answer-times.ts'
import type { LadderFact } from '../../domain/escalations/ladder-event.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import { readContent } from '../shapes/fact.ts'
import type { Unit } from '../tx-client.ts'

/** What these facts say of how soon an escalation is taken. */
const SAYS: Partial<Record<LadderFact['kind'], AnswerMoment['what']>> = {
  EscalationStarted: 'begun',
  EscalationReopened: 'begun',
  EscalationClimbed: 'told',
  EscalationAcknowledged: 'taken',
  EscalationTakenByAll: 'taken',
  EscalationHandedOver: 'taken',
  EscalationHeld: 'held',
  EscalationHeldNoMore: 'goes on',
  EscalationResolved: 'over',
}

type Row = { id: number; partnerId: string; number: number; at: Date; kind: LadderFact['kind']; content: string | null }

/** From ladders to their facts, which SQLite does in this order. */
export async function answersIn(
  { db }: Pick<Unit, 'db'>,
  partnerIds: readonly string[],
  from: Instant,
  until: Instant,
): Promise<Map<string, AnswerMoment[]>> {
  if (partnerIds.length === 0) return new Map()
  const rows = await db.$queryRaw<Row[]>`
    SELECT "Fact"."id", "Fact"."partnerId", "Ladder"."number", "Fact"."at", "Fact"."kind", "Fact"."content"
    FROM "Ladder" CROSS JOIN "Fact"
    WHERE "Ladder"."partnerId" IN (${Prisma.join([...partnerIds])}) AND "Fact"."partnerId" = "Ladder"."partnerId"
      AND "Ladder"."startedAt" >= ${new Date(from)} AND "Ladder"."startedAt" < ${new Date(until)}
      AND "Fact"."subject" = 'ESC-' || "Ladder"."number" AND "Fact"."kind" IN (${Prisma.join(Object.keys(SAYS))})
    ORDER BY "Fact"."id"`
  const moments = Map.groupBy(rows, ({ partnerId }) => partnerId)
  return new Map([...moments].map(([id, own]) => [id, own.flatMap(momentOf)]))
}

/** None of what was recorded when both sides climbed as one, which says no side. */
function momentOf({ id, number, at, kind, content }: Row): AnswerMoment[] {
  const what = SAYS[kind]
  const moment = { number, at: at.getTime() }
  if (what === 'begun') return [{ ...moment, what }]
  if (what === 'held') return [{ ...moment, what }]
  if (what === 'goes on') return [{ ...moment, what }]
  if (what === 'over') return [{ ...moment, what }]
  const { side, step, waits, still } = content === null ? {} : readContent(content, { table: 'Fact', id }).data
  if (what === undefined || (side !== 'internal' && side !== 'partner')) return []
  // Given on, or gone through all its steps, it may wait for others still who must take it.
  if (what === 'taken') return waits === undefined && still === undefined ? [{ ...moment, what, side }] : []
  return typeof step === 'number' ? [{ ...moment, what, side, step }] : []
}
