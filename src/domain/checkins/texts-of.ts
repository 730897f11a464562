import type { Response } from './run.ts'
import type { Item } from './template.ts'

/** What somebody wrote in their own words, in the order in which it was asked. `item`: to which it is the answer; `asked`: with what. */
export function textsOf(
  items: readonly Item[],
  { answers, followUp, comment }: Pick<Response, 'answers' | 'followUp' | 'comment'>,
): { item?: Item; asked: 'item' | 'follow-up' | 'at the end'; text: string }[] {
  const written = items.flatMap((item) => {
    const text = item.kind === 'short' || item.kind === 'long' ? answers[item.id] : undefined
    return typeof text === 'string' ? [{ item, asked: 'item' as const, text }] : []
  })
  return [
    ...written,
    ...(followUp === undefined ? [] : [{ asked: 'follow-up' as const, text: followUp }]),
    ...(comment === undefined ? [] : [{ asked: 'at the end' as const, text: comment }]),
  ]
}
