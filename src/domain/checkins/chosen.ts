import type { Side } from '../partners/party.ts'
import type { Answer, Run, Tallies } from './run.ts'
import type { Item } from './template.ts'

/** How often each answer to a question that scores nothing was chosen, side by side, in the order in which they are offered. */
export type Chosen = { asks: string; counts: Record<Side, { label: string; count: number }[]> }

/** What people chose of what is no judgement; nothing of a question that nobody answered, nor of whether an action helped, which is told with that. */
export function chosenIn({
  items,
  responses,
  tallies,
}: Pick<Run, 'items' | 'responses'> & { tallies?: Tallies }): Chosen[] {
  const all = Object.values(responses)
  return items.flatMap((item): Chosen[] => {
    if (item.action) return []
    const options = optionsOf(item)
    const of = (side: Side) => {
      const answers = all.filter((one) => one.side === side).map((one) => one.answers[item.id])
      const unnamed = tallies?.[side]?.chosen[item.id] ?? {}
      return options
        .map(({ id, label }) => ({
          label,
          count: answers.filter((answer) => isOf(answer, id)).length + (unnamed[id] ?? 0),
        }))
        .filter(({ count }) => count > 0)
    }
    const counts = { internal: of('internal'), partner: of('partner') }
    return counts.internal.length + counts.partner.length === 0 ? [] : [{ asks: item.internal, counts }]
  })
}

function optionsOf(item: Item): { id: string; label: string }[] {
  if ('options' in item) return item.options
  if (item.kind !== 'yes-no') return []
  return [
    { id: 'yes', label: 'yes' },
    { id: 'no', label: 'no' },
  ]
}

function isOf(answer: Answer | undefined, id: string): boolean {
  return Array.isArray(answer) ? answer.includes(id) : answer === id
}
