import { FOR_A_SIDE, ladderElseForm, RARE_DEEDS, type RareDeed, rareOn } from '../../cards/ladder-rare.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import { dispatch, type UseCase } from '../dispatch.ts'
import { findLadder } from '../find/find-subject.ts'
import { refused } from '../outcome.ts'
import { ladderForAll } from '../queries/ladder-now.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyNot } from '../why-not.ts'
import { acknowledgeUntil } from './escalation-acknowledge.ts'
import { assignEscalation } from './escalation-assign.ts'
import { calmEscalation } from './escalation-calm.ts'
import { noteOnEscalation } from './escalation-note.ts'
import { reopenEscalation } from './escalation-reopen.ts'
import { snoozeEscalation } from './escalation-snooze.ts'

const USE_CASES: Record<RareDeed, UseCase<Ladder>> = {
  'back-by': acknowledgeUntil,
  'back-at': acknowledgeUntil,
  assign: assignEscalation,
  snooze: snoozeEscalation,
  note: noteOnEscalation,
  calm: calmEscalation,
  reopen: reopenEscalation,
}

/** What else can be done about an escalation: one thing is chosen, and its form follows. */
export const doElse: UseCase<Ladder> = {
  name: 'escalation.else',
  needs: 'escalation.acknowledge',
  find: findLadder,
  async run(scene, ladder, { values: { deed: said }, version }) {
    const label = ladderLabel(ladder.number)
    const deed = RARE_DEEDS.find((one) => one === said)
    if (deed)
      return dispatch(USE_CASES[deed], scene, { subject: label, ...(version !== undefined && { version }), values: {} })
    const partner = await scene.tx.partners.get(ladder.partnerId)
    const view = partner && (await ladderForAll(scene, partner, ladder)).shared
    if (!view) return refused(`Nothing more can be done about ${label}.`)
    const speaksForSide = (await whyNot(scene, 'escalation.resolve', { subject: ladder, partner })) === undefined
    const deeds = rareOn(view, speakerParty(scene).side).filter((one) => speaksForSide || !FOR_A_SIDE.includes(one))
    return deeds.length > 0
      ? { kind: 'form', form: ladderElseForm(view, deeds) }
      : refused(`Nothing more can be done about ${label}.`)
  },
}
