import { personCard } from '../../cards/person-card.ts'
import type { Person } from '../../domain/partners/partner.ts'
import { askingOf } from '../asking.ts'
import type { UseCase } from '../dispatch.ts'
import { picked } from '../look-ups/picked.ts'
import { done, refused } from '../outcome.ts'
import { whyNotHandedTo } from '../people/can-act.ts'
import { leaveAll } from '../people/leave-all.ts'
import { sayAllLeft } from '../people/say-left.ts'
import { holdings } from '../queries/holdings.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Everything somebody holds: roles, cases, escalations, open health checks. */
export const showPerson: UseCase<undefined> = {
  name: 'person.show',
  shows: true,
  needs: 'person.view',
  find: async () => ({ subject: undefined }),
  async run(scene, _, request) {
    const person = await mentionedPerson(scene, request, 'userId')
    if ('refused' in person) return refused(person.refused)
    return { kind: 'show', card: personCard(await holdings.read(await askingOf(scene), person)) }
  },
}

/** Somebody leaves: all that they hold passes on, to whom it is said, else to who is next on their side. */
export const personLeaves: UseCase<undefined> = {
  name: 'person.leaves',
  needs: 'person.hand-over',
  find: async () => ({ subject: undefined }),
  async run(scene, _, request) {
    const person = await mentionedPerson(scene, request, 'userId')
    if ('refused' in person) return refused(person.refused)
    const to = request.values['to'] === undefined ? undefined : await mentionedPerson(scene, request, 'to')
    if (to && 'refused' in to) return refused(to.refused)
    const cannot = to && (await whyNotHandedTo(scene, to, scene.here))
    if (cannot) return refused(cannot.refused)
    const left = await leaveAll(scene, person, { by: speakerParty(scene), ...(to && { to }) })
    if ('refused' in left) return refused(left.refused)
    return done(sayAllLeft(person.name, left), [{ kind: 'person', what: 'PersonLeft', personId: person.id }])
  },
}

/** Also found by the id that was said: whoever is deactivated is no longer shown by their platform. */
export async function mentionedPerson(
  scene: Scene,
  { values }: Request,
  which: 'userId' | 'to',
): Promise<Person | { refused: string }> {
  const userId = values[which]
  if (userId === undefined) return { refused: 'Mention whom you mean: `person @name`.' }
  const { tx, here } = scene
  const found = picked(scene, { userId })
  if ('refused' in found) return found
  const { platform } = found
  const person =
    (await tx.people.byAccount(found)) ??
    (here && (await tx.people.byAccount({ platform, tenantId: here.place.tenantId, userId })))
  return person ?? { refused: 'I have not met that person: nobody has named them, and they have said nothing to me.' }
}
