import type { Answer } from './run.ts'
import type { Item } from './template.ts'

/** Below this an answer asks what happened. */
const LOW = 50

/** From 0 to 100; undefined of what scores nothing: "can't judge", choices and texts. */
export function scoreOfAnswer({ kind }: Pick<Item, 'kind'>, answer: Answer | undefined): number | undefined {
  if (typeof answer !== 'number') return undefined
  if (kind === 'agree') return ((answer - 1) / 4) * 100
  return kind === 'rating' ? answer * 10 : undefined
}

/** Those that are answered so that it is asked what happened, and what would fix it. */
export function lowItems<I extends Pick<Item, 'id' | 'kind'>>(
  items: readonly I[],
  answers: Record<string, Answer>,
): I[] {
  return items.filter((item) => {
    const score = Object.hasOwn(answers, item.id) ? scoreOfAnswer(item, answers[item.id]) : undefined
    return score !== undefined && score < LOW
  })
}

/** Whether it is scored at all. */
export function isScored({ kind }: Pick<Item, 'kind'>): boolean {
  return kind === 'agree' || kind === 'rating'
}
