import type { Party, Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { isAnonymous } from './anonymity.ts'
import { type Answer, type Run, runLabel } from './run.ts'
import { refusalOfAnswers, refusalOfText } from './validate-answers.ts'

/** What one person answers without a name: no time, and nobody whose it is. */
export type Voice = {
  /** By item id. */
  answers: Record<string, Answer>
  /** Answer to the open question. */
  comment?: string
  /** "What happened, and what would fix it?" */
  followUp?: string
  /** Its author lets the other side read what is written in it. */
  shown?: true
}

/** What somebody sends. */
export type Saying = {
  by: Party
  answers: Record<string, Answer>
  comment?: string
  followUp?: string
  shown?: boolean
}

/** Why nobody may answer so at all, or not this person now, whoever else has or has not. */
export function refusalOfVoice(state: Run, { personId, name }: Party, now: Instant): string | undefined {
  const label = runLabel(state.number)
  const asked = state.respondents.find((one) => one.personId === personId)
  if (!asked) return `${label} does not ask you, ${name}: the account manager can name you for the next one.`
  if (!isAnonymous(state, asked.side))
    return `${label} asks your side with names: press Answer on its newest card, or type \`@Liaison check\`.`
  if (state.status === 'closed' || now > state.closesAt)
    return `${label} has closed. What is answered without names is never taken late; the next health check asks again.`
  return undefined
}

/** Somebody's answers, without them. Whether they answered before is not known here. */
export function takeVoice(
  state: Run,
  { by, answers, comment: said = '', followUp: wrote = '', shown = false }: Saying,
  now: Instant,
): { side: Side; voice: Voice } | { refused: string } {
  const comment = said.trim()
  const followUp = wrote.trim()
  const refused =
    refusalOfVoice(state, by, now) ??
    refusalOfAnswers(state, answers) ??
    refusalOfText(comment) ??
    refusalOfText(followUp)
  if (refused !== undefined) return { refused }
  const { side } = state.respondents.find((one) => one.personId === by.personId)!
  return {
    side,
    voice: {
      answers: { ...answers },
      ...(comment !== '' && { comment }),
      ...(followUp !== '' && { followUp }),
      ...(shown && { shown }),
    },
  }
}
