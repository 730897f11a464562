import { needsCard } from '../../cards/needs-card.ts'
import { needsForm } from '../../cards/needs-form.ts'
import { askingOf } from '../asking.ts'
import { dispatch, type UseCase } from '../dispatch.ts'
import type { Found } from '../find/found.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { type WhoseNeeds, whatNeeds } from '../queries/what-needs.ts'
import type { Request, Scene } from '../scene.ts'
import { partnersShownHere } from '../show/looked-on.ts'
import { answeredAlone } from '../show/reply.ts'
import { acceptAction } from './action-accept.ts'
import { finishAction } from './action-end.ts'
import { acknowledgeCase } from './case-acknowledge.ts'
import { confirmCase } from './case-confirm.ts'
import { replyToCase } from './case-reply.ts'
import { resolveCase } from './case-resolve.ts'
import { answerCheckIn } from './check-in-answer.ts'
import { acknowledgeEscalation } from './escalation-acknowledge.ts'
import { explainFigure } from './figure-explain.ts'
import { reportFigure } from './figure-report.ts'
import { confirmMaintenance } from './maintenance-answer.ts'
import { confirmPartnerHere } from './partner-confirm.ts'
import { showProposal } from './proposal.ts'

/** What needs whoever asks, told as far as it may be told where they ask. */
async function find({ actor, tx }: Scene, request: Request): Promise<Found<WhoseNeeds> | { refused: string }> {
  // Strangers were told before what they may do.
  if (actor.kind === 'stranger') return { refused: 'I do not know you yet.' }
  const place = request.values['after']
  const subject: WhoseNeeds = { who: actor, ...(place !== undefined && { after: place }) }
  if (actor.kind === 'internal') return { subject }
  const partner = await tx.partners.get(actor.partnerId)
  return { subject, ...(partner && { partner }) }
}

async function toldHere(scene: Scene, subject: WhoseNeeds) {
  const only = await partnersShownHere(scene)
  if (only && 'refused' in only) return only
  return whatNeeds.read(await askingOf(scene), { ...subject, ...(only && { only }) })
}

/**
 * What needs whoever asks. Where people of other organisations may read along, only what is with the partner whose channel it is, and how much
 * there is besides.
 */
export const listNeeds: UseCase<WhoseNeeds> = {
  name: 'needs.list',
  needs: whatNeeds.needs,
  find,
  async run(scene, subject) {
    const told = await toldHere(scene, subject)
    if ('refused' in told) return refused(told.refused)
    return {
      kind: 'show',
      card: needsCard({
        ...{ ...told, zone: subject.who.zone, ours: subject.who.kind === 'internal' },
        alone: scene.here !== undefined && answeredAlone({ ...scene, here: scene.here }),
      }),
    }
  },
}

/** The same as a dialog, which opens on a card that both companies read for people to whom nothing can be written alone. */
export const chooseNeed: UseCase<WhoseNeeds> = {
  name: 'needs.choose',
  needs: whatNeeds.needs,
  find,
  async run(scene, subject, { values: { what = '' } }) {
    const [name = '', label = '', version, ...said] = what.split(' ')
    const deed = DEEDS.get(name)
    if (name === showProposal.name && !(scene.here && answeredAlone({ ...scene, here: scene.here })))
      return refused('Its card stands in the channel that your company shares with us: read it there, and accept it.')
    if (name === explainFigure.name) return answerNumber(scene, subject, label, said.join(' '))
    if (deed) return deed(scene, { subject: label, version: Number(version), values: {} })
    const told = await toldHere(scene, subject)
    if ('refused' in told) return refused(told.refused)
    if (told.needs.length > 0) return { kind: 'form', form: needsForm(told) }
    const besides = told.elsewhere > 0 ? ` ${told.elsewhere} with other partners: ask me in a direct message.` : ''
    return done(`Nothing here needs you.${besides}`, [])
  },
}

/** How a number comes about is for whoever reads it alone; where everybody would, what answers it is typed. */
async function answerNumber(scene: Scene, subject: WhoseNeeds, label: string, said: string): Promise<Outcome> {
  const told = await toldHere(scene, subject)
  if ('refused' in told) return refused(told.refused)
  const need = told.needs.find((one) => one.about && one.label === label && (said === '' || one.deed === said))
  if (!need?.about) return refused('That number wants no word any more.')
  const { figure, period } = need.about
  if (scene.here && answeredAlone({ ...scene, here: scene.here }))
    return dispatch(explainFigure, scene, { subject: label, values: { text: figure, period } })
  const which = `--figure "${figure}" --period ${period}`
  if (need.deed === 'dispute number') return refused(`Say \`dispute ${label} "what is wrong" ${which}\`.`)
  return refused(`Say \`accept ${label} ${which}\`, or \`dispute ${label} "what is wrong" ${which}\`.`)
}

function deed<Subject>(useCase: UseCase<Subject>): [string, (scene: Scene, request: Request) => Promise<Outcome>] {
  return [useCase.name, (scene, request) => dispatch(useCase, scene, request)]
}

/** What moves a need on. */
const DEEDS = new Map([
  deed(acceptAction),
  deed(acknowledgeCase),
  deed(answerCheckIn),
  deed(acknowledgeEscalation),
  deed(finishAction),
  deed(confirmCase),
  deed(confirmMaintenance),
  deed(confirmPartnerHere),
  deed(replyToCase),
  deed(reportFigure),
  deed(resolveCase),
  deed(showProposal),
])
