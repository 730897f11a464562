import type { CheckInKind } from './plan.ts'
import type { Item, Template } from './template.ts'

const PULSE_LENGTH = 5

/**
 * What a run asks, in the template's order. `nth` counts the partner's runs from 1. A pulse's rotating items go on where those of the
 * run before ended, so every item comes up before any comes twice; a template of five items or fewer is asked whole. What hangs on the answer to
 * another item comes with that one, beyond the five.
 */
export function itemsFor(kind: CheckInKind, { items }: Pick<Template, 'items'>, nth: number): Item[] {
  if (kind === 'full') return [...items]
  const inEvery = items.filter((item) => item.always && !item.when)
  const rotating = items.filter((item) => !item.always && !item.when)
  const places = Math.max(0, PULSE_LENGTH - inEvery.length)
  const firstPlace = (nth - 1) * places
  const chosen = new Set(
    [
      ...inEvery,
      ...Array.from({ length: Math.min(places, rotating.length) }, (_, place) => {
        return rotating[(firstPlace + place) % rotating.length]!
      }),
    ].map(({ id }) => id),
  )
  // A condition is on an earlier item, so that whatever it hangs on has been chosen by then.
  for (const { id, when } of items) if (when && chosen.has(when.item)) chosen.add(id)
  return items.filter(({ id }) => chosen.has(id))
}
