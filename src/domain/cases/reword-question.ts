import type { Case, Standing } from './case.ts'

/** The case with other words in the place of a question that it waits on, or waited on before it was over; the same one where it asks nothing of the kind. */
export function rewordQuestion(state: Case, was: ReadonlySet<string>, is: string): Case {
  const after = inStatus(state, (standing) =>
    standing.status === 'waiting' && was.has(standing.question) ? { ...standing, question: is } : undefined,
  )
  return after ? { ...after, version: state.version + 1 } : state
}

function inStatus(state: Case, reworded: (standing: Standing) => Standing | undefined): Case | undefined {
  switch (state.status) {
    case 'waiting': {
      const { status, on, question, askedBy } = state
      const standing = reworded({ status, on, question, askedBy })
      return standing && { ...state, ...standing }
    }
    case 'resolved': {
      const { confirmation } = state
      const before = confirmation && reworded(confirmation.before)
      return before && { ...state, confirmation: { ...confirmation, before } }
    }
    case 'withdrawn':
    case 'merged': {
      const before = state.before && reworded(state.before)
      return before && { ...state, before }
    }
    case 'open':
    case 'in-progress':
      return undefined
  }
}
