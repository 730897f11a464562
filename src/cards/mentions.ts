import type { Inline, PersonRef } from './card.ts'

/** "Ana", "Ana and Ravi", "Ana, Ravi and Lea", each mentioned once. */
export function mentions(people: PersonRef[]): Inline[] {
  const each = [...new Map(people.map((person) => [JSON.stringify(person), person])).values()]
  return each.flatMap((person, index): Inline[] => {
    const between = index === 0 ? [] : [index === each.length - 1 ? ' and ' : ', ']
    return [...between, { mention: person }]
  })
}
