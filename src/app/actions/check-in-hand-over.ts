import { checkInHandOverForm } from '../../cards/check-in-form.ts'
import type { Run } from '../../domain/checkins/run.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import { whyNotHandedTo } from '../people/can-act.ts'
import { entriesOf } from '../people/entries-of.ts'
import { loadRoster, partyOf } from '../people/roster.ts'
import { windowOfSuccessor } from '../checkins/respondents.ts'
import { promptOf } from '../checkins/show-run.ts'
import { decideAndSaveRun } from '../checkins/apply-run.ts'
import { didToCheckIn } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findRun } from '../find/find-subject.ts'
import { done, refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'

/** "Not the right person": the button opens the form, the form says who of their side is asked instead. */
export const handOverCheckIn: UseCase<Run> = {
  name: 'check-in.hand-over',
  needs: 'check-in.answer',
  find: findRun,
  async run(scene, run, request) {
    const label = runLabel(run.number)
    const partner = await scene.tx.partners.get(run.partnerId)
    if (!partner) return refused(`The partner of ${label} is no longer registered.`)
    const by = speakerParty(scene)
    const userId = request.values['userId']
    if (userId === undefined) return { kind: 'form', form: checkInHandOverForm(label, partner.name) }
    const roster = await loadRoster(scene.tx, partner.id)
    const entries = entriesOf(roster, scene, userId)
    if ('refused' in entries) return refused(entries.refused)
    const entry = entries.find(({ side }) => side === by.side) ?? entries[0]
    if (!entry)
      return refused(
        `Only people named for this partner can be asked. Name them first with \`people ${partner.slug} add @name\`, or ask your account manager to.`,
      )
    const cannot = await whyNotHandedTo(scene, entry.person, scene.here)
    if (cannot) return refused(cannot.refused)
    const to = partyOf(entry)
    const window = await windowOfSuccessor(scene, { partner, run, roster }, by.personId, to)
    const decision = await decideAndSaveRun(scene, partner, run, {
      ...{ type: 'CheckInHandedOver', by, to },
      ...(window && { window }),
    })
    if ('unchanged' in decision) return done(decision.unchanged, [])
    if ('refused' in decision) return refused(decision.refused)
    // What asked them says that it does no more.
    scene.touched.touch(promptOf(run, by.personId))
    return done(`${label} asks ${to.name} in your place.`, [didToCheckIn('CheckInHandedOver', decision.state)])
  },
}
