import type { Response } from './run.ts'
import type { Item } from './template.ts'

/** What somebody wrote in their own words, in the order in which it was asked. `item`: to which it is the answer. */
export function textsOf(
  items: readonly Item[],
  { answers, followUp, comment }: Pick<Response, 'answers' | 'followUp' | 'comment'>,
): { item?: Item; text: string }[] {
  const written = items.flatMap((item) => {
    const text = item.kind === 'short' || item.kind === 'long' ? answers[item.id] : undefined
    return typeof text === 'string' ? [{ item, text }] : []
  })
  const beside = [followUp, comment].filter((text) => text !== undefined).map((text) => ({ text }))
  return [...written, ...beside]
}
