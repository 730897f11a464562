import type { Scrubber } from '../../../domain/erasure/scrub.ts'
import { referenceShape } from '../../shapes/reference.ts'
import type { Unit } from '../../tx-client.ts'
import { namesTraced, rowsTraced } from './rows-traced.ts'

/** Where they are written to alone is forgotten. How others are reached may have come with something that they said. */
export async function erasePlaces(
  { db }: Unit,
  queueKeys: string[],
  direct: Set<string>,
  scrubber: Scrubber,
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

  for (const seq of await rowsTraced(db, 'Conversation', scrubber)) {
    const row = await db.conversation.findUniqueOrThrow({ where: { seq } })
    const kept =
      row.reference === null ? undefined : referenceShape.read(row.reference, { table: 'Conversation', id: row.id })
    const reference = kept && referenceShape.write(scrubber.scrub(kept))
    const data = { name: scrubber.scrub(row.name), ...(reference && { reference }) }
    await db.conversation.update({ where: { seq }, data })
  }
  for (const queueKey of await namesTraced(db, 'Unreachable', scrubber)) {
    const { reason } = await db.unreachable.findUniqueOrThrow({ where: { queueKey } })
    await db.unreachable.update({ where: { queueKey }, data: { reason: scrubber.scrub(reason) } })
  }
}
