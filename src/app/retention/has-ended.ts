import { isOver } from '../../domain/cases/case.ts'
import type { Tx } from '../../ports/store/store.ts'

/** What a card is about, by the beginning of its key: "case:{id}", "escalation:{id}…", "check-in:{id}…". */
const ABOUT = /^(case|escalation|check-in):([^:]+)/u

/** Whether what a card is about is over. A card that is about none of these, or of something that is there no more, is over too. */
export async function hasEnded(tx: Tx, cardKey: string): Promise<boolean> {
  const [, kind, id = ''] = ABOUT.exec(cardKey) ?? []
  if (kind === 'case') return isOver((await tx.cases.get(id)) ?? { status: 'resolved' })
  if (kind === 'escalation') return ((await tx.ladders.get(id))?.status ?? 'resolved') === 'resolved'
  if (kind === 'check-in') return (await tx.runs.get(id))?.status !== 'open'
  return true
}
