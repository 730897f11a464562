import { revokeTokenForm } from '../../cards/token-forms.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { sharedFigures } from '../../domain/terms/figure.ts'
import { holds, type Token } from '../../domain/tokens/token.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Revoke a token: our side any of a partner, its own people those of their side. What was reported with it stays. */
export const revokeToken: UseCase<Partner> = {
  name: 'token.revoke',
  needs: 'token.revoke',
  find: findPartner,
  async run(scene, partner, { values: { token: mark } }) {
    const { side } = speakerParty(scene)
    const theirs = (await scene.tx.tokens.ofPartner(partner.id)).filter(
      (one) => side === 'internal' || one.side === side,
    )
    const holding = theirs.filter((one) => holds(one, scene.now))
    if (mark === undefined) {
      if (holding.length === 0) return refused(`No token of ${partner.name} holds that you could revoke.`)
      const sideName = (one: Token) => (one.side === 'internal' ? scene.company : partner.name)
      const tokens = holding.map((one) => ({ mark: one.mark, sideName: sideName(one) }))
      return { kind: 'form', form: revokeTokenForm({ slug: partner.slug, name: partner.name, tokens }) }
    }
    const token = theirs.find((one) => one.mark === mark.toLowerCase())
    if (!token) return refused(`No token of ${partner.name} that you could revoke is called “${mark.slice(0, 20)}”.`)
    if (token.revokedAt !== undefined) return done(`The token ${token.mark} was revoked before.`, [])
    return revoke(scene, partner, token)
  },
}

async function revoke(scene: Scene, partner: Partner, token: Token): Promise<Outcome> {
  const { tx, now } = scene
  const versions = await tx.agreements.of(partner.id)
  const shared = new Set(versions.flatMap(({ terms }) => sharedFigures(terms)).map(({ id }) => id))
  await tx.tokens.revoke(token.id, now)
  await recordFact(scene, partner, partner.slug, {
    kind: 'TokenRevoked',
    by: speakerParty(scene),
    audience: token.figureIds.every((id) => shared.has(id)) ? 'shared' : 'internal',
    data: { token: token.mark },
  })
  return done(`The token ${token.mark} is revoked: nothing more is reported with it.`, [
    { kind: 'token', what: 'TokenRevoked', partner: partner.slug, token: token.mark },
  ])
}
