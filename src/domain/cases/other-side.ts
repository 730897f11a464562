import type { Side } from '../partners/partner.ts'

export function otherSide(side: Side): Side {
  return side === 'internal' ? 'partner' : 'internal'
}
