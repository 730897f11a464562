import { actionCard } from '../../cards/action-card.ts'
import type { ToSetRight } from '../../cards/judgements.ts'
import { maintenanceCard } from '../../cards/maintenance-card.ts'
import { unfolded } from '../../cards/show-button.ts'
import { drawCase } from '../cases/show-case.ts'
import { drawCheckIn } from '../checkins/show-run.ts'
import { findLabelled, type Labelled } from '../find/find-subject.ts'
import { toSetRight } from '../heard/to-set-right.ts'
import { drawLadder } from '../ladders/show-ladder.ts'
import { labelledNow } from '../queries/labelled-now.ts'
import type { Scene } from '../scene.ts'
import { answeredAlone } from '../show/reply.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyNot } from '../why-not.ts'
import { showing } from './showing.ts'

/** The card of a case, an escalation, a health check, maintenance or a corrective action, as it stands now, for the speaker alone. */
export const showLabelled = showing({
  name: 'subject.show',
  query: labelledNow,
  find: findLabelled,
  async draw(now, scene, subject) {
    switch (now?.kind) {
      case 'case':
        return unfolded(drawCase({ ...now.told, ...(await whatTheySetRight(scene, subject)) }))
      case 'escalation':
        return unfolded(drawLadder(now.told))
      case 'check-in':
        return unfolded(drawCheckIn(now.told))
      case 'maintenance':
        return unfolded(maintenanceCard(now.told))
      case 'action':
        return actionCard(now.told)
      case undefined:
        return { refused: 'Its partner is no longer registered.' }
    }
  },
})

/** What the speaker may set right by a press; nothing is said of it where others read the answer, too. */
async function whatTheySetRight(scene: Scene, subject: Labelled): Promise<{ toSetRight?: ToSetRight[] }> {
  const { tx, here, now } = scene
  if (subject.kind !== 'case' || !here || !answeredAlone({ ...scene, here })) return {}
  const partner = await tx.partners.get(subject.case.partnerId)
  const no = await whyNot(scene, 'case.reply', { subject, ...(partner && { partner }) })
  return { toSetRight: no ? [] : await toSetRight(tx, subject.case, speakerParty(scene), now) }
}
