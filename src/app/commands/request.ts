import { isPartner } from '../find/find-partner.ts'
import type { Request, Scene } from '../scene.ts'
import { mentionedUserId, restOf } from '../words.ts'
import type { Typed } from './verb.ts'

/** `verb CASE-12 some words`: the label first, the rest as `text`. */
export function aboutLabel(typed: Typed, textAs = 'text'): Request {
  const [subject] = typed.words
  const text = restOf(typed.words, 1)
  return {
    ...(subject !== undefined && { subject }),
    values: { ...typed.flags, ...(text !== undefined && { [textAs]: text }) },
  }
}

/**
 * `verb acme some words`: the partner first, unless the channel already says which. In a bound channel the first word is a partner
 * only if it is one we know, or if one of us put it before words in quotes and so meant one; everywhere else it must be.
 */
export async function aboutPartner(scene: Scene, typed: Typed, bound: boolean, textAs = 'text'): Promise<Request> {
  const [first] = typed.words
  const meant = scene.actor.kind === 'internal' && typed.quotedAt === 1
  const takesFirst = first !== undefined && (!bound || meant || (await isPartner(scene, first)))
  const text = restOf(typed.words, takesFirst ? 1 : 0)
  return {
    ...(takesFirst && { subject: first }),
    values: { ...typed.flags, ...(text !== undefined && { [textAs]: text }) },
  }
}

/** Values that name the first person mentioned. */
export function mentioned(typed: Typed): Record<string, string> {
  const userId = typed.words.map(mentionedUserId).find((id) => id !== undefined)
  const mention = typed.mentions.find((one) => one.userId === userId)
  if (!mention) return {}
  return {
    userId: mention.userId,
    tenantId: mention.tenantId,
    name: mention.name,
    ...(mention.outsider && { outsider: 'yes' }),
  }
}
