import { z } from 'zod'
import { DAY } from '../../domain/time/instant.ts'
import type { Playground } from '../playground.ts'

/** Forward by milliseconds, at most a year, or to the next deadline. */
export const clockBody = z.union([
  z.strictObject({
    advance: z
      .int()
      .positive()
      .max(366 * DAY),
  }),
  z.strictObject({ to: z.literal('next') }),
])
export type ClockBody = z.infer<typeof clockBody>

/** `moved` is false when there was no deadline to move to. */
export async function moveClock(playground: Playground, body: ClockBody): Promise<{ moved: boolean }> {
  if ('to' in body) return { moved: await playground.advanceToNext() }
  await playground.advance(body.advance)
  return { moved: true }
}
