import type { Party } from '../partners/party.ts'

/** Who of those whom a step names is not paged, since they do not work then; and who is in their place, where that leaves nobody else. */
export type AtNight = { off: Party[]; instead: Party[] }

/**
 * Whom a page leaves out at a moment. `named`: those whom the step calls by their roles, or in the place of these; `onDuty`: by its rotations, who are
 * called at any hour; `takes`: whether somebody is at work, or is paged at any hour; `answers`: whoever answers for the partner, and is paged where
 * nobody else is. Undefined where it leaves out nobody.
 */
export function pagedAtNight(
  { named, onDuty, answers }: Record<'named' | 'onDuty' | 'answers', readonly Party[]>,
  takes: (one: Party) => boolean,
): AtNight | undefined {
  const off = named.filter((one) => !takes(one) && !isAmong(onDuty, one))
  if (off.length === 0) return undefined
  if (named.length > off.length || onDuty.length > 0) return { off, instead: [] }
  // Whoever answers may be one of those whom the step names.
  const left = off.filter((one) => !isAmong(answers, one))
  return left.length === 0 && answers.every((one) => isAmong(named, one))
    ? undefined
    : { off: left, instead: answers.filter((one) => !isAmong(named, one)) }
}

function isAmong(all: readonly Party[], { personId }: Party): boolean {
  return all.some((one) => one.personId === personId)
}
