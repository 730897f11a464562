import type { CheckInKind } from './plan.ts'
import type { Item, Template } from './template.ts'

/** Outcomes and trust: every pulse asks them, so that they can be followed from month to month. */
const IN_EVERY_PULSE = ['Q1', 'Q3']

const PULSE_LENGTH = 5

/**
 * What a run asks, in the template's order. `nth` counts the partner's runs from 1. A pulse's rotating items go on where those of the
 * run before ended, so every item comes up before any comes twice; a template of five items or fewer is asked whole.
 */
export function itemsFor(kind: CheckInKind, template: Template, nth: number): Item[] {
  if (kind === 'full') return [...template.items]
  const rotating = template.items.filter((item) => !IN_EVERY_PULSE.includes(item.id))
  const places = PULSE_LENGTH - (template.items.length - rotating.length)
  const firstPlace = (nth - 1) * places
  const chosen = new Set(
    Array.from({ length: Math.min(places, rotating.length) }, (_, place) => {
      return rotating[(firstPlace + place) % rotating.length]
    }),
  )
  return template.items.filter((item) => IN_EVERY_PULSE.includes(item.id) || chosen.has(item))
}
