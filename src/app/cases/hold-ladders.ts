import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { CaseEffect } from '../../domain/cases/case-event.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { decideAndSaveLadder } from '../ladders/apply-ladder.ts'
import { endLadders } from '../ladders/open-ladder.ts'
import type { Means } from '../scene.ts'
import { isOverdue } from './apply-clock-effects.ts'

/** The side that owes says that the case is resolved: nobody is called for it until that is confirmed. */
export async function holdLadders(
  means: Means,
  partner: Partner,
  { id: subjectId }: Case,
  { confirms, until, by }: Extract<CaseEffect, { effect: 'hold escalations' }>,
): Promise<void> {
  for (const ladder of await means.tx.ladders.active({ partnerId: partner.id, subjectId })) {
    const event = { type: 'ResolutionStated', subjectId, confirms, until, ...(by && { by }) } as const
    await decideAndSaveLadder(means, partner, ladder, event)
  }
}

/** It is not solved: what was escalated goes on where it stood, but for what was due and has been said since. */
export async function goOnWithLadders(means: Means, partner: Partner, about: Case, by: Party): Promise<void> {
  const { id: subjectId, number } = about
  if (!(await isOverdue(means, about))) {
    const why = `Nothing that is due of ${caseLabel(number)} is overdue.`
    await endLadders(means, partner, { subjectId, cause: 'sla-breach' }, why)
  }
  for (const ladder of await means.tx.ladders.active({ partnerId: partner.id, subjectId }))
    await decideAndSaveLadder(means, partner, ladder, { type: 'ResolutionStruck', subjectId, by })
}
