import { personCard } from '../../cards/person-card.ts'
import type { Form } from '../../cards/form.ts'
import { personLeavesForm } from '../../cards/people-form.ts'
import type { Person } from '../../domain/partners/partner.ts'
import { askingOf } from '../asking.ts'
import { asPreview } from '../by-form/deed-preview.ts'
import type { Did } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { picked } from '../look-ups/picked.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { whyNotHandedTo } from '../people/can-act.ts'
import { leaveAll } from '../people/leave-all.ts'
import { sayAllLeft } from '../people/say-left.ts'
import { holdings } from '../queries/holdings.ts'
import type { Request, Scene } from '../scene.ts'
import { audienceOfReply } from '../show/audience.ts'
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

/**
 * Somebody leaves: all that they hold passes on, to whom it is said, else to who is next on their side. Where nobody is mentioned, the form opens; one that
 * is sent is shown first.
 */
export const personLeaves: UseCase<undefined> = {
  name: 'person.leaves',
  needs: 'person.hand-over',
  find: async () => ({ subject: undefined }),
  async run(scene, _, request) {
    const { userId, personId, back, to } = request.values
    if (userId === undefined && personId === undefined && scene.here) return { kind: 'form', form: personLeavesForm() }
    const person = await mentionedPerson(scene, request, 'userId')
    const whoTo = to === undefined && request.values['toId'] === undefined ? undefined : 'to'
    const successor = whoTo && (await mentionedPerson(scene, request, whoTo))
    const form = await leavesForm(scene, person, successor)
    if (back !== undefined) return { kind: 'form', form }
    const at = (field: string, outcome: Outcome) =>
      asPreview(scene, { action: personLeaves.name, form, field }, request, outcome)
    if ('refused' in person) return at('userId', refused(person.refused))
    if (successor && 'refused' in successor) return at('to', refused(successor.refused))
    const cannot = successor && (await whyNotHandedTo(scene, successor, scene.here))
    if (cannot) return at('to', refused(cannot.refused))
    const left = await leaveAll(scene, person, { by: speakerParty(scene), ...(successor && { to: successor }) })
    if ('refused' in left) return at('userId', refused(left.refused))
    const did: Did[] = [{ kind: 'person', what: 'PersonLeft', personId: person.id }]
    return at('userId', done(sayAllLeft(person.name, left, await audienceOfReply(scene)), did))
  },
}

type Who = Person | { refused: string } | undefined

async function leavesForm({ tx }: Scene, person: Who, to: Who): Promise<Form> {
  const refOf = async (who: Who) =>
    who && !('refused' in who) ? { name: who.name, accounts: await tx.people.accountsOf(who.id) } : undefined
  const [leaves, takes] = [await refOf(person), await refOf(to)]
  return personLeavesForm({ ...(leaves && { person: leaves }), ...(takes && { to: takes }) })
}

const CHOSEN = { userId: 'personId', to: 'toId' } as const

/** Also found by the id that was said: whoever is deactivated is no longer shown by their platform. In a form somebody may be chosen among those who are known. */
export async function mentionedPerson(
  scene: Scene,
  { values }: Request,
  which: 'userId' | 'to',
): Promise<Person | { refused: string }> {
  const { tx, here } = scene
  const chosen = values[CHOSEN[which]]
  const known = chosen === undefined ? undefined : await tx.people.get(chosen)
  if (known) return known
  const userId = values[which]
  if (userId === undefined) return { refused: 'Mention whom you mean: `person @name`.' }
  const found = picked(scene, { userId })
  if ('refused' in found) return found
  const { platform } = found
  const person =
    (await tx.people.byAccount(found)) ??
    (here && (await tx.people.byAccount({ platform, tenantId: here.place.tenantId, userId })))
  return person ?? { refused: 'I have not met that person: nobody has named them, and they have said nothing to me.' }
}
