import { type Case, caseLabel } from '../cases/case.ts'
import { isOwnOutage } from '../cases/count-own.ts'
import type { Side } from '../partners/party.ts'
import type { CaseMark } from './case-mark.ts'

/** One at a time: what is agreed to is what was read. */
export function whyNotRebase({ number }: Case, own: readonly CaseMark[]): { refused: string } | undefined {
  const label = caseLabel(number)
  const asked = own.find((one) => one.said.what === 'new-terms' && one.status === 'asked')
  return (
    asked && {
      refused: `${asked.by.name} has asked for other terms of ${label} already, and that waits for an answer: \`undo ${label}\` takes it back, by the side that asked.`,
    }
  )
}

/** Which service was down is said anew by one word at a time. */
export function whyNotAbout(
  { number, service }: Case,
  said: string,
  own: readonly CaseMark[],
): { refused: string } | { unchanged: string } | undefined {
  const label = caseLabel(number)
  const asked = own.find((one) => one.said.what === 'about-service' && one.status === 'asked')
  if (asked)
    return {
      refused: `${asked.by.name} has said already which service ${label} was about, and that waits for an answer: answer it first, or take it back with \`undo ${label}\`.`,
    }
  return service === said ? { unchanged: `${label} is about ${said} already.` } : undefined
}

/** Whether a case of its own counts is for the other side to say. */
export function whyNotCount(about: Case, side: Side): { refused: string } | undefined {
  const label = caseLabel(about.number)
  if (!isOwnOutage(about)) return { refused: `${label} was opened by the side that is owed, so it counts anyway.` }
  return side === about.obligor
    ? {
        refused: `Your own side opened ${label}: whether it counts is for the account manager of the other side to say.`,
      }
    : undefined
}
