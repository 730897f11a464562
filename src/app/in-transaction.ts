import type { Tx } from '../ports/store/store.ts'
import { drawTouched } from './draw-touched.ts'
import { type Given, meansOf } from './means-of.ts'
import type { Means } from './scene.ts'
import type { AppServices } from './services.ts'

/** Let something happen in one transaction: all of it, or nothing. */
export function inTransaction<T>(services: AppServices, given: Given, work: (means: Means) => Promise<T>): Promise<T> {
  return services.store.transact((tx) => within(services, tx, given, work))
}

/** The same in a transaction that is open. What is said of it on cards is drawn at its end. */
export async function within<T>(
  services: AppServices,
  tx: Tx,
  given: Given,
  work: (means: Means) => Promise<T>,
): Promise<T> {
  const means = meansOf(services, tx, given)
  const value = await work(means)
  await drawTouched(means)
  return value
}
