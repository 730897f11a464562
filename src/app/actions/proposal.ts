import { declineTermsForm } from '../../cards/decline-terms-form.ts'
import { proposalCard } from '../../cards/proposal-card.ts'
import { unfolded } from '../../cards/show-button.ts'
import type { Action } from '../../domain/partners/action.ts'
import { can } from '../../domain/partners/can.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Proposal, ProposalEvent } from '../../domain/terms/proposal.ts'
import { unseenThere } from '../absence/shared-channels.ts'
import type { Did } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { changeProposal } from '../terms/change-proposal.ts'
import { askToAccept } from '../terms/propose.ts'
import { proposalNow } from '../terms/show-proposal.ts'
import { whoAccepts } from '../terms/who-accepts.ts'

/** What is proposed to a partner, or was on the card that was pressed, with all its details, to be answered there. */
export const showProposal: UseCase<Partner> = {
  name: 'proposal.show',
  shows: true,
  needs: 'partner.view',
  find: findPartner,
  async run(scene, partner, request) {
    const proposal = await proposalOf(scene, partner, request)
    if (!proposal) return refused(nothingProposed(partner))
    const may = (action: Action) => 'allowed' in can(scene.actor, action, { partnerId: partner.id }, scene.permissions)
    const view = await proposalNow(scene, partner, proposal)
    const read = request.version === proposal.version ? Number(request.values['from'] ?? 0) : 0
    const from = Number.isInteger(read) && read > 0 && read < view.changes.length ? read : 0
    const reader = { answer: may('terms.answer'), takeBack: may('partner.configure') }
    return { kind: 'show', card: unfolded(proposalCard({ ...view, from, may: reader })) }
  },
}

/** Accept what is proposed: it holds from then on. Typed, what there is to accept is shown first: nobody accepts what they have not read. */
export const acceptTerms: UseCase<Partner> = {
  name: 'proposal.accept',
  needs: 'terms.answer',
  find: findPartner,
  run: (scene, partner, request) =>
    request.version === undefined
      ? showProposal.run(scene, partner, request)
      : answer(scene, partner, request, (by) => ({ type: 'ProposalAccepted', by })),
}

/** Decline what is proposed, saying why: without the words, the form that asks for them opens. */
export const declineTerms: UseCase<Partner> = {
  name: 'proposal.decline',
  needs: 'terms.answer',
  find: findPartner,
  async run(scene, partner, request) {
    const { text, read } = request.values
    const proposal = await proposalOf(scene, partner, request)
    if (!proposal) return refused(nothingProposed(partner))
    const old = read !== undefined && Number(read) !== proposal.version && proposal.status === 'open'
    const form = (written: { initial?: string; above?: string } = {}) =>
      declineTermsForm({ ...proposal, slug: partner.slug, company: scene.company }, written)
    // What is over says so before anybody has written anything.
    if (text === undefined && proposal.status === 'open')
      return (await outdated(scene, partner, proposal, request)) ?? { kind: 'form', form: form() }
    if (old && text !== undefined)
      return {
        kind: 'form',
        form: form({ initial: text, above: `${CHANGED} Look at it as it is now, then send this again.` }),
      }
    return answer(scene, partner, request, (by) => ({ type: 'ProposalDeclined', by, reason: text ?? '' }))
  },
}

/** Take back what our side proposes. */
export const takeTermsBack: UseCase<Partner> = {
  name: 'proposal.take-back',
  needs: 'partner.configure',
  find: findPartner,
  run: (scene, partner, request) => answer(scene, partner, request, (by) => ({ type: 'ProposalTakenBack', by })),
}

/** Ask the partner to accept the terms as they stand, which nobody on its side has accepted. */
export const askToAcceptTerms: UseCase<Partner> = {
  name: 'proposal.ask',
  needs: 'partner.configure',
  find: findPartner,
  async run(scene, partner) {
    const { tx } = scene
    const { name, slug } = partner
    const open = await tx.proposals.openOf(partner.id)
    if (open) return done(`${name} is asked already: \`sla ${slug}\` says what for.`, [])
    const { accepted } = (await tx.agreements.get(partner.agreement.id)) ?? {}
    if (accepted) return done(`The terms with ${name} are accepted already.`, [])
    const asked = await whoAccepts(tx, partner)
    if (asked.length === 0)
      return refused(
        `Nobody at ${name} is named who could accept terms. Name its account manager: \`people ${slug} add @name --role account-manager\`.`,
      )
    const proposal = await askToAccept(scene, partner, speakerParty(scene))
    const names = asked.map(({ person }) => person.name).join(' or ')
    const unseen = await unseenThere(scene, partner, 'internal')
    return done(`${names} at ${name} is asked to accept the terms as they stand.${unseen}`, [
      didTo('TermsProposed', partner, proposal),
    ])
  },
}

const CHANGED = 'What is proposed has changed since that card was drawn.'

const SAYS = {
  ProposalAccepted: ({ agreement }: Partner) =>
    `Accepted: version ${agreement.version} of the terms holds from now on.`,
  ProposalDeclined: () => 'Declined: the terms stay as they are, and whoever proposed others hears why.',
  ProposalTakenBack: () => 'Taken back: nothing is proposed any more, and the terms stay as they are.',
}

async function answer(
  scene: Scene,
  partner: Partner,
  request: Request,
  event: (by: ReturnType<typeof speakerParty>) => Extract<ProposalEvent, { type: keyof typeof SAYS }>,
): Promise<Outcome> {
  const proposal = await proposalOf(scene, partner, request)
  if (!proposal) return refused(nothingProposed(partner))
  const old = await outdated(scene, partner, proposal, request)
  if (old) return old
  const asked = event(speakerParty(scene))
  const changed = await changeProposal(scene, partner, proposal, asked)
  if ('unchanged' in changed) return done(changed.unchanged, [])
  if ('refused' in changed) return withFreshCard(scene, partner, proposal, request, changed.refused)
  return done(SAYS[asked.type](changed.partner), [didTo(asked.type, partner, changed.state)])
}

/** A press on a card that says something else than what is proposed by now is answered with that. */
async function outdated(
  scene: Scene,
  partner: Partner,
  proposal: Proposal,
  request: Request,
): Promise<Outcome | undefined> {
  if (request.version === undefined || request.version === proposal.version || proposal.status !== 'open')
    return undefined
  return withFreshCard(
    scene,
    partner,
    proposal,
    request,
    `${CHANGED} This is how it stands; press again if you still mean it.`,
  )
}

async function withFreshCard(
  scene: Scene,
  partner: Partner,
  proposal: Proposal,
  { version }: Request,
  why: string,
): Promise<Outcome> {
  if (version === undefined) return refused(why)
  return { kind: 'refused', why, card: proposalCard(await proposalNow(scene, partner, proposal)) }
}

/** The one whose card was pressed, else the open one. One of another partner is none. */
async function proposalOf(
  { tx }: Scene,
  { id }: Partner,
  { values: { proposal } }: Request,
): Promise<Proposal | undefined> {
  if (proposal === undefined) return tx.proposals.openOf(id)
  const found = await tx.proposals.get(proposal)
  return found?.partnerId === id ? found : undefined
}

function nothingProposed({ name, slug }: Partner): string {
  return `Nothing is proposed for the terms with ${name}: \`sla ${slug}\` says what holds.`
}

function didTo(what: Extract<Did, { kind: 'terms' }>['what'], { slug }: Partner, { version, status }: Proposal): Did {
  return { kind: 'terms', what, partner: slug, version, status }
}
