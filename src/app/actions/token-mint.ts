import { listed } from '../../cards/listed.ts'
import { ALL_FIGURES, mintTokenForm, MOST_NAMED } from '../../cards/token-forms.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { type Figure, isMeasured, sharedFigures } from '../../domain/terms/figure.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { holds, MOST_TOKENS, readDays, writeToken } from '../../domain/tokens/token.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { type Outcome, refused } from '../outcome.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/**
 * Mint a token with which a system of one's own side reports numbers of the figures it names. Only the form does: what is shown once is answered to it alone, and
 * passes no queue on its way.
 */
export const mintToken: UseCase<Partner> = {
  name: 'token.mint',
  needs: 'token.mint',
  find: findPartner,
  async run(scene, partner, { values, sent }) {
    const { side } = speakerParty(scene)
    const figures = reportedBy(partner, side)
    if (figures.length === 0)
      return refused(
        `No figures are agreed with ${partner.name} that your side reports: there is nothing to mint a token for.`,
      )
    const held = (await scene.tx.tokens.ofPartner(partner.id)).filter(
      (one) => one.side === side && holds(one, scene.now),
    )
    if (held.length >= MOST_TOKENS)
      return refused(
        `${MOST_TOKENS} tokens of your side hold with ${partner.name}. Revoke one that is not used: \`token ${partner.slug} revoke\`.`,
      )
    const form = mintTokenForm({ slug: partner.slug, name: partner.name, figures })
    if (sent !== true) return { kind: 'form', form }
    const named = Array.from({ length: MOST_NAMED }, (_, at) => values[`f${at}`]).filter((one) => one !== undefined)
    const chosen = named.includes(ALL_FIGURES) ? figures : figures.filter(({ id }) => named.includes(id))
    if (chosen.length === 0) return { kind: 'errors', form, errors: { f0: 'Choose what is reported with it.' } }
    const days = readDays(values['days'])
    if ('refused' in days) return { kind: 'errors', form, errors: { days: days.refused } }
    return mint(scene, partner, chosen, scene.now + days.ms)
  },
}

function reportedBy({ terms }: Partner, side: Side): Figure[] {
  const seen = side === 'partner' ? sharedFigures(terms) : terms.figures
  return seen.filter(isMeasured).filter(({ reporter }) => reporter === side)
}

async function mint(scene: Scene, partner: Partner, figures: Figure[], expiresAt: number): Promise<Outcome> {
  const { tx, now, ids } = scene
  const by = speakerParty(scene)
  const parts = await tx.tokens.mint({
    ...{ id: ids.next(), partnerId: partner.id, side: by.side, figureIds: figures.map(({ id }) => id) },
    ...{ mintedBy: by.personId, mintedAt: now, expiresAt },
  })
  const names = listed(figures.map(({ name }) => `“${name}”`))
  const shared = sharedFigures({ figures })
  await recordFact(scene, partner, partner.slug, {
    kind: 'TokenMinted',
    by,
    audience: shared.length === figures.length ? 'shared' : 'internal',
    data: { token: parts.mark, figures: names, until: expiresAt },
  })
  return {
    kind: 'done',
    say: `The token ${parts.mark} is minted: a system of your side reports ${names} with it until ${sayInstant(expiresAt, scene.actor.zone)}. It is shown once and kept nowhere; if you do not read it here, revoke it and mint another.`,
    once: `The token: ${writeToken(parts)}`,
    did: [{ kind: 'token', what: 'TokenMinted', partner: partner.slug, token: parts.mark }],
  }
}
