import type { Chain } from './fact.ts'
import { beginning, hashOf, sealed } from './link-fact.ts'
import { type SaidHead, isHead, sayHead } from './head.ts'
import type { Digest, Head, RecordLine, Sealed } from './record-line.ts'

/**
 * How far a chain was walked. `erased`: how many of its facts were found without a text of theirs; `missing`: how many of them without their
 * content, of which Liaison erases nothing.
 */
export type Walk = { partnerId: string; chain: Chain; head: Head; erased: number; missing: number }

export type Broken = { broken: string }

export function beginWalk(partnerId: string, chain: Chain, digest: Digest): Walk {
  return { partnerId, chain, head: beginning(partnerId, chain, digest), erased: 0, missing: 0 }
}

/**
 * Takes the next fact of a chain, or says why it is none. `noted`: a head that was noted elsewhere, such as one printed on a card.
 */
export function walkOn(walk: Walk, line: RecordLine, digest: Digest, noted?: SaidHead): Walk | Broken {
  const { head, chain } = walk
  const why =
    whyOutOfPlace(head.seq + 1, line) ??
    whyNoMoment(line) ??
    whyUnsealed('content', line.content, line, digest) ??
    whyUnsealed('words', line.words, line, digest) ??
    whyUnlinked(head, chain, line, digest) ??
    whyUnlike(noted, line)
  if (why !== undefined) return { broken: why }
  const missing = line.content.text === undefined
  const erased = missing || (line.words && line.words.text === undefined)
  return {
    ...walk,
    head: { seq: line.seq, hash: line.hash },
    erased: walk.erased + (erased ? 1 : 0),
    missing: walk.missing + (missing ? 1 : 0),
  }
}

/** In the database nothing of the content is ever erased: its chain holds without it, and tells nothing. */
export function whyContentGone(line: RecordLine): string | undefined {
  if (line.content.text !== undefined) return undefined
  return `The content of ${told(line)} is gone. Liaison never erases it: it was taken away after it was recorded.`
}

/** Once there is no fact any more: whether the chain goes as far as it was noted to. */
export function whyTooShort({ head }: Walk, noted: SaidHead | undefined): string | undefined {
  if (noted === undefined || noted.seq <= head.seq) return undefined
  const end = head.seq === 0 ? 'The record is empty' : `The record ends with fact ${head.seq}`
  return `${end}, but ${noted.said} says that there was a fact ${noted.seq}: the end was cut off.`
}

function whyOutOfPlace(expected: number, { seq }: RecordLine): string | undefined {
  if (seq === expected) return undefined
  const why = seq > expected ? `fact ${expected} is missing` : 'it is out of order, or stands there twice'
  return `Fact ${seq} stands where fact ${expected} should be: ${why}.`
}

/** As a record writes moments. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u

function whyNoMoment(line: RecordLine): string | undefined {
  if (MOMENT.test(line.at)) return undefined
  return `The time of ${told(line)} is none: it was changed after it was recorded.`
}

function whyUnsealed(
  what: 'content' | 'words',
  part: Sealed | undefined,
  line: RecordLine,
  digest: Digest,
): string | undefined {
  if (!part || (part.salt === undefined && part.text === undefined)) return undefined
  if (part.salt === undefined || part.text === undefined)
    return `Of the ${what} of ${told(line)}, the ${part.salt === undefined ? 'salt' : 'text'} alone is missing.`
  if (sealed(part.text, part.salt, digest) === part.digest) return undefined
  return `The ${what} of ${told(line)} ${what === 'words' ? 'were' : 'was'} changed after it was recorded: the digest does not fit.`
}

function whyUnlinked(before: Head, chain: Chain, line: RecordLine, digest: Digest): string | undefined {
  if (line.hash === hashOf(before.hash, chain, line, digest)) return undefined
  const orBefore = before.seq === 0 ? 'this is not the record of this partner' : `fact ${before.seq} was`
  return `${told(line)[0]!.toUpperCase()}${told(line).slice(1)} was changed after it was recorded, or ${orBefore}: its hash does not fit.`
}

function whyUnlike(noted: SaidHead | undefined, line: RecordLine): string | undefined {
  if (noted?.seq !== line.seq || isHead(noted, line)) return undefined
  return `The record was rewritten: its fact ${line.seq} is ${sayHead(line)}, but ${noted.said} was noted.`
}

function told({ seq, kind, subject }: RecordLine): string {
  return `fact ${seq} (${kind} of ${subject})`
}
