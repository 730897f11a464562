import { textsOf } from './texts-of.ts'
import type { Response, Run } from './run.ts'

/** A health check without what these people wrote in it; the same one where they wrote nothing. What they judged and chose stays. */
export function eraseFromRun(state: Run, erased: (personId: string) => boolean): Run {
  const wrote = Object.entries(state.responses).some(
    ([id, response]) => erased(id) && textsOf(state.items, response).length > 0,
  )
  if (!wrote) return state
  const responses = Object.entries(state.responses).map(([id, response]) => [
    id,
    erased(id) ? withoutTexts(state, response) : response,
  ])
  return { ...state, responses: Object.fromEntries(responses), version: state.version + 1 }
}

function withoutTexts({ items }: Run, response: Response): Response {
  const { comment: _, followUp: __, shows: ___, ...judged } = response
  const written = new Set(items.filter(({ kind }) => kind === 'short' || kind === 'long').map(({ id }) => id))
  const answers = Object.entries(judged.answers).filter(([id]) => !written.has(id))
  return { ...judged, answers: Object.fromEntries(answers) }
}
