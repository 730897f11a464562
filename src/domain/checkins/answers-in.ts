import { askedOf } from './asked-of.ts'
import { type Answer, CANT_JUDGE } from './run.ts'
import type { Item } from './template.ts'

/**
 * What a form brings, by item id. Of an item that these answers leave unasked, nothing: it stood in the form, since no client hides it. What is no answer to
 * its item is left for `refusalOfAnswers`.
 */
export function answersIn(values: Record<string, string>, items: readonly Item[]): Record<string, Answer> {
  const brought = items.flatMap((item): [string, Answer][] => {
    const value = Object.hasOwn(values, item.id) ? values[item.id]!.trim() : ''
    return value === '' ? [] : [[item.id, answerOf(item, value)]]
  })
  const asked = new Set(askedOf(items, Object.fromEntries(brought)).map(({ id }) => id))
  return Object.fromEntries(brought.filter(([id]) => asked.has(id)))
}

function answerOf({ kind }: Item, value: string): Answer {
  switch (kind) {
    case 'agree':
    case 'rating':
      return value !== CANT_JUDGE && /^\d{1,2}$/u.test(value) ? Number(value) : value
    case 'multiple':
      return value.split(',').map((id) => id.trim())
    default:
      return value
  }
}
