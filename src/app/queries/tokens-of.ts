import { can } from '../../domain/partners/can.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { SOMEBODY } from '../../domain/partners/party.ts'
import { type Figure, sharedFigures } from '../../domain/terms/figure.ts'
import { holds, type Token } from '../../domain/tokens/token.ts'
import type { Asking } from '../asking.ts'
import { isMinterInCharge } from '../tokens/minter.ts'
import type { Query } from './query.ts'

/** So many of those that opened something once. */
const PAST = 5

/** The tokens of a partner: those that hold, and the last that do no more. Of figures that are ours alone only our own people hear. */
export const tokensOf = {
  needs: 'token.revoke',
  async read(asking: Asking, partner: Partner) {
    const { tx, now, audience, company } = asking
    const { id, slug, name } = partner
    const versions = await tx.agreements.of(id)
    const all = versions.flatMap(({ terms }) => (audience === 'internal' ? terms.figures : sharedFigures(terms)))
    const figures = new Map(all.map((one): [string, Figure] => [one.id, one]))
    const seen = (await tx.tokens.ofPartner(id)).filter(({ figureIds }) => figureIds.every((one) => figures.has(one)))
    const told = async (one: Token) => ({
      mark: one.mark,
      sideName: one.side === 'internal' ? company : name,
      figures: one.figureIds.map((figureId) => figures.get(figureId)!.name),
      mintedBy: (await tx.people.get(one.mintedBy))?.name ?? SOMEBODY,
      ...{ mintedAt: one.mintedAt, expiresAt: one.expiresAt },
      ended: await howEnded(asking, one),
    })
    const tokens = []
    for (const one of seen) tokens.push(await told(one))
    return {
      ...{ slug, partnerName: name, now },
      holding: tokens.filter(({ ended }) => ended === undefined),
      past: tokens.filter(({ ended }) => ended !== undefined).slice(0, PAST),
      mayMint: mayMint(asking, partner),
    }
  },
} satisfies Query<Partner, unknown>

async function howEnded({ tx, now }: Asking, token: Token): Promise<'revoked' | 'expired' | 'minter gone' | undefined> {
  if (token.revokedAt !== undefined) return 'revoked'
  if (!holds(token, now)) return 'expired'
  return (await isMinterInCharge(tx, token)) ? undefined : 'minter gone'
}

function mayMint({ actor, permissions }: Asking, { id, slug, stage }: Partner): boolean {
  const subject = { partnerId: id, ...(stage === 'ended' && { ended: { slug } }) }
  return 'allowed' in can(actor, 'token.mint', subject, permissions)
}
