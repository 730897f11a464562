import { actionLabel } from '../../domain/corrective/corrective-action.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { handOverCase } from '../../domain/cases/hand-over-case.ts'
import { nextMoment } from '../../domain/checkins/meet-moments.ts'
import { replaceRespondent } from '../../domain/checkins/replace-respondent.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import { handOverLadder, holdingOf } from '../../domain/escalations/hand-over-ladder.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { applyCaseEffects } from '../cases/change-case.ts'
import { applyRunEffects } from '../checkins/apply-run.ts'
import { windowOfSuccessor } from '../checkins/respondents.ts'
import { showPrompts, touchPrompts } from '../checkins/show-run.ts'
import { applyLadderEffects } from '../ladders/apply-ladder.ts'
import { decideAndSaveAction } from '../corrective/save-action.ts'
import { callNewcomers } from '../ladders/call-newcomers.ts'
import { haveOthers, redrawGiven } from '../ladders/given-on.ts'
import type { Means } from '../scene.ts'
import { loadRoster, partyOf, type RosterEntry } from './roster.ts'

/** More cases than one person owns with one partner. */
const ALL = 10_000

/** Labels of what passed on, e.g. "CASE-12". */
export type Passed = string[]

/**
 * What somebody holds with a partner passes to somebody who can act: the cases they own, the escalations and the corrective actions they have, and the
 * health checks that wait for their answer. Without a successor nothing moves, and whoever asked is told so.
 */
export async function handOver(
  means: Means,
  partner: Partner,
  person: Person,
  to: RosterEntry,
  by?: Party,
): Promise<Passed> {
  return [
    ...(await cases(means, partner, person, partyOf(to), by)),
    ...(await ladders(means, partner, person, partyOf(to), by)),
    ...(await prompts(means, partner, person, partyOf(to))),
    ...(await actions(means, partner, person, partyOf(to), by)),
  ]
}

async function cases(means: Means, partner: Partner, { id }: Person, to: Party, by?: Party): Promise<Passed> {
  const open = await means.tx.cases.list({ partnerId: partner.id, unresolved: true, limit: ALL })
  const owned = open.filter(({ owner }) => owner.personId === id).toReversed()
  for (const state of owned) {
    const decision = handOverCase(state, to, by, means.now)
    await means.tx.cases.save(decision.state)
    await applyCaseEffects(means, partner, decision.state, decision.effects)
  }
  return owned.map(({ number }) => caseLabel(number))
}

async function ladders(means: Means, partner: Partner, { id }: Person, to: Party, by?: Party): Promise<Passed> {
  const passed: Passed = []
  for (const ladder of await means.tx.ladders.active({ partnerId: partner.id })) {
    await callNewcomers(means, partner, ladder)
    const held = holdingOf(ladder, id).find(({ side }) => side === to.side)
    if (!held) continue
    const decision = handOverLadder(ladder, held, to, by, means.now)
    await means.tx.ladders.save(decision.state)
    if (haveOthers(ladder, decision.state)) await redrawGiven(means, partner, decision.state)
    await applyLadderEffects(means, partner, decision.state, decision.effects)
    passed.push(ladderLabel(ladder.number))
  }
  return passed
}

async function actions(means: Means, partner: Partner, { id }: Person, owner: Party, by?: Party): Promise<Passed> {
  const passed: Passed = []
  for (const action of await means.tx.correctiveActions.unfinished(partner.id)) {
    if (action.owner.personId !== id || action.side !== owner.side) continue
    await decideAndSaveAction(means, partner, action, { type: 'ActionHandedOver', owner, ...(by && { by }) })
    passed.push(actionLabel(action.number))
  }
  return passed
}

async function prompts(means: Means, partner: Partner, { id }: Person, to: Party): Promise<Passed> {
  const passed: Passed = []
  for (const run of await means.tx.runs.openFor(id)) {
    if (run.partnerId !== partner.id) continue
    const roster = await loadRoster(means.tx, partner.id)
    const window = await windowOfSuccessor(means, { partner, run, roster }, id, to)
    const changed = replaceRespondent(run, id, to, window)
    if (changed === run) continue
    await means.tx.runs.save(changed)
    touchPrompts(means, changed)
    const at = nextMoment(changed, means.now)
    if (at !== undefined)
      await applyRunEffects(means, partner, changed, [{ effect: 'start timer', timer: 'reminder', at }])
    const isNew = !run.respondents.some(({ personId }) => personId === to.personId)
    if (to.side === 'internal' && isNew && !window?.waits)
      await showPrompts(means, partner, changed, { side: 'internal', people: [to] })
    passed.push(runLabel(run.number))
  }
  return passed
}
