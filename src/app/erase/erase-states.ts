import type { CorrectiveAction } from '../../domain/corrective/corrective-action.ts'
import { eraseFromAction } from '../../domain/corrective/erase-from-action.ts'
import { eraseFromCase } from '../../domain/cases/erase-from-case.ts'
import { eraseFromLadder } from '../../domain/escalations/erase-from-ladder.ts'
import { eraseFromRun } from '../../domain/checkins/erase-from-run.ts'
import type { Case } from '../../domain/cases/case.ts'
import type { Run } from '../../domain/checkins/run.ts'
import { causesOf, type Ladder } from '../../domain/escalations/ladder.ts'
import type { Tx } from '../../ports/store/store.ts'

/** What somebody has a part in, as it is now, and the texts of theirs that stood in it and in no fact. */
export type Touched = { cases: Case[]; ladders: Ladder[]; runs: Run[]; actions: CorrectiveAction[]; texts: string[] }

/** Take what these people wrote out of every case, escalation, health check and corrective action. */
export async function eraseFromStates(tx: Tx, personIds: string[]): Promise<Touched> {
  const erased = (id: string): boolean => personIds.includes(id)
  const naming = await tx.erasure.statesNaming(personIds)
  const cases: Case[] = []
  const ladderIds = new Set(naming.ladders)
  for (const id of naming.cases) {
    const state = await tx.cases.get(id)
    if (!state) continue
    const next = eraseFromCase(state, erased)
    if (next !== state) await tx.cases.save(next)
    if (next.title !== state.title)
      for (const ladder of await tx.ladders.about(state.partnerId, id)) ladderIds.add(ladder.id)
    cases.push(next)
  }
  const actions: CorrectiveAction[] = []
  for (const id of naming.actions) {
    const state = await tx.correctiveActions.get(id)
    if (!state) continue
    const next = eraseFromAction(state, erased)
    if (next !== state) await tx.correctiveActions.save(next)
    // One that joined the ladder of a case is called by the product's own words.
    if (next.title !== state.title)
      for (const ladder of await tx.ladders.about(state.partnerId, id)) ladderIds.add(ladder.id)
    actions.push(next)
  }
  const ladders: Ladder[] = []
  for (const id of ladderIds) {
    const state = await tx.ladders.get(id)
    if (!state) continue
    const titles = new Map<string, string>()
    for (const { subject } of causesOf(state)) titles.set(subject.id, (await titleOf(tx, subject)) ?? subject.title)
    const next = eraseFromLadder(state, erased, ({ id: about, title }) => titles.get(about) ?? title)
    if (next !== state) await tx.ladders.save(next)
    ladders.push(next)
  }
  const runs: Run[] = []
  const texts: string[] = []
  for (const id of naming.runs) {
    const state = await tx.runs.get(id)
    if (!state) continue
    const next = eraseFromRun(state, erased)
    if (next !== state) await tx.runs.save(next)
    for (const [personId, { comment, followUp }] of Object.entries(state.responses))
      if (erased(personId)) texts.push(...[comment, followUp].filter((text) => text !== undefined))
    runs.push(next)
  }
  return { cases, ladders, runs, actions, texts }
}

/** What the subject of a ladder is called now, where somebody may have called it so. */
async function titleOf(tx: Tx, { kind, id }: Ladder['subject']): Promise<string | undefined> {
  if (kind === 'check-in') return undefined
  return (kind === 'case' ? await tx.cases.get(id) : await tx.correctiveActions.get(id))?.title
}
