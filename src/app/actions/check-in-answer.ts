import { checkInForm, followUpForm, showsWords } from '../../cards/check-in-form.ts'
import { askedHow, isOfAnonymousSide } from '../../domain/checkins/anonymity.ts'
import { mayAnswer } from '../../domain/checkins/answer-run.ts'
import { answersIn } from '../../domain/checkins/answers-in.ts'
import type { Run } from '../../domain/checkins/run.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import { lowItems } from '../../domain/checkins/score-answer.ts'
import type { Item } from '../../domain/checkins/template.ts'
import { missingAnswers } from '../../domain/checkins/validate-answers.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { runWordedFor } from '../checkins/worded-for.ts'
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
    if (!mayAnswer(run, by.personId)) {
      const own = run.respondents.filter(({ side }) => side === by.side).map(({ name }) => name)
      return refused(`${runLabel(run.number)} asks ${own.join(', ') || 'other people'}. You are not among them.`)
    }
    if (isOfAnonymousSide(run, by.personId))
      return refused(
        `${runLabel(run.number)} asks your side without names. Nothing of this was kept: press Answer on its newest card.`,
      )
    const answers = answersIn(request.values, run.items)
    const comment = request.values['comment']
    // Where nothing has to be answered, what is said at the end is all that some have to say.
    if (Object.keys(answers).length === 0 && (comment ?? '').trim() === '') return openForm(scene, partner, run)
    const missing = missingAnswers(run.items, answers)
    if (missing.length > 0) return leftOut(scene, partner, run, missing)
    const decision = await decideAndSaveRun(scene, partner, run, {
      type: 'CheckInAnswered',
      by,
      answers,
      ...(comment !== undefined && { comment }),
      shown: showsWords(request.values),
    })
    if ('unchanged' in decision) return done(decision.unchanged, [])
    if ('refused' in decision) return refused(decision.refused)
    const did = [didToCheckIn('CheckInAnswered', decision.state)]
    if (decision.askFollowUp) {
      const { followUp: given, shows } = decision.state.responses[by.personId] ?? {}
      const { items, followUp } = await runWordedFor(scene, partner, run, by)
      const low = lowItems(items, answers)
      const form = followUpForm({
        ...{ label: runLabel(run.number), otherName: otherCompany(scene, partner, by), low, followUp },
        ...(given !== undefined && { given }),
        shown: shows?.followUp === true,
      })
      return { kind: 'form', form, did }
    }
    return done(
      run.status === 'open'
        ? 'Thank you. You can change your answers until the health check closes.'
        : 'Thank you. Your answers are kept, marked as late.',
      did,
    )
  },
}

function otherCompany({ company }: Scene, { name }: Partner, { side }: Party): string {
  return side === 'internal' ? name : company
}

/** What hangs on another answer cannot be told by the form: it stays as it was filled in, and says what is still to be answered. */
async function leftOut(scene: Scene, partner: Partner, run: Run, missing: Item[]): Promise<Outcome> {
  const opened = await openForm(scene, partner, run)
  if (opened.kind !== 'form') return opened
  const errors = Object.fromEntries(missing.map(({ id }) => [id, 'Please answer this one, too.']))
  return { kind: 'errors', form: opened.form, errors }
}

async function openForm(scene: Scene, partner: Partner, run: Run): Promise<Outcome> {
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
    otherName: otherCompany(scene, partner, by),
    ourName: scene.company,
    how: askedHow(run, by.side),
    ...(await runWordedFor(scene, partner, run, by)),
    closesAt: run.closesAt,
    zone: scene.actor.zone,
    ...(given && {
      given: {
        answers: given.answers,
        ...(given.comment !== undefined && { comment: given.comment }),
        shown: given.shows?.answers === true,
      },
    }),
    late: run.status === 'closed',
  })
  return { kind: 'form', form }
}
