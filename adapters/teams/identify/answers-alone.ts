import type { Standing } from '../../../src/domain/partners/standing.ts'
import type { Place } from '../../../src/ports/inbound.ts'

/**
 * A personal chat is private already. In a channel only our own people can be answered by a targeted message: nothing documents that
 * those reach guests or people of another tenant, who are answered in the open, in the thread of what they said.
 */
export function answersAlone({ kind }: Pick<Place, 'kind'>, standing: Standing): boolean {
  return kind === 'direct' || standing === 'ours'
}
