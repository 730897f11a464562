import { actionAskForm } from '../../cards/action-forms.ts'
import { actionLabel, type ActionSource } from '../../domain/corrective/corrective-action.ts'
import { openAction } from '../../domain/corrective/open-action.ts'
import { readDue, usualDue } from '../../domain/corrective/read-due.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Party, SIDES } from '../../domain/partners/party.ts'
import { hoursOfSide } from '../cases/hours-of-sides.ts'
import { answersFor } from '../corrective/ask-after.ts'
import { ownerNamed } from '../corrective/owner-named.ts'
import { applyActionEffects } from '../corrective/save-action.ts'
import { didToAction } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyNoTitle } from './case-edit.ts'

/** Ask a side for something that is to change, by hand; without the words, the form opens. */
export const askForAction: UseCase<Partner> = {
  name: 'action.ask',
  needs: 'action.ask',
  find: findPartner,
  async run(scene, partner, request) {
    const { title } = request.values
    if (title !== undefined) return askAsSaid(scene, partner, title, request)
    return { kind: 'form', form: actionAskForm({ ...whatFormSays(scene, partner), slug: partner.slug }) }
  },
}

/** What the form that asks for one says before anything is filled in. */
export function whatFormSays(scene: Scene, partner: Partner) {
  const due = usualDue(hoursOfSide(partner, speakerParty(scene).side), scene.now)
  return { partnerName: partner.name, company: scene.company, due }
}

/** Asks for it in these words. `source`: what it is asked after, where it is after anything. */
export async function askAsSaid(
  scene: Scene,
  partner: Partner,
  title: string,
  request: Request,
  source?: ActionSource,
): Promise<Outcome> {
  const { by: wantedBy } = request.values
  const unfit = whyNoTitle(title)
  if (unfit !== undefined) return refused(unfit)
  const owner = await ownerOf(scene, partner, request)
  if ('refused' in owner) return refused(owner.refused)
  const hours = hoursOfSide(partner, owner.side)
  const wanted =
    wantedBy === undefined ? undefined : readDue(wantedBy, { hours, zone: scene.actor.zone, now: scene.now })
  if (wanted && 'refused' in wanted) return refused(wanted.refused)
  const { state, effects } = openAction(
    {
      ...{ id: scene.ids.next(), number: await scene.tx.counters.next('action'), partnerId: partner.id },
      ...{ title, side: owner.side, owner, audience: 'shared', causes: [], askedBy: speakerParty(scene) },
      ...(wanted && { wanted: wanted.dueAt }),
      ...(source && { source }),
    },
    hours,
    scene.now,
  )
  await scene.tx.correctiveActions.insert(state)
  await applyActionEffects(scene, partner, state, effects)
  const label = actionLabel(state.number)
  return done(`${label} is asked: ${owner.name} is to say what will change, and by when.`, [
    didToAction('ActionAsked', state),
  ])
}

/** Who is named, else who answers for the side that is to owe it: one’s own where none is said. */
async function ownerOf(scene: Scene, partner: Partner, { values }: Request): Promise<Party | { refused: string }> {
  const side = SIDES.find((one) => one === values['side'])
  const userId = values['owner']
  if (userId !== undefined) {
    const owner = await ownerNamed(scene, partner.id, userId)
    if ('refused' in owner || side === undefined || owner.side === side) return owner
    return { refused: `${owner.name} is of the other side: choose somebody of the side that owes it.` }
  }
  const owner = await answersFor(scene, partner, side ?? speakerParty(scene).side)
  return owner ?? { refused: `Nobody is named there yet who could own it: \`people ${partner.slug} add @name\`.` }
}
