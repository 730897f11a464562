import { actionLineCard } from '../../cards/action-line-card.ts'
import {
  type ActionDecision,
  type ActionEffect,
  type ActionEvent,
  type ActionGround,
  actionLabel,
  actionTitle,
  caseOfAction,
  type CorrectiveAction,
} from '../../domain/corrective/corrective-action.ts'
import { decideAction } from '../../domain/corrective/decide-action.ts'
import { caseOfTeam } from '../../domain/corrective/team-source.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { hoursOfSide } from '../cases/hours-of-sides.ts'
import { caseCardKey } from '../cases/show-case.ts'
import { inChargeOf, loadRoster, partyOf } from '../people/roster.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'
import { endActionCause, escalateAction } from './escalate-action.ts'

/** Let something happen to a corrective action: decide, save, and all that follows. `besides`: who may act on it beside those in charge. */
export async function decideAndSaveAction(
  means: Means,
  partner: Partner,
  state: CorrectiveAction,
  event: ActionEvent,
  besides: Party[] = [],
): Promise<ActionDecision> {
  const decision = decideAction(state, event, await groundOf(means, partner, state, besides), means.now)
  if (!('state' in decision)) return decision
  if (decision.state !== state) await means.tx.correctiveActions.save(decision.state)
  await applyActionEffects(means, partner, decision.state, decision.effects)
  return decision
}

/** What it takes to judge it. */
export async function groundOf(
  { tx }: Pick<Means, 'tx'>,
  partner: Partner,
  { side }: CorrectiveAction,
  besides: Party[],
): Promise<ActionGround> {
  const inCharge = inChargeOf(await loadRoster(tx, partner.id), side).map(partyOf)
  return { hours: hoursOfSide(partner, side), inCharge: [...inCharge, ...besides] }
}

/** Carry out what a decision on a corrective action asks for. */
export async function applyActionEffects(
  means: Means,
  partner: Partner,
  action: CorrectiveAction,
  effects: ActionEffect[],
): Promise<void> {
  for (const effect of effects) await apply(means, partner, action, effect)
}

async function apply(means: Means, partner: Partner, action: CorrectiveAction, effect: ActionEffect): Promise<void> {
  const { tx } = means
  const key = `action.overdue:${action.id}`
  switch (effect.effect) {
    case 'record fact':
      await recordFact(means, partner, actionLabel(action.number), { ...effect.fact, audience: action.audience })
      return
    case 'start timer':
      return tx.timers.set({ key, kind: 'action.overdue', subjectId: action.id, dueAt: effect.at, data: {} })
    case 'cancel timer':
      return tx.timers.cancel(key)
    case 'escalate':
      return escalateAction(means, partner, action, effect.overdue)
    case 'end escalation':
      return endActionCause(means, partner, action, effect.why)
    case 'say':
      return sayOfAction(means, partner, action, effect)
    case 'show card': {
      const about = caseOfAction(action)
      if (about) means.touched.touch({ kind: 'case', id: about.id })
      const inside = caseOfTeam(action.source)
      if (inside !== undefined) means.touched.touch({ kind: 'case among ourselves', id: inside })
      if (action.source?.kind === 'check-in') means.touched.touch({ kind: 'result', id: action.source.id })
    }
  }
}

/** One line under the case that it is about, which calls nobody; one that is about no case has no thread, and is read in lists. */
async function sayOfAction(
  means: Means,
  partner: Partner,
  action: CorrectiveAction,
  { line, by, text, dueAt }: ActionEffect & { effect: 'say' },
): Promise<void> {
  const source = caseOfAction(action)
  if (!source || action.audience !== 'shared') return
  const hours = hoursOfSide(partner, action.side)
  const card = actionLineCard({
    ...{ line, label: actionLabel(action.number), title: actionTitle(action), about: source.label, text },
    ...{ byName: by.name, byCompany: by.side === 'internal' ? means.company : partner.name },
    ...(dueAt !== undefined && { dueAt }),
    zone: hours.zone,
  })
  await sendNotice(means, await channelsFor(means.tx, partner.id, 'shared'), () => card, undefined, {
    threadOf: caseCardKey(source),
    recalling: { partner, side: otherSide(by.side), besides: source.id },
  })
}
