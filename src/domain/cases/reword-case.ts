import type { Case } from './case.ts'
import type { CaseEvent } from './case-event.ts'

type Reworded = CaseEvent & { type: 'CaseReworded' }

/** The case in other words, each by whoever wrote it. */
export function reworded(state: Case, { by, title = state.title, description, service }: Reworded): Case {
  const { description: before, ...rest } = state
  const same = description === undefined || description === before?.text
  const after = same ? before : description === '' ? undefined : { text: description, by }
  return {
    ...rest,
    ...(title !== state.title && { title, titledBy: by }),
    ...(after && { description: after }),
    ...(service !== undefined && { service }),
  }
}

/** Whether it says anything that the case does not say already. */
export function saysNothingNew(
  state: Case,
  { title = state.title, description, service = state.service }: Reworded,
): boolean {
  const said = state.description?.text ?? ''
  return title === state.title && (description ?? said) === said && service === state.service
}
