import type { Partner } from '../../domain/partners/partner.ts'
import { type Purpose, PURPOSES } from '../../domain/partners/purpose.ts'
import { bindFormOf, offeredChannels, openBind } from '../by-form/channel-forms.ts'
import { asPreview } from '../by-form/deed-preview.ts'
import type { Did } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { bindChannel, type ChannelName } from '../partners/bind-channel.ts'
import { welcomeKey } from '../partners/channel-notices.ts'
import { welcomeFace } from '../partners/welcome.ts'
import type { Here, Scene } from '../scene.ts'
import { sendNotice } from '../show/show-card.ts'
import { speakerParty } from '../speaker-party.ts'

const MEANING: Record<Purpose, string> = {
  shared: 'cases, breach notices and health checks are shown here, to both sides',
  internal: 'internal results and notices come here',
  managers: 'escalations that reach the managers come here',
}

/** Give a channel its part in a partnership: the one in which this is said, or one that a form offered. Without a part, the form opens. */
export const bindHere: UseCase<Partner> = {
  name: 'partner.bind',
  // What outsiders see is for those who answer for the partner; where our own notices come is for all of us.
  needs: (_, request) => (request.values['purpose']?.toLowerCase() === 'shared' ? 'partner.share' : 'partner.follow'),
  find: findPartner,
  async run(scene, partner, request) {
    const { channel: chosen, purpose: said, back } = request.values
    const purpose = PURPOSES.find((one) => one === said?.toLowerCase())
    const { here } = scene
    if (!here) return refused('Type this in the channel that you want to bind.')
    const entries = { ...(chosen !== undefined && { channel: chosen }), ...(purpose && { purpose }) }
    if (said === undefined || back !== undefined) return openBind(scene, partner, entries)
    if (!purpose)
      return refused(`Bind this channel as shared, internal or managers: e.g. \`bind ${partner.slug} shared\`.`)
    if (chosen === undefined && here.place.kind === 'direct')
      return refused('Type this in the channel that you want to bind, not in a direct message.')
    const channel = chosen === undefined ? channelOf(here) : await offeredAs(scene, partner, chosen)
    if (!channel) return openBind(scene, partner, entries)
    const form = await bindFormOf(scene, partner, entries)
    const outcome = await bind(scene, partner, channel, purpose)
    return form ? asPreview(scene, { action: bindHere.name, form, field: 'channel' }, request, outcome) : outcome
  },
}

async function bind(scene: Scene, partner: Partner, channel: ChannelName, purpose: Purpose): Promise<Outcome> {
  const bound = await bindChannel(scene, partner, channel, purpose, speakerParty(scene))
  if ('refused' in bound) return refused(bound.refused)
  const { platform, name } = bound.conversation
  const conversationRowId = bound.conversation.id
  const key = welcomeKey({ partnerId: partner.id, conversationRowId, purpose })
  await sendNotice(
    scene,
    [{ kind: 'conversation', platform, conversationRowId }],
    welcomeFace(scene, partner, purpose),
    key,
    { about: key },
  )
  const did: Did[] = bound.already ? [] : [{ kind: 'partner', what: 'ChannelBound', partner: partner.slug, purpose }]
  const isHere = scene.here?.place.conversationId === channel.conversationId
  const which = isHere || name === '' ? 'This channel' : `#${name}`
  return done(`${which} is the ${purpose} channel for ${partner.name} now: ${MEANING[purpose]}.`, did)
}

function channelOf({ speaker: { platform }, place: { tenantId, conversationId, name = '' } }: Here): ChannelName {
  return { platform, tenantId, conversationId, name }
}

/** Only what the form would offer now: a client could send any other. */
async function offeredAs(scene: Scene, partner: Partner, id: string): Promise<ChannelName | undefined> {
  const isOffered = (await offeredChannels(scene, partner)).some((one) => one.id === id)
  return isOffered ? scene.tx.conversations.get(id) : undefined
}
