import type { Person } from '../../domain/partners/partner.ts'
import type { UseCase } from '../dispatch.ts'
import { picked } from '../look-ups/picked.ts'
import { putOnManagersOfAll, takeOffManagersOfAll } from '../people/managers-of-all.ts'
import { newcomer } from '../people/newcomer.ts'
import { done, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Make the person mentioned a manager of all partners. */
export const addManager: UseCase<undefined> = {
  name: 'managers.add',
  needs: 'managers.change',
  find: async () => ({ subject: undefined }),
  async run(scene, _, request) {
    const person = await personMentioned(scene, request)
    if ('refused' in person) return refused(person.refused)
    if (!(await putOnManagersOfAll(scene, person, speakerParty(scene))))
      return done(`${person.name} is a manager of all partners already.`, [])
    return done(`${person.name} is a manager of all partners now, and can act on every escalation.`, [
      { kind: 'person', what: 'ManagerOfAllNamed', personId: person.id },
    ])
  },
}

/** Take the person mentioned off the list. The roles they hold for single partners stay. */
export const removeManager: UseCase<undefined> = {
  name: 'managers.remove',
  needs: 'managers.change',
  find: async () => ({ subject: undefined }),
  async run(scene, _, request) {
    const { userId } = request.values
    if (userId === undefined) return refused('Mention whom to take off the list: `managers remove @name`.')
    const found = picked(scene, { userId })
    if ('refused' in found) return refused(found.refused)
    const person = await scene.tx.people.byAccount(found)
    if (!person || !(await takeOffManagersOfAll(scene, person, speakerParty(scene))))
      return refused('That person is not a manager of all partners. `managers` lists who is.')
    return done(`${person.name} is no longer a manager of all partners.`, [
      { kind: 'person', what: 'ManagerOfAllRemoved', personId: person.id },
    ])
  },
}

async function personMentioned(scene: Scene, request: Request): Promise<Person | { refused: string }> {
  const { userId, name } = request.values
  if (userId === undefined) return { refused: 'Mention who is to be a manager of all partners: `managers add @name`.' }
  const found = picked(scene, { userId, ...(name !== undefined && { name }) })
  if ('refused' in found) return found
  const known = await scene.tx.people.byAccount(found)
  if (found.standing !== 'ours' || known?.partnerId !== undefined)
    return { refused: 'A manager of all partners is one of our own people. Mention one of them.' }
  if (known) return known
  const met = newcomer(scene.ids.next(), found)
  const { platform, tenantId, userId: id } = found
  await scene.tx.people.insert(met, [{ platform, tenantId, userId: id }])
  return met
}
