import { canonicalJson } from './canonical-json.ts'
import type { Chain, FactDraft, FactValue } from './fact.ts'
import type { Digest, Head, RecordLine, Sealed } from './record-line.ts'
import { wordsIn } from './words-in.ts'

/** The number of the form that `content` has; docs/record.md tells it. */
export const CONTENT_SHAPE = 1

/** What stands before the first fact of a chain: it binds the chain to its partner. */
export function beginning(partnerId: string, chain: Chain, digest: Digest): Head {
  return {
    seq: 0,
    hash: digest(canonicalJson({ chain, format: 'liaison-record', partner: partnerId, version: 1 })),
  }
}

/** Makes a draft the next fact of its chain. `nextSalt` gives a new random one each time. */
export function linkFact(previous: Head, draft: FactDraft, digest: Digest, nextSalt: () => string): RecordLine {
  const { at, subject, kind, audience } = draft
  const words = wordsIn(draft)
  const content = {
    shape: CONTENT_SHAPE,
    by: draft.by && { person: draft.by.personId, side: draft.by.side },
    data: Object.fromEntries(
      Object.entries(draft.data)
        .filter(([key]) => !(key in words))
        .map(([key, value]) => [key, byId(value)]),
    ),
  }
  const line = {
    seq: previous.seq + 1,
    at: Temporal.Instant.fromEpochMilliseconds(at).toString({ fractionalSecondDigits: 3 }),
    subject,
    kind,
    content: seal(canonicalJson(content), nextSalt(), digest),
    ...(Object.keys(words).length > 0 && { words: seal(canonicalJson(words), nextSalt(), digest) }),
  }
  return { ...line, hash: hashOf(previous.hash, audience, line, digest) }
}

/** The hash a fact has after the one before it. Salts and texts stay out: their digests stand for them. */
export function hashOf(after: string, chain: Chain, line: Omit<RecordLine, 'hash'>, digest: Digest): string {
  const { seq, at, subject, kind, content, words } = line
  return digest(canonicalJson({ after, at, chain, content: content.digest, kind, seq, subject, words: words?.digest }))
}

/** A salt is of one length always, so that where it ends and the text begins is never in doubt. */
export function sealed(text: string, salt: string, digest: Digest): string {
  return digest(salt + text)
}

function seal(text: string, salt: string, digest: Digest): Sealed {
  return { digest: sealed(text, salt, digest), salt, text }
}

function byId(value: FactValue): string | number | { person: string } {
  return typeof value === 'object' ? { person: value.person } : value
}
