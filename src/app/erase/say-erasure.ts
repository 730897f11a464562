import { listed } from '../../cards/listed.ts'
import type { ErasurePlan } from './plan-erasure.ts'

/** What would go, before it does. */
export function sayPlan(plan: ErasurePlan): string {
  const { person, namedFor } = plan
  const parts = namedFor.map(({ name }) => name)
  const passes = parts.length === 0 ? '' : ` Their part with ${listed(parts)} passes on first.`
  return `${person.name} would be erased: ${whatGoes(plan)}.${passes}${sayMentions(plan)} Nothing was done yet, and it cannot be undone.`
}

/** What went. It is kept as an answer, and so names nobody. */
export function sayErased(plan: ErasurePlan): string {
  return `Erased: ${whatGoes(plan)}.${sayMentions(plan)} Messages that stand on a platform stay there until they are deleted there.`
}

function whatGoes({ accounts, written }: ErasurePlan): string {
  const texts = written.flatMap((one) => one.texts).length
  const where = [...new Set(written.map(({ subject }) => subject))]
  const wrote =
    texts === 0 ? 'and nothing they wrote' : `and what they wrote, ${counted(texts, 'text')} in ${listed(where)}`
  return `name, zone, ${counted(accounts.length, 'account')} ${wrote}`
}

function sayMentions({ mentions }: ErasurePlan): string {
  if (mentions.length === 0) return ''
  const labels = [...new Set(mentions.map(({ label }) => label))]
  return ` Others may name them in ${listed(labels)}: what others wrote stays, and the account manager is told.`
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}
