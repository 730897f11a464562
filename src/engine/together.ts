import type { Store, Tx } from '../ports/store/store.ts'

/** In one commit. */
const AT_ONCE = 100

export type Together<One, Result> = {
  /** Do this in a transaction that others may share. Rejects when it could not be done by itself either. */
  take(one: One): Promise<Result>
  isWorking(): boolean
}

type Waiting<One, Result> = { one: One; resolve: (result: Result) => void; reject: (why: unknown) => void }

/**
 * What comes at the same time is done in one commit, in the order of coming: whatever came while another transaction was writing goes along
 * with the first of them that waits. Each resolves after that commit. One that cannot be done fails alone.
 */
export function createTogether<One, Result>(
  store: Pick<Store, 'transact'>,
  work: (tx: Tx, one: One) => Promise<Result>,
): Together<One, Result> {
  const waiting: Waiting<One, Result>[] = []
  let working = false

  async function doAll(): Promise<void> {
    working = true
    while (waiting.length > 0) await doSome()
    working = false
  }

  async function doSome(): Promise<void> {
    let some: Waiting<One, Result>[] = []
    try {
      const results = await store.transact(async (tx) => {
        // Taken when its turn to write has come, and kept if it has to run again.
        some = some.concat(waiting.splice(0, AT_ONCE - some.length))
        const done: Result[] = []
        for (const { one } of some) done.push(await work(tx, one))
        return done
      })
      some.forEach(({ resolve }, at) => resolve(results[at]!))
    } catch (error) {
      // None was taken when the transaction could not even begin.
      if (some.length === 0) some = waiting.splice(0, AT_ONCE)
      if (some.length === 1) return some[0]!.reject(error)
      for (const one of some) await doAlone(one)
    }
  }

  async function doAlone({ one, resolve, reject }: Waiting<One, Result>): Promise<void> {
    await store.transact((tx) => work(tx, one)).then(resolve, reject)
  }

  function take(one: One): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    waiting.push({ one, resolve, reject })
    if (!working) void doAll()
    return promise
  }

  return { take, isWorking: () => working }
}
