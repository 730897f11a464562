import { anonymousCheckInForm, showsWords } from '../../cards/check-in-form.ts'
import { answersIn } from '../../domain/checkins/answers-in.ts'
import { type Run, runLabel } from '../../domain/checkins/run.ts'
import { missingAnswers } from '../../domain/checkins/validate-answers.ts'
import { refusalOfVoice, takeVoice } from '../../domain/checkins/voice.ts'
import type { Form } from '../../cards/form.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { runWordedFor } from '../checkins/worded-for.ts'
import type { UseCase } from '../dispatch.ts'
import { findRun } from '../find/find-subject.ts'
import { done, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/**
 * Answer a health check that asks without names: the button opens the form, the form brings the answers. Nothing says that somebody has answered but a mark in the
 * same commit; what a second answer is told is told to its sender alone, in the answer.
 */
export const answerAnonymously: UseCase<Run> = {
  name: 'check-in.answer-anonymously',
  needs: 'check-in.answer',
  find: findRun,
  async run(scene, run, request) {
    const label = runLabel(run.number)
    const partner = await scene.tx.partners.get(run.partnerId)
    if (!partner) return refused(`The partner of ${label} is no longer registered.`)
    if (!scene.unrecorded)
      return refused(`${label} asks without names: it is answered by the button of its card alone.`)
    const by = speakerParty(scene)
    const no = refusalOfVoice(run, by, scene.now)
    if (no !== undefined) return refused(no)
    const answeredBefore = `Your answers to ${label} are in. Without names they are final: nobody could tell which are yours.`
    if (await scene.tx.anonymousAnswers.hasAnswered(run.id, by.personId)) return refused(answeredBefore)
    if (!request.sent) return { kind: 'form', form: await formFor(scene, partner, run) }

    const answers = answersIn(request.values, run.items)
    const missing = missingAnswers(run.items, answers)
    if (missing.length > 0) {
      const errors = Object.fromEntries(missing.map(({ id }) => [id, 'Please answer this one, too.']))
      return { kind: 'errors', form: await formFor(scene, partner, run), errors }
    }
    const { comment, text: followUp } = request.values
    const taken = takeVoice(
      run,
      {
        ...{ by, answers, shown: showsWords(request.values) },
        ...(comment !== undefined && { comment }),
        ...(followUp !== undefined && { followUp }),
      },
      scene.now,
    )
    if ('refused' in taken) return refused(taken.refused)
    switch (await scene.tx.anonymousAnswers.add(run.id, by.personId, taken.side, taken.voice)) {
      case 'answered before':
        return refused(answeredBefore)
      case 'not open':
        return refused(`${label} takes no more answers.`)
      case 'kept':
        return done(`Thank you. Your answers to ${label} are in, without your name. They are final.`, [])
    }
  },
}

async function formFor(scene: Scene, partner: Partner, run: Run): Promise<Form> {
  const by = speakerParty(scene)
  return anonymousCheckInForm({
    label: runLabel(run.number),
    side: by.side,
    otherName: by.side === 'internal' ? partner.name : scene.company,
    ...(await runWordedFor(scene, partner, run, by)),
    closesAt: run.closesAt,
    zone: scene.actor.zone,
  })
}
