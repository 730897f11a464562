import type { UseCase } from '../dispatch.ts'
import { erasePerson } from '../erase/erase-person.ts'
import { planErasure } from '../erase/plan-erasure.ts'
import { sayErased, sayPlan } from '../erase/say-erasure.ts'
import { done, refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'
import { mentionedPerson } from './person.ts'

/** Everything that is kept of somebody goes, and what they wrote; with `dryRun`, what would go is only said. */
export const personErase: UseCase<undefined> = {
  name: 'person.erase',
  needs: 'person.erase',
  find: async () => ({ subject: undefined }),
  async run(scene, _, request) {
    const person = await mentionedPerson(scene, request, 'userId')
    if ('refused' in person) return refused(person.refused.replace('`person @name`', '`erase @name`'))
    const by = speakerParty(scene)
    if (person.id === by.personId)
      return refused('You cannot erase yourself: ask another admin, or use `liaison erase` on the host.')
    const dryRun = request.values['dryRun'] !== undefined
    const plan = dryRun ? await planErasure(scene.tx, person) : await erasePerson(scene, person, by)
    if ('refused' in plan) return refused(plan.refused)
    if (dryRun) return done(sayPlan(plan), [])
    return done(sayErased(plan), [{ kind: 'person', what: 'PersonErased', personId: person.id }])
  },
}
