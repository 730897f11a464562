import { isTraced, scrub, type Traces } from '../../../domain/erasure/scrub.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import { referenceShape } from '../../shapes/reference.ts'
import type { Unit } from '../../tx-client.ts'
import { holding } from './holding.ts'

/** Where they are written to alone is forgotten. How others are reached may have come with something that they said. */
export async function erasePlaces(
  { db }: Unit,
  queueKeys: string[],
  direct: Set<string>,
  traces: Traces,
): Promise<void> {
  const at = { where: { queueKey: { in: queueKeys } } }
  const shown = await db.shown.findMany({ ...at, select: { platform: true, conversationId: true } })
  for (const { platform, conversationId } of shown) direct.add(`${platform} ${conversationId}`)
  await db.shown.deleteMany(at)
  await db.unreachable.deleteMany(at)
  await db.call.deleteMany(at)
  const alone = await db.conversation.findMany({ where: { kind: 'direct', bindings: { none: {} } } })
  const theirs = alone.filter((one) => direct.has(`${one.platform} ${one.conversationId}`))
  await db.conversation.deleteMany({ where: { seq: { in: theirs.map(({ seq }) => seq) } } })

  const words = [...traces.userIds, ...traces.names]
  const found = await db.$queryRaw<{ seq: number | bigint }[]>`
    SELECT "seq" FROM "Conversation" WHERE ${holding(Prisma.raw('"reference"'), words)} OR ${holding(Prisma.raw('"name"'), words)}`
  for (const { seq } of found) {
    const row = await db.conversation.findUniqueOrThrow({ where: { seq: Number(seq) } })
    const name = scrub(row.name, traces)
    const kept =
      row.reference === null ? undefined : referenceShape.read(row.reference, { table: 'Conversation', id: row.id })
    const reference = kept && isTraced(kept, traces) ? referenceShape.write(scrub(kept, traces)) : undefined
    await db.conversation.update({ where: { seq: row.seq }, data: { name, ...(reference && { reference }) } })
  }
}
