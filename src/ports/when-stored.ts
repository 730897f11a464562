import type { Answer, Inbound, Receive } from './inbound.ts'

/**
 * Resolves as soon as the event is stored, with the answer to come; throws when it could not be stored. For what nobody waits for on a screen:
 * typed lines, and news of the platform.
 */
export async function whenStored(receive: Receive, inbound: Inbound): Promise<{ answer: Promise<Answer> }> {
  const { promise: stored, resolve } = Promise.withResolvers<void>()
  const answer = receive(inbound, resolve)
  await Promise.race([stored, answer])
  return { answer }
}
