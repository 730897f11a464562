import { z } from 'zod'
import type { PlatformKind } from '../../../src/platforms.ts'
import { createConsoleAdapter } from './console-adapter.ts'
import { consoleTraits as traits } from './console-traits.ts'
import type { Hall } from './hall.ts'

const variables = z.object({ CONSOLE_HALL: z.literal('open').optional() })

/** A third platform: lines on a terminal. A real one would find its hall by an address in its variables. */
export function consolePlatform(hall: Hall): PlatformKind {
  return {
    traits,
    variables,
    configure(present) {
      if (variables.parse(present).CONSOLE_HALL === undefined) return undefined
      return {
        traits,
        way: 'in the hall',
        start: async (given) => createConsoleAdapter(hall, given),
        ask: async ({ clock }) => createConsoleAdapter(hall, { clock, receive: async () => ({ kind: 'nothing' }) }),
        check: async () => [{ fine: 'The hall is open.' }],
      }
    },
  }
}
