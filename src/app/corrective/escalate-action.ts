import { actionLabel, caseOfAction, type CorrectiveAction } from '../../domain/corrective/corrective-action.ts'
import type { LadderSubject } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { decideAndSaveLadder } from '../ladders/apply-ladder.ts'
import { calmInside, escalateInside } from './escalate-inside.ts'
import { joinLadder, openLadder } from '../ladders/open-ladder.ts'
import type { Means } from '../scene.ts'

const CAUSE = 'action-overdue'

/** It has been overdue for long: it joins the escalation of its case, and where there is none it has its own. What is internal is not for both sides to climb: our own people alone are called. */
export async function escalateAction(
  means: Means,
  partner: Partner,
  action: CorrectiveAction,
  overdue: 'acceptance' | 'action',
): Promise<void> {
  const { number, side, audience } = action
  if (audience === 'internal') return escalateInside(means, partner, action, overdue)
  const about = caseOfAction(action)
  const label = actionLabel(number)
  const who = side === 'internal' ? means.company : partner.name
  const what = overdue === 'acceptance' ? 'has not said what will change' : 'has not said that it is done'
  const subject: LadderSubject = {
    ...{ kind: 'action', id: action.id, label, title: action.title },
    ...(about && { caseId: about.id }),
  }
  const why = {
    subject,
    cause: CAUSE,
    obligor: side,
    urgency: 'notice',
    reason: `${who} ${what}: ${label} has been due for three working days.`,
  } as const
  const [standing] = about ? await means.tx.ladders.active({ partnerId: partner.id, subjectId: about.id }) : []
  if (standing) await joinLadder(means, partner, standing, why)
  else await openLadder(means, partner, why)
  if (about) means.touched.touch({ kind: 'case', id: about.id })
}

/** It has moved on: whatever calls for it calls for it no more. */
export async function endActionCause(
  means: Means,
  partner: Partner,
  action: CorrectiveAction,
  why: string,
): Promise<void> {
  const { id } = action
  if (action.audience === 'internal') return calmInside(means, action)
  const about = caseOfAction(action)
  for (const subjectId of [id, ...(about ? [about.id] : [])])
    for (const ladder of await means.tx.ladders.active({ partnerId: partner.id, subjectId }))
      await decideAndSaveLadder(means, partner, ladder, { type: 'CauseEnded', subjectId: id, cause: CAUSE, why })
}
