import type { Side } from '../partners/party.ts'

export function otherSide(side: Side): Side {
  return side === 'internal' ? 'partner' : 'internal'
}
