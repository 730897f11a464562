import { checkInForm, followUpForm } from '../../cards/check-in-form.ts'
import type { Answer, Run } from '../../domain/checkins/run.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { decideAndSaveRun } from '../checkins/apply-run.ts'
import { didToCheckIn } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findRun } from '../find/find-subject.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Answer a health check: the button opens the form, the form brings the answers. */
export const answerCheckIn: UseCase<Run> = {
  name: 'check-in.answer',
  needs: 'check-in.answer',
  find: findRun,
  async run(scene, run, request) {
    const partner = await scene.tx.partners.get(run.partnerId)
    const by = speakerParty(scene)
    if (!partner) return refused(`The partner of ${runLabel(run.number)} is no longer registered.`)
    if (!run.respondents.some(({ personId }) => personId === by.personId)) {
      const own = run.respondents.filter(({ side }) => side === by.side).map(({ name }) => name)
      return refused(`${runLabel(run.number)} asks ${own.join(', ') || 'other people'}. You are not among them.`)
    }
    const answers = answersIn(request.values, run)
    if (Object.keys(answers).length === 0) return openForm(scene, partner, run)
    const comment = request.values['comment']
    const decision = await decideAndSaveRun(scene, partner, run, {
      type: 'CheckInAnswered',
      by,
      answers,
      ...(comment !== undefined && { comment }),
    })
    if ('unchanged' in decision) return done(decision.unchanged, [])
    if ('refused' in decision) return refused(decision.refused)
    const did = [didToCheckIn('CheckInAnswered', decision.state)]
    if (decision.askFollowUp) {
      const given = decision.state.responses[by.personId]?.followUp
      return { kind: 'form', form: followUpForm(runLabel(run.number), given), did }
    }
    return done(
      run.status === 'open'
        ? 'Thank you. You can change your answers until the health check closes.'
        : 'Thank you. Your answers are kept, marked as late.',
      did,
    )
  },
}

function openForm(scene: Scene, partner: Partner, run: Run): Outcome {
  const by = speakerParty(scene)
  const given = run.responses[by.personId]
  if (run.status === 'closed' && given)
    return refused(`${runLabel(run.number)} has closed, and your answers are in. The result is in the channel.`)
  if (run.supersededAt !== undefined)
    return refused(
      `${runLabel(run.number)} has closed, and the next health check has opened since. Please answer that one.`,
    )
  const form = checkInForm({
    label: runLabel(run.number),
    side: by.side,
    otherName: by.side === 'internal' ? partner.name : scene.company,
    items: run.items.map((item) => ({ id: item.id, wording: by.side === 'internal' ? item.internal : item.partner })),
    openQuestion: run.openQuestion,
    closesAt: run.closesAt,
    zone: scene.actor.zone,
    ...(given && { given: { answers: given.answers, ...(given.comment !== undefined && { comment: given.comment }) } }),
    late: run.status === 'closed',
  })
  return { kind: 'form', form }
}

/** Form values by item id: "1" to "5" or "cant-judge". Anything else is left for the domain to refuse as missing. */
function answersIn(values: Record<string, string>, run: Run): Record<string, Answer> {
  const answers: Record<string, Answer> = {}
  for (const { id } of run.items) {
    const value = values[id]
    if (value === 'cant-judge') answers[id] = 'cant-judge'
    else if (value === '1' || value === '2' || value === '3' || value === '4' || value === '5')
      answers[id] = Number(value) as Answer
  }
  return answers
}
