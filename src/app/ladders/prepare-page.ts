import { drillPaging } from '../../domain/drills/page-of-drill.ts'
import { climbedAt, ladderLabel, urgencyOf } from '../../domain/escalations/ladder.ts'
import { hookNamed } from '../../domain/escalations/named-hook.ts'
import type { PageCall } from '../../domain/escalations/page-token.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { HookAddress, Page } from '../../ports/page-hook.ts'
import type { Delivery, Destination } from '../../ports/store/outbox.ts'
import type { PageAddress } from '../../ports/store/pages.ts'
import { pageOfDrill } from '../drills/drill-hooks.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Means } from '../scene.ts'
import type { AppServices } from '../services.ts'
import { leaveUnrungStep } from './leave-unheard-step.ts'
import { ladderFace } from './show-ladder.ts'

/**
 * A page as it is sent now, in the wording of the side that is called, with a token made for this very attempt: what is kept of the ones before cannot be turned
 * back into them. `over`: that step calls nobody any more, or not by that. `nowhere`: no address is set there.
 */
export async function preparePage(
  services: AppServices,
  { id, createdAt }: Delivery,
  { ladderId, side, step, cycle, personId }: Extract<Destination, { kind: 'hook' }>,
  publicUrl: string,
): Promise<{ page: Page; address: HookAddress } | 'over' | 'nowhere'> {
  return inTransaction(services, {}, async (means) => {
    const { tx, ids, now } = means
    const call = { ladderId, side, step, cycle, personId }
    const said = drillPaging(ladderId) ? await pageOfDrill(means, call) : await pageOfLadder(means, call, createdAt)
    if (said === 'over') return 'over'
    const found = await tx.pageAddresses.of(personId)
    if (!found) return 'nowhere'
    const tokenId = ids.next()
    const token = await tx.pageTokens.mint({ ...call, id: tokenId, deliveryId: id, madeAt: createdAt })
    const page: Page = {
      ...{ id, type: 'escalation.called', at: createdAt },
      data: {
        ...{ id, ...said },
        step: { number: step + 1, round: cycle },
        acknowledge: { method: 'POST', url: `${publicUrl}/api/v1/pages/${tokenId}/acknowledgement`, token },
      },
    }
    return { page, address: { url: found.url, secrets: secretsOf(found, now) } }
  })
}

async function pageOfLadder(means: Means, { ladderId, side, step, cycle, personId }: PageCall, createdAt: Instant) {
  const ladder = await means.tx.ladders.get(ladderId)
  const partner = ladder && (await means.tx.partners.get(ladder.partnerId))
  if (!ladder || !partner || ladder.status === 'resolved') return 'over'
  const stands = ladder.sides[side]
  if (stands.state !== 'climbing' || stands.step !== step || stands.cycle !== cycle) return 'over'
  // Calmed, or less severe by now, it rings nobody's own phone.
  if (urgencyOf(ladder) !== 'page' && !hookNamed(personId)) {
    await leaveUnrungStep(means, { ladderId, side, step, cycle })
    return 'over'
  }
  // Begun again from the bottom, it calls by pages of its own.
  if ((climbedAt(ladder, { side, step, cycle })?.at ?? createdAt) > createdAt) return 'over'
  const { title, fallback } = (await ladderFace(means, partner, ladder))(side === 'internal' ? 'internal' : 'shared')
  return { escalation: ladderLabel(ladder.number), title, text: fallback, urgency: urgencyOf(ladder) }
}

function secretsOf({ secret, former }: PageAddress, now: number): HookAddress['secrets'] {
  return former && now < former.until ? [secret, former.secret] : [secret]
}
