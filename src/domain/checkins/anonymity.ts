import { type Party, type Side, SIDES } from '../partners/party.ts'
import type { Run } from './run.ts'

/** So many of a side are asked before it answers without names, have to answer before it is told anything of that, and to judge an item before that counts. */
export const ENOUGH_VOICES = 3

/** The sides that answer without names, where a check is agreed to be anonymous: it is decided for each as it opens, and stays so. */
export function anonymousSides(respondents: readonly Pick<Party, 'side'>[]): Side[] {
  return SIDES.filter((side) => respondents.filter((one) => one.side === side).length >= ENOUGH_VOICES)
}

/** Whether a side answers without names: then nobody can tell who of it has answered. */
export function isAnonymous({ anonymous }: Pick<Run, 'anonymous'>, side: Side): boolean {
  return anonymous?.includes(side) === true
}

/** Whether somebody whom it asks, or leaves alone, is of a side that answers without names. */
export function isOfAnonymousSide({ anonymous, respondents, notAsked = [] }: Run, personId: string): boolean {
  const known = [...respondents, ...notAsked.map(({ party }) => party)]
  const one = known.find((party) => party.personId === personId)
  return one !== undefined && isAnonymous({ ...(anonymous && { anonymous }) }, one.side)
}

/** Whoever is asked with their name, and has not answered. */
export function isKnownToBeWaitedFor(
  run: Pick<Run, 'anonymous' | 'responses' | 'respondents'>,
  personId: string,
): boolean {
  const asked = run.respondents.find((one) => one.personId === personId)
  return asked !== undefined && !isAnonymous(run, asked.side) && !Object.hasOwn(run.responses, personId)
}

/** Whoever may still be waited for while it is open: all of a side that answers without names, since nobody knows who has. */
export function mayBeWaitedFor(
  run: Pick<Run, 'anonymous' | 'responses'>,
  { personId, side }: Pick<Party, 'personId' | 'side'>,
): boolean {
  return isAnonymous(run, side) || !Object.hasOwn(run.responses, personId)
}

/** Whether the side that reads it is asked without names; `too few`: that was agreed, and fewer than three of the side are asked. */
export type AskedHow = 'without names' | 'too few' | 'with names'

export function askedHow(run: Pick<Run, 'anonymous'>, side: Side): AskedHow {
  if (isAnonymous(run, side)) return 'without names'
  return run.anonymous ? 'too few' : 'with names'
}
