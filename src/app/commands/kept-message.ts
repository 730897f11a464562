import { z } from 'zod'
import type { HeldRequest } from '../../ports/store/held.ts'
import type { Said } from '../heard/hear-message.ts'

/** The button that makes a typed line a message, and what is kept for it. */
export const AS_MESSAGE = 'line.as-message'

const kept = z.object({ text: z.string(), files: z.string(), thread: z.string(), conversation: z.string() })
const names = z.array(z.string())

/** The message that a kept line is, and the id of the conversation in which it was typed; undefined for what is none. */
export function keptMessage({ request: { subject, values } }: HeldRequest): { said: Said; in: string } | undefined {
  const { text, files, thread, conversation } = kept.safeParse(values).data ?? {}
  const named = names.safeParse(JSON.parse(files ?? 'null'))
  if (text === undefined || thread === undefined || conversation === undefined || !named.success) return undefined
  const said: Said = { kind: 'said', messageId: subject, threadId: thread, text, mentions: [], files: named.data }
  return { said, in: conversation }
}
