import type { Store } from '../../../src/ports/store/store.ts'

/** A fresh, empty store under test, closed when the test has ended. */
export type OpenedStore = {
  store: Store
  /** Another store on the same database, as another process would open it. */
  another(): Promise<Store>
}

export type OpenStore = () => Promise<OpenedStore>
