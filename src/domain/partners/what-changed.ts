import { type Partner, threadsOf } from './partner.ts'
import { type Change, differences } from './change.ts'

/** Each thing that differs about a partner itself, in words; what differs in its terms is told by `diffTerms`. */
export function whatChanged(before: Partner, after: Partner): Change[] {
  return differences(before, after, [
    ['the name', ({ name }) => name],
    ['the type', ({ type }) => type],
    ['the direction', ({ direction }) => direction],
    ['the stage', ({ stage }) => stage],
    ['what is written under its cards', threadsOf],
  ])
}
