import type { Answer, Run } from './run.ts'

const SCALE: Answer[] = [1, 2, 3, 4, 5, 'cant-judge']

/** The longest comment or follow-up taken, in characters. */
const LONGEST_TEXT = 3_000

/** Why these answers cannot be taken, as a sentence; undefined when every item of the run, and nothing else, is answered on the scale. */
export function refusalOfAnswers(run: Pick<Run, 'items'>, answers: Record<string, Answer>): string | undefined {
  const asked = run.items.map(({ id }) => id)
  const strange = Object.keys(answers).filter((id) => !asked.includes(id))
  if (strange.length > 0) return `This check does not ask ${listed(strange)}: answer ${listed(asked)}.`
  const missing = run.items.filter(({ id }) => !Object.hasOwn(answers, id))
  if (missing.length > 0) {
    const named = listed(missing.map(({ id, dimension }) => `${id} (${dimension})`))
    return `${named} ${missing.length === 1 ? 'is' : 'are'} not answered yet: choose 1 to 5, or "can't judge".`
  }
  const offScale = Object.entries(answers).filter(([, answer]) => !SCALE.includes(answer))
  if (offScale.length > 0) return `Answer ${listed(offScale.map(([id]) => id))} with 1 to 5, or "can't judge".`
  return undefined
}

/** Why this text cannot be taken; `text` is trimmed. */
export function refusalOfText(text: string): string | undefined {
  if (text.length <= LONGEST_TEXT) return undefined
  return `The text is ${text.length} characters long: keep it to ${LONGEST_TEXT}.`
}

/** "Q1", "Q1 and Q3", "Q1, Q3 and Q4". */
function listed(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
