import type { HeldRequest } from '../../ports/store/held.ts'
import { dispatch, type UseCase } from '../dispatch.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { bindHere } from './partner-bind.ts'
import { unbindHere } from './partner-unbind.ts'
import { addPerson } from './partner-people.ts'
import { personLeaves } from './person.ts'
import { changePerson } from './person-change.ts'

type Run = (scene: Scene, request: Request) => Promise<Outcome>

function reached<Subject>(useCase: UseCase<Subject>): [string, Run] {
  return [useCase.name, (scene, request) => dispatch(useCase, scene, request)]
}

/** What is shown before it is done, by the name of its form. */
const SHOWN: ReadonlyMap<string, Run> = new Map([
  reached(addPerson),
  reached(changePerson),
  reached(personLeaves),
  reached(bindHere),
  reached(unbindHere),
])

/**
 * Do what a preview showed: what was entered is kept beside it, and only whoever entered it can say so, once. It is judged as it is now. `back`: the
 * form comes back with what was entered.
 */
export const applyDeed: UseCase<HeldRequest | undefined> = {
  name: 'deed.apply',
  // What is held is judged once more when it is done.
  needs: 'help',
  find: async ({ tx }, { subject = '' }) => ({ subject: await tx.held.get(subject) }),
  async run(scene, held, { values: { back } }) {
    const run = held && SHOWN.get(held.action)
    if (!held || !run || scene.actor.kind === 'stranger' || scene.actor.personId !== held.personId)
      return refused('Nothing waits for your word here. Please open the form again.')
    const { subject, values } = held.request
    const request = { ...(subject !== '' && { subject }), values, sent: true as const }
    if (back !== undefined) return run(scene, { ...request, values: { ...values, back } })
    if (held.done !== undefined) return done(held.done, [])
    const outcome = await run(scene, { ...request, confirmed: true })
    if (outcome.kind === 'done') await scene.tx.held.finish(held.id, outcome.say)
    return outcome
  },
}
