import type { Instant } from '../time/instant.ts'
import { runLabel } from './run.ts'
import type { Run, RunDecision, RunEvent } from './run.ts'
import { lowItems } from './score-answer.ts'
import { refusalOfText } from './validate-answers.ts'

/**
 * Takes "what happened, and what would fix it" from somebody whose answer scores below half. It can be rewritten while the run is open; after that a
 * first one is still taken until the next run opens, since a late answer asks for it late.
 */
export function giveFollowUp(
  state: Run,
  { by, text: said, shown = false }: Extract<RunEvent, { type: 'FollowUpGiven' }>,
  now: Instant,
): RunDecision {
  const label = runLabel(state.number)
  const text = said.trim()
  const response = state.responses[by.personId]
  if (response === undefined) return { refused: `Answer ${label} first: this question follows your answers.` }
  if (response.followUp === text && (response.shows?.followUp === true) === shown)
    return { unchanged: 'This is in already.' }
  const refused = refusalOfText(text)
  if (refused !== undefined) return { refused }
  if (text === '') return { refused: 'Write what happened and what would fix it, in a sentence or two.' }
  if (lowItems(state.items, response.answers).length === 0)
    return { refused: `None of your answers in ${label} asks for a follow-up.` }
  if (state.supersededAt !== undefined) return { refused: `${label} takes no more answers: a newer check has opened.` }
  const over = state.status === 'closed' || now > state.closesAt
  if (over && response.followUp !== undefined) {
    return { refused: `${label} is closed: what you wrote can no longer be changed.` }
  }
  const { shows, ...rest } = response
  const answers = shows?.answers && { answers: true as const }
  const showing = { ...answers, ...(shown && { followUp: true as const }) }
  const given = { ...rest, followUp: text, ...((answers || shown) && { shows: showing }) }
  const responses = { ...state.responses, [by.personId]: given }
  return {
    state: { ...state, responses, version: state.version + 1 },
    effects: state.status === 'closed' ? [{ effect: 'show result' }] : [],
  }
}
