import type { Instant } from '../domain/time/instant.ts'
import type { Inbound } from '../ports/inbound.ts'
import type { Store } from '../ports/store/store.ts'

/** In one commit. */
const AT_ONCE = 100

export type Intake = {
  /** Store an event under its platform id; false when it was stored before. Rejects when it could not be stored. */
  keep(inbound: Inbound, receivedAt: Instant): Promise<boolean>
  isStoring(): boolean
}

type Waiting = {
  inbound: Inbound
  receivedAt: Instant
  resolve: (fresh: boolean) => void
  reject: (why: unknown) => void
}

/**
 * What arrives together is stored in one commit, in the order of arrival: whatever came while another transaction was writing goes along with the
 * first of them that waits. Each resolves after that commit. One that cannot be stored fails alone.
 */
export function createIntake(store: Pick<Store, 'transact'>): Intake {
  const waiting: Waiting[] = []
  let storing = false

  async function storeAll(): Promise<void> {
    storing = true
    while (waiting.length > 0) await storeSome()
    storing = false
  }

  async function storeSome(): Promise<void> {
    let some: Waiting[] = []
    try {
      const fresh = await store.transact(async (tx) => {
        // Taken when its turn to write has come, and kept if it has to run again.
        some = some.concat(waiting.splice(0, AT_ONCE - some.length))
        const news: boolean[] = []
        for (const { inbound, receivedAt } of some) news.push(await tx.inbox.insertIfNew(inbound, receivedAt))
        return news
      })
      some.forEach(({ resolve }, at) => resolve(fresh[at]!))
    } catch (error) {
      // None was taken when the transaction could not even begin.
      if (some.length === 0) some = waiting.splice(0, AT_ONCE)
      if (some.length === 1) return some[0]!.reject(error)
      for (const one of some) await storeAlone(one)
    }
  }

  async function storeAlone({ inbound, receivedAt, resolve, reject }: Waiting): Promise<void> {
    await store.transact((tx) => tx.inbox.insertIfNew(inbound, receivedAt)).then(resolve, reject)
  }

  function keep(inbound: Inbound, receivedAt: Instant): Promise<boolean> {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>()
    waiting.push({ inbound, receivedAt, resolve, reject })
    if (!storing) void storeAll()
    return promise
  }

  return { keep, isStoring: () => storing }
}
