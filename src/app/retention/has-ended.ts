import { isOver } from '../../domain/cases/case.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'

/** What a card is about, by the beginning of its key: "case:{id}", "escalation:{id}…", "check-in:{id}…", "maintenance:{id}". */
const ABOUT = /^(case|escalation|check-in|maintenance):([^:]+)/u

/** Whether what a card is about is over. A card that is about none of these, or of something that is there no more, is over too. */
export async function hasEnded(tx: Tx, cardKey: string, now: Instant): Promise<boolean> {
  const [, kind, id = ''] = ABOUT.exec(cardKey) ?? []
  if (kind === 'case') return isOver((await tx.cases.get(id)) ?? { status: 'resolved' })
  if (kind === 'escalation') return ((await tx.ladders.get(id))?.status ?? 'resolved') === 'resolved'
  if (kind === 'check-in') return (await tx.runs.get(id))?.status !== 'open'
  if (kind === 'maintenance') {
    const window = await tx.maintenance.get(id)
    return !window || window.status === 'cancelled' || window.to <= now
  }
  return true
}
