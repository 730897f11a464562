import type { ReadBefore } from './read-before.ts'

/**
 * Which methods of a table answer from memory. All others write, except those that ask for something else every time. `follows`: those of
 * the reads whose answer is what was saved, where that was in it; the others are made anew after a write.
 */
export type Remembered<T> = {
  table: string
  reads: readonly (keyof T & string)[]
  asks?: readonly (keyof T & string)[]
  follows?: readonly (keyof T & string)[]
}

type Ask = () => Promise<unknown>
type Manner = {
  read: (question: string, ask: Ask) => Promise<unknown>
  write: (ask: Ask, method: string, args: unknown[]) => Promise<unknown>
}

/** A table of the registry, of which nothing is read twice until something in the registry has changed. */
export function rememberRegistry<T extends object>(table: T, before: ReadBefore, what: Remembered<T>): T {
  return remember(table, what, {
    read: (question, ask) => before.ofRegistry(question, ask),
    write: async (ask) => {
      await before.changeRegistry()
      return ask()
    },
  })
}

/** A table of the work in hand, of which one transaction reads nothing twice until it writes there. */
export function rememberWork<T extends object>(table: T, before: ReadBefore, what: Remembered<T>): T {
  return remember(table, what, {
    read: (question, ask) => before.ofWork(question, ask),
    write: async (ask, method, [saved]) => {
      const { table: name, follows = [] } = what
      try {
        const written = await ask()
        if (method === 'save') before.changeWork(name, follows, saved as { id: string })
        else before.changeWork(name)
        return written
      } catch (error) {
        before.changeWork(name)
        throw error
      }
    },
  })
}

function remember<T extends object>(table: T, { table: name, reads, asks = [] }: Remembered<T>, manner: Manner): T {
  return new Proxy(table, {
    get(target, method) {
      const member: unknown = Reflect.get(target, method)
      if (typeof member !== 'function' || asks.some((one) => one === method)) return member
      const isRead = reads.some((one) => one === method)
      return (...args: unknown[]): Promise<unknown> => {
        const ask = (): Promise<unknown> => Reflect.apply(member, target, args)
        return isRead
          ? manner.read(`${name} ${String(method)} ${JSON.stringify(args)}`, ask)
          : manner.write(ask, String(method), args)
      }
    },
  })
}
