/**
 * A text under a digest that a random salt makes unguessable. Erased, text and salt are gone, and the digest alone stays. `salt`: 32
 * hexadecimal digits.
 */
export type Sealed = { digest: string; salt?: string; text?: string }

/** A fact as it stands in the record, and in an export of it: the chain covers all of it but the salts and the texts. */
export type RecordLine = {
  seq: number
  /** In UTC, to the millisecond: "2026-11-23T08:00:00.000Z". */
  at: string
  subject: string
  kind: string
  /** Of JSON: who did it and what belongs to the fact, people by their ids. */
  content: Sealed
  /** Of JSON: what people wrote; absent where there is nothing of the kind. */
  words?: Sealed
  hash: string
}

/** How far a chain goes: the number and the hash of its last fact. */
export type Head = Pick<RecordLine, 'seq' | 'hash'>

/** Of a text in UTF-8, in lower-case hexadecimal; the caller brings the algorithm (SHA-256). */
export type Digest = (text: string) => string
