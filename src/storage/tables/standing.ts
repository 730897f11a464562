import type { CardAt, Standing } from '../../ports/store/outbox.ts'
import type { Unit } from '../tx-client.ts'
import { readShown } from './delivery-row.ts'

/** Whether cards stand where they are about to be sent: one look for all of them, and one more for those that do not. */
export async function standing({ db }: Unit, cards: readonly CardAt[]): Promise<Standing[]> {
  if (cards.length === 0) return []
  const shown = new Map((await db.shown.findMany({ where: within(cards) })).map((row) => [nameOf(row), readShown(row)]))
  const absent = cards.filter((card) => !shown.has(nameOf(card)))
  const doubted = new Set<string>()
  if (absent.length > 0) {
    const where = { ...within(absent), unfinished: false, uncertain: true }
    const rows = await db.delivery.findMany({
      where,
      distinct: ['cardKey', 'queueKey'],
      select: { cardKey: true, queueKey: true },
    })
    for (const { cardKey, queueKey } of rows) if (cardKey !== null) doubted.add(nameOf({ cardKey, queueKey }))
  }
  return cards.map((card) => {
    const there = shown.get(nameOf(card))
    return { ...(there && { shown: there }), mayStand: doubted.has(nameOf(card)) }
  })
}

/** These and perhaps a few more: found by an index. */
function within(cards: readonly CardAt[]) {
  const each = (values: string[]) => ({ in: [...new Set(values)] })
  return { cardKey: each(cards.map(({ cardKey }) => cardKey)), queueKey: each(cards.map(({ queueKey }) => queueKey)) }
}

function nameOf({ cardKey, queueKey }: CardAt): string {
  return `${cardKey} ${queueKey}`
}
