import type { Destination } from '../../ports/store/outbox.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { AppServices } from '../services.ts'

/**
 * Whether somebody who can no longer be written to is gone for good, by the word of their platform: their account is deactivated, or no place
 * that we share with them knows them any more. Who only blocked us is still there. In doubt they are.
 */
export async function isGone({ store, directory }: AppServices, to: Destination): Promise<boolean> {
  if (to.kind !== 'person') return false
  const places = await store.read(async (view): Promise<Conversation[]> => {
    const partnerIds = new Set((await view.memberships.ofPerson(to.personId)).map(({ partnerId }) => partnerId))
    const bindings = await Promise.all([...partnerIds].map((id) => view.bindings.of(id)))
    return bindings.flat().flatMap(({ conversation }) => (conversation.platform === to.platform ? [conversation] : []))
  })
  const who = { userId: to.userId, organisations: [], name: '' }
  const answers = await Promise.all(places.map((at) => directory.lookUp(to.platform, who, at)))
  const isThere = (answer: (typeof answers)[number]) =>
    answer !== 'unknown' && !(typeof answer === 'object' && 'profile' in answer && answer.profile.standing === 'gone')
  return answers.length > 0 && !answers.some(isThere)
}
