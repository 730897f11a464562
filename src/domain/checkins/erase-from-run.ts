import type { Run } from './run.ts'

/** A health check without what these people wrote in it; the same one where they wrote nothing. What they judged stays in the scores. */
export function eraseFromRun(state: Run, erased: (personId: string) => boolean): Run {
  const wrote = Object.entries(state.responses).some(
    ([id, { comment, followUp }]) => erased(id) && (comment !== undefined || followUp !== undefined),
  )
  if (!wrote) return state
  const responses = Object.entries(state.responses).map(([id, response]) => {
    if (!erased(id)) return [id, response] as const
    const { comment: _, followUp: __, ...judged } = response
    return [id, judged] as const
  })
  return { ...state, responses: Object.fromEntries(responses), version: state.version + 1 }
}
