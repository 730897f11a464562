import type { Traces } from '../../../domain/erasure/scrub.ts'
import type { ToErase } from '../../../ports/store/erasure.ts'

/** What is looked for in messages. */
export function traced({ accounts, names, texts }: ToErase): Traces {
  return { userIds: [...new Set(accounts.map(({ userId }) => userId))], names, texts }
}
