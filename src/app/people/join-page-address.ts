import type { Tx } from '../../ports/store/store.ts'

/** Two whom we took for two are one: their pages go where those of either went, of two addresses to the one of whom they are now. */
export async function joinPageAddress({ pageAddresses }: Tx, former: string, person: string): Promise<void> {
  const address = await pageAddresses.of(former)
  if (!address) return
  await pageAddresses.remove(former)
  if (!(await pageAddresses.of(person))) await pageAddresses.save({ ...address, personId: person })
}
