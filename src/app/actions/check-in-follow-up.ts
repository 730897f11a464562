import { showsWords } from '../../cards/check-in-form.ts'
import type { Run } from '../../domain/checkins/run.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import { decideAndSaveRun } from '../checkins/apply-run.ts'
import { didToCheckIn } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findRun } from '../find/find-subject.ts'
import { done, refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'

/** "What happened, and what would fix it?", after an answer of 1 or 2. */
export const giveFollowUp: UseCase<Run> = {
  name: 'check-in.follow-up',
  needs: 'check-in.answer',
  find: findRun,
  async run(scene, run, request) {
    const partner = await scene.tx.partners.get(run.partnerId)
    if (!partner) return refused(`The partner of ${runLabel(run.number)} is no longer registered.`)
    const text = request.values['text']
    if (text === undefined) return done('Thank you. Your answers are kept.', [])
    const decision = await decideAndSaveRun(scene, partner, run, {
      type: 'FollowUpGiven',
      by: speakerParty(scene),
      text,
      shown: showsWords(request.values),
    })
    if ('refused' in decision) return refused(decision.refused)
    const did = 'state' in decision ? [didToCheckIn('FollowUpGiven', decision.state)] : []
    return done('Thank you. Your answers and what you wrote are kept.', did)
  },
}
