import { caseLabel } from '../cases/case.ts'
import { NO_SERVICE } from '../terms/derived-terms.ts'
import { sayInstant, sayStretch } from '../time/say-time.ts'
import type { FactData } from '../timeline/fact.ts'
import type { MarkSaid } from './case-mark.ts'

/** What is said, as it goes on after a colon: "Mon 23 Nov 2026, 22:00 until 23:30 (Europe/Paris) is left out". */
export function sayMark(mark: MarkSaid, zone: string): string {
  switch (mark.what) {
    case 'left-out':
      return `${sayStretch(mark, zone)} is left out`
    case 'failed-earlier':
      return `it failed on ${sayInstant(mark.failedAt, zone)} already`
    case 'solved-earlier':
      return `it was solved on ${sayInstant(mark.solvedAt, zone)} already`
    case 'one-fault':
      return `it is one incident with ${caseLabel(mark.other.number)}`
    case 'another-fault':
      return `what ${caseLabel(mark.reopened.number)} was reopened for is another fault, ${caseLabel(mark.other.number)}`
    case 'counts':
      return 'it counts, though the side that owes opened it'
    case 'about-service':
      return `it was ${aboutOne(mark.service)}${mark.before === undefined ? '' : `, and not ${aboutOne(mark.before)}`}`
    case 'new-terms':
      return `it goes on by version ${mark.to} of the terms (${mark.changes.join('; ')})`
  }
}

function aboutOne(service: string): string {
  return service === NO_SERVICE ? 'about no service' : `about ${service}`
}

/** The same as a fact carries it. */
export function dataOf(mark: MarkSaid): FactData {
  switch (mark.what) {
    case 'left-out':
      return { what: mark.what, from: mark.from, to: mark.to }
    case 'failed-earlier':
      return { what: mark.what, failedAt: mark.failedAt }
    case 'solved-earlier':
      return { what: mark.what, solvedAt: mark.solvedAt }
    case 'one-fault':
      return { what: mark.what, other: caseLabel(mark.other.number) }
    case 'another-fault':
      return { what: mark.what, reopened: caseLabel(mark.reopened.number), other: caseLabel(mark.other.number) }
    case 'counts':
      return { what: mark.what }
    case 'about-service':
      return {
        ...{ what: mark.what, service: mark.service },
        ...(mark.before !== undefined && { before: mark.before }),
      }
    case 'new-terms':
      return { what: mark.what, from: mark.from, to: mark.to, changes: mark.changes.join('; ') }
  }
}

/** Whether both say the same thing of a case. */
export function saysTheSame(one: MarkSaid, other: MarkSaid): boolean {
  return JSON.stringify(dataOf(one)) === JSON.stringify(dataOf(other))
}
