import {
  bindForm,
  bindingValue,
  type BoundChannel,
  channelsChooseForm,
  type OfferedChannel,
  unbindForm,
} from '../../cards/channel-form.ts'
import type { Form } from '../../cards/form.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { traitsOf } from '../../ports/platform-traits.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'

/** The form that asks what is to change about the channels of a partner. `above`: a sentence to begin with. */
export async function openChannels(scene: Scene, partner: Partner, above?: string): Promise<Outcome> {
  const bound = await boundChannels(scene, partner)
  const offered = await offeredChannels(scene, partner)
  if (bound.length + offered.length === 0) return refused(whereToBind(partner))
  return { kind: 'form', form: channelsChooseForm(headOf(partner, above), bound, offered.length > 0) }
}

/** The form that gives a channel its part, among those that may be chosen where it is opened; or where to say so instead. */
export async function openBind(scene: Scene, partner: Partner, entries: Record<string, string> = {}): Promise<Outcome> {
  const form = await bindFormOf(scene, partner, entries)
  return form ? { kind: 'form', form } : refused(whereToBind(partner))
}

export async function bindFormOf(
  scene: Scene,
  partner: Partner,
  entries: Record<string, string>,
): Promise<Form | undefined> {
  const offered = await offeredChannels(scene, partner)
  return offered.length === 0 ? undefined : bindForm(headOf(partner), offered, entries)
}

/** The form that lets a channel go. `of`: which is chosen, as `bindingValue` says it. */
export async function openUnbind(scene: Scene, partner: Partner, of?: string, above?: string): Promise<Outcome> {
  const bound = await boundChannels(scene, partner)
  if (bound.length === 0) return refused(`${partner.name} has no channels. ${whereToBind(partner)}`)
  const here = bound.find((one) => one.here)
  const binding = of ?? (here && bindingValue(here))
  const form = unbindForm(headOf(partner, above), bound, binding === undefined ? {} : { binding })
  return { kind: 'form', form }
}

/**
 * The channels that may be chosen: where one is, those that serve this partner, and the managers’ channels of the partners that one answers for. Others the
 * bot is in are not named: whoever asks need not be in them, nor know of them.
 */
export async function offeredChannels(scene: Scene, partner: Partner): Promise<OfferedChannel[]> {
  const { tx, actor, here } = scene
  const at = await conversationHere(scene)
  const own = (await tx.bindings.of(partner.id)).map(({ conversation }) => conversation)
  const roles = actor.kind === 'internal' ? actor.roles : []
  const others = [...new Set(roles.map(({ partnerId }) => partnerId))].filter((id) => id !== partner.id)
  const managers = (await Promise.all(others.map((id) => tx.bindings.of(id))))
    .flat()
    .flatMap(({ purpose, conversation }) => (purpose === 'managers' ? [conversation] : []))
  const channel = here?.place.kind === 'channel' && at ? [at] : []
  const all = [...channel, ...[...own, ...managers].filter(({ present }) => present)]
  return [...new Map(all.map((one) => [one.id, offered(scene, one, at)])).values()]
}

async function boundChannels(scene: Scene, partner: Partner): Promise<BoundChannel[]> {
  const at = await conversationHere(scene)
  const bindings = await scene.tx.bindings.of(partner.id)
  return bindings.map(({ purpose, conversation }) => ({ ...offered(scene, conversation, at), purpose }))
}

async function conversationHere({ tx, here }: Scene): Promise<Conversation | undefined> {
  return here && tx.conversations.at(here.speaker.platform, here.place.tenantId, here.place.conversationId)
}

function offered(scene: Scene, { id, name, platform }: Conversation, at: Conversation | undefined): OfferedChannel {
  const called = traitsOf(scene.platforms, platform)?.title ?? platform
  return { id, name, platform: called, ...(id === at?.id && { here: true as const }) }
}

function whereToBind({ slug }: Partner): string {
  return `Type \`@Liaison bind ${slug} shared\`, \`internal\` or \`managers\` in the channel that is to have that part.`
}

function headOf({ slug, name }: Partner, above?: string) {
  return { slug, name, ...(above !== undefined && { above: [above] }) }
}
