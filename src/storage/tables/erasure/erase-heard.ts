import { isTraced, type Traces } from '../../../domain/erasure/scrub.ts'
import type { Inbound } from '../../../ports/inbound.ts'
import type { Account } from '../../../ports/store/registry.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import { answerShape } from '../../shapes/answer.ts'
import { heldRequestShape } from '../../shapes/held-request.ts'
import { inboundShape } from '../../shapes/inbound.ts'
import type { Unit } from '../../tx-client.ts'
import { holding } from './holding.ts'

/**
 * Events by somebody are emptied and count as done; so are those of others, once done, that name them. Their ids stay, so that none is
 * taken twice. Returns the direct conversations that they spoke in.
 */
export async function eraseHeard(unit: Unit, accounts: Account[], traces: Traces): Promise<Set<string>> {
  const { db } = unit
  const direct = new Set<string>()
  const found = await db.$queryRaw<{ seq: number | bigint }[]>`
    SELECT "seq" FROM "InboundEvent" WHERE ${holding(Prisma.raw('"inbound"'), [...traces.userIds, ...traces.names])}`
  for (const { seq } of found) {
    const row = await db.inboundEvent.findUniqueOrThrow({ where: { seq: Number(seq) } })
    const inbound = inboundShape.read(row.inbound, { table: 'InboundEvent', id: row.id })
    const { place, platform, speaker } = inbound
    const theirs = accounts.some((one) => one.platform === platform && one.userId === speaker?.userId)
    if (theirs && place.kind === 'direct') direct.add(`${platform} ${place.conversationId}`)
    if (!theirs && (row.status !== 'processed' || !isTraced(inbound, traces))) continue
    await db.inboundEvent.update({
      where: { seq: row.seq },
      data: {
        inbound: inboundShape.write(emptied(inbound)),
        lastReason: null,
        ...(row.status !== 'processed' && { status: 'processed', processedAt: row.receivedAt }),
      },
    })
  }
  await eraseForms(unit, accounts, traces)
  await eraseHeldOfOthers(unit, traces)
  return direct
}

function emptied({ platform, eventId, occurredAt, place: { tenantId } }: Inbound): Inbound {
  return {
    ...{ platform, eventId, occurredAt },
    place: { conversationId: '', kind: 'channel', tenantId },
    what: { kind: 'left' },
  }
}

/** What a form came to is only told to whoever sends it twice. */
async function eraseForms({ db }: Unit, accounts: Account[], traces: Traces): Promise<void> {
  for (const { platform, userId } of accounts)
    await db.submittedForm.deleteMany({ where: { id: { startsWith: `${platform}:`, contains: `:${userId}:` } } })
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "SubmittedForm" WHERE ${holding(Prisma.raw('"answer"'), [...traces.userIds, ...traces.names])}`
  for (const { id } of found) {
    const { answer } = await db.submittedForm.findUniqueOrThrow({ where: { id } })
    const told = answerShape.read(answer, { table: 'SubmittedForm', id })
    if (isTraced(told, traces)) await db.submittedForm.delete({ where: { id } })
  }
}

/** What others asked for and did not confirm is asked for again. */
async function eraseHeldOfOthers({ db }: Unit, traces: Traces): Promise<void> {
  const words = [...traces.userIds, ...traces.names]
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "HeldRequest" WHERE ${holding(Prisma.raw('"request"'), words)} OR ${holding(Prisma.raw('"done"'), words)}`
  for (const { id } of found) {
    const { request, done } = await db.heldRequest.findUniqueOrThrow({ where: { id } })
    const asked = heldRequestShape.read(request, { table: 'HeldRequest', id })
    if (isTraced(asked, traces) || isTraced(done, traces)) await db.heldRequest.delete({ where: { id } })
  }
}
