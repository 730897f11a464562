import type { Token } from '../../domain/tokens/token.ts'
import type { Tx } from '../../ports/store/store.ts'

/** A token holds as long as whoever minted it, and saw its secret, is the account manager of its side. */
export async function isMinterInCharge(
  tx: Pick<Tx, 'memberships' | 'people'>,
  { partnerId, side, mintedBy }: Pick<Token, 'partnerId' | 'side' | 'mintedBy'>,
): Promise<boolean> {
  // Who was taken for two people may have one id by now.
  const minter = await tx.people.get(mintedBy)
  return (await tx.memberships.of(partnerId)).some(
    (one) => one.side === side && one.role === 'account-manager' && one.person.id === minter?.id,
  )
}
