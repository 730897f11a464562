import type { Side } from '../partners/party.ts'
import type { Burden } from '../terms/burden.ts'

/**
 * Whether running clocks go on by other terms only once the other side agrees: where whoever asks may gain by any of it. The side that owes gives something away by
 * what is tighter, the side that is owed by what is looser.
 */
export function wantsWord(asker: Side, obligor: Side, burdens: readonly Burden[]): boolean {
  const given: Burden = asker === obligor ? 'tighter' : 'looser'
  return burdens.some((burden) => burden !== 'same' && burden !== given)
}
