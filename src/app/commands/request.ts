import { PURPOSES } from '../../domain/partners/purpose.ts'
import type { Finding } from '../find/finding.ts'
import { partnersCalled } from '../find/partners-called.ts'
import type { Request } from '../scene.ts'
import { mentionedUserId, restOf, unquoted } from '../words.ts'
import type { Typed } from './verb.ts'

/** `verb CASE-12 some words`: the label first, the rest as `text`, further lines included. */
export function aboutLabel(typed: Typed, textAs = 'text'): Request {
  const [subject] = typed.words
  const text = textFrom(typed, 1)
  return {
    ...(subject !== undefined && { subject }),
    values: { ...typed.flags, ...(text !== undefined && { [textAs]: text }) },
  }
}

/** `verb acme some words`: the partner first, the rest as `textAs`. Nothing said: the partner whose channel it is. */
export function aboutPartner(typed: Typed, textAs = 'text'): Request {
  return aboutLabel(typed, textAs)
}

/** `bind acme shared`: the partner and a part of a channel; of the part alone the partner is whose channel it is, or is asked for. */
export function aboutPart(typed: Typed): Request {
  const [first, second] = typed.words
  const part = PURPOSES.find((one) => one === first?.toLowerCase())
  return part !== undefined && second === undefined
    ? { values: { ...typed.flags, purpose: part } }
    : aboutPartner(typed, 'purpose')
}

/**
 * The same where the partner may be left out before what is said of it: people's own words in quotes, or one of the words that the verb has for it (`own`). A
 * partner that is called so is meant first.
 */
export async function aboutPartnerOr(
  scene: Finding,
  typed: Typed,
  { textAs = 'text', own = [] }: { textAs?: string; own?: readonly string[] },
): Promise<Request> {
  const [first] = typed.words
  const isSaid = own.length === 0 ? typed.quoted?.includes(0) === true : own.includes(first?.toLowerCase() ?? '')
  if (first === undefined || !isSaid || (await partnersCalled(scene, first)).length > 0)
    return aboutPartner(typed, textAs)
  const text = textFrom(typed, 0)
  return { values: { ...typed.flags, ...(text !== undefined && { [textAs]: text }) } }
}

/** Values that name the first person mentioned. Who they are is asked of the platform where they are needed. */
export function mentioned(typed: Typed): Record<string, string> {
  const userId = typed.words.map(mentionedUserId).find((id) => id !== undefined)
  const mention = typed.mentions.find((one) => one.userId === userId)
  return mention === undefined ? {} : { userId: mention.userId, ...(mention.name !== '' && { name: mention.name }) }
}

/** The words from `index` on and what stands below them, as one text; undefined where neither says anything. */
export function textFrom({ words, below }: Typed, index: number): string | undefined {
  const first = restOf(words, index)
  if (below === undefined) return first
  return first === undefined ? unquoted(below) : `${first}\n${below}`
}
