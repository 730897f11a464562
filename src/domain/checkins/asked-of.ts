import type { Answer } from './run.ts'
import type { Condition, Item } from './template.ts'

/** What is asked of whoever answers so: each item but those whose condition the answers do not meet. */
export function askedOf<I extends Pick<Item, 'id' | 'when'>>(
  items: readonly I[],
  answers: Record<string, Answer>,
): I[] {
  const asked = new Set<string>()
  return items.filter(({ id, when }) => {
    // What is not asked itself has no answer, whatever a form brings.
    const isAsked = !when || (asked.has(when.item) && meets(when, answers))
    if (isAsked) asked.add(id)
    return isAsked
  })
}

function meets(when: Condition, answers: Record<string, Answer>): boolean {
  const answer = Object.hasOwn(answers, when.item) ? answers[when.item] : undefined
  if (answer === undefined) return false
  if ('is' in when) return [answer].flat().some((one) => when.is.some((id) => id === one))
  if (typeof answer !== 'number') return false
  return 'atMost' in when ? answer <= when.atMost : answer >= when.atLeast
}
