import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Committed } from './fault-book.ts'

/**
 * Waits as a `hang` fault wants it: returns true when the call is to be answered after all, false when whoever called has
 * given up. Any other fault waits for nothing.
 */
export async function heldUp(committed: Committed | undefined, request: IncomingMessage): Promise<boolean> {
  if (committed?.fault.fail !== 'hang') return true
  const { answerAfterMs } = committed.fault
  const { socket } = request
  if (socket.destroyed) return false
  const done = new AbortController()
  const gone = once(socket, 'close', { signal: done.signal }).then(() => false)
  const late = Promise.withResolvers<boolean>()
  const timer = answerAfterMs === undefined ? undefined : setTimeout(() => late.resolve(true), answerAfterMs)
  const answered = await Promise.race([gone, late.promise, committed.over.then(() => true)])
  clearTimeout(timer)
  gone.catch(() => undefined)
  done.abort()
  return answered
}
