import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { isOfAnonymousSide } from './anonymity.ts'
import { judging } from './did-it-help.ts'
import type { Known } from './earlier.ts'
import { lowItems } from './score-answer.ts'
import { newFlags } from './red-flags.ts'
import { runLabel } from './run.ts'
import type { Answer, Response, Run, RunDecision, RunEffect, RunEvent } from './run.ts'
import { scoreRun } from './score-run.ts'
import { scoreTogether } from './score-together.ts'
import { takePart } from './take-part.ts'
import { refusalOfAnswers, refusalOfText } from './validate-answers.ts'

/** Takes somebody's answers, first, edited or late. The facts tell that they answered, never what. */
export function answerRun(
  state: Run,
  { by, answers, comment: said = '', shown = false }: Extract<RunEvent, { type: 'CheckInAnswered' }>,
  now: Instant,
  known: Known,
): RunDecision {
  const comment = said.trim()
  const given = state.responses[by.personId]
  if (given !== undefined && sameAnswers(given, answers, comment) && (given.shows?.answers === true) === shown)
    return { unchanged: 'These answers are in already.' }
  const late = state.status === 'closed' || now > state.closesAt
  const refused = refusalOfPerson(state, by, late) ?? refusalOfAnswers(state, answers) ?? refusalOfText(comment)
  if (refused !== undefined) return { refused }

  const low = lowItems(state.items, answers).length > 0
  const response: Response = {
    at: now,
    side: sideOf(state, by),
    late,
    answers: { ...answers },
    ...(comment !== '' && { comment }),
    ...(low && given?.followUp !== undefined && { followUp: given.followUp }),
    ...showing({
      ...(shown && { answers: true }),
      ...(low && given?.shows?.followUp && { followUp: true }),
    }),
  }
  const responses = { ...state.responses, [by.personId]: response }
  const data = { late: late ? 'yes' : 'no', edited: given === undefined ? 'no' : 'yes' }
  const answered: RunEffect = { effect: 'record fact', fact: { at: now, kind: 'CheckInAnswered', by, data } }
  const version = state.version + 1
  if (state.status === 'open') {
    return {
      state: { ...takePart(state, by.personId, now), responses, version },
      effects: [answered, { effect: 'show prompts' }],
      askFollowUp: low,
    }
  }
  const asked = takePart(state, by.personId, now)
  const result = scoreRun({ ...asked, responses }, state.closedAt, { ...known, away: new Set(state.away) })
  const together = scoreTogether({ ...asked, responses, result }, state.closedAt, known)
  const news = newFlags(result.flags, [...(known.earlier.at(-1)?.result.flags ?? []), ...state.result.flags])
  return {
    state: { ...asked, responses, result, ...(together && { together }), version },
    effects: [
      answered,
      ...news.map((flag) => ({ effect: 'raise flag' as const, at: now, flag })),
      { effect: 'show prompts' },
      ...judging(state),
      { effect: 'show result' },
    ],
    askFollowUp: low,
  }
}

function showing(shows: NonNullable<Response['shows']>): Pick<Response, 'shows'> {
  return Object.keys(shows).length === 0 ? {} : { shows }
}

function refusalOfPerson(state: Run, by: Party, late: boolean): string | undefined {
  const label = runLabel(state.number)
  if (!mayAnswer(state, by.personId)) {
    return `${label} does not ask you, ${by.name}: the account manager can name you for the next one.`
  }
  if (isOfAnonymousSide(state, by.personId))
    return `${label} asks your side without names. Nothing of this was kept: press Answer on its newest card.`
  if (state.supersededAt !== undefined) return `${label} takes no more answers: a newer check has opened.`
  if (late && Object.hasOwn(state.responses, by.personId)) {
    return `${label} is closed: your answers are in and can no longer be changed.`
  }
  return undefined
}

/** Whoever it asks, and whoever it leaves alone. */
export function mayAnswer({ respondents, notAsked = [] }: Run, personId: string): boolean {
  return [...respondents, ...notAsked.map(({ party }) => party)].some((one) => one.personId === personId)
}

/** As the run was opened: a person who has changed sides since still answers for the one that was asked. */
function sideOf(state: Run, by: Party): Party['side'] {
  const { side } = takePart(state, by.personId, 0).respondents.find(({ personId }) => personId === by.personId) ?? by
  return side
}

function sameAnswers(given: Response, answers: Record<string, Answer>, comment: string): boolean {
  const ids = Object.keys(answers)
  return (
    (given.comment ?? '') === comment &&
    ids.length === Object.keys(given.answers).length &&
    ids.every((id) => sameAnswer(given.answers[id], answers[id]))
  )
}

/** In whatever order several were chosen. */
function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  return one.length === other.length && one.every((id) => other.includes(id))
}
