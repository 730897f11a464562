import { isAccountOf } from '../../../domain/erasure/known-by.ts'
import type { Scrubber } from '../../../domain/erasure/scrub.ts'
import { emptiedInbound } from '../../../ports/store/inbox.ts'
import { inboundShape } from '../../shapes/inbound.ts'
import type { Unit } from '../../tx-client.ts'
import { rowsTraced } from './rows-traced.ts'

/**
 * Events by somebody are emptied and count as done; so are those of others, once done, in which there is a trace of them. Their ids stay,
 * so that none is taken twice. Returns the direct conversations that they spoke in.
 */
export async function eraseHeard({ db }: Unit, scrubber: Scrubber): Promise<Set<string>> {
  const direct = new Set<string>()
  for (const seq of await rowsTraced(db, 'InboundEvent', scrubber)) {
    const row = await db.inboundEvent.findUniqueOrThrow({ where: { seq } })
    const inbound = inboundShape.read(row.inbound, { table: 'InboundEvent', id: row.id })
    const { place, platform, speaker } = inbound
    const theirs = speaker && isAccountOf({ ...speaker, platform }, scrubber.traces.accounts)
    if (theirs && place.kind === 'direct') direct.add(`${platform} ${place.conversationId}`)
    if (!theirs && row.status !== 'processed') continue
    await db.inboundEvent.update({
      where: { seq },
      data: {
        inbound: inboundShape.write(emptiedInbound(inbound)),
        lastReason: null,
        ...(row.status !== 'processed' && { status: 'processed', processedAt: row.receivedAt }),
      },
    })
  }
  return direct
}
