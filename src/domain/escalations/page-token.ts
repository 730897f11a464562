import type { Instant } from '../time/instant.ts'
import type { Digest } from '../timeline/record-line.ts'
import type { Ladder, Rung } from './ladder.ts'

/** Whom a page calls, on which ladder, at which of its steps; of a drill, `ladderId` says which (`pagedBy`). */
export type PageCall = Rung & { ladderId: string; personId: string }

/** What is kept of a token that went out with a page: with it nobody can acknowledge. `usedAt`: it was, and opens nothing again. */
export type KeptPageToken = PageCall & { digest: string; usedAt?: Instant }

const WRITTEN = /^liaison_page_(?<secret>[A-Za-z0-9_-]{43})$/u

/** The token that travels with a page, and what is kept of it. `secret`: 32 random bytes, as base64url. */
export function makePageToken(call: PageCall, secret: string, digest: Digest): { text: string; kept: KeptPageToken } {
  const text = `liaison_page_${secret}`
  if (!WRITTEN.test(text)) throw new Error('The secret of a page is 32 bytes as base64url.')
  return { text, kept: { ...call, digest: bound(call, secret, digest) } }
}

/**
 * Whether somebody who carries this may acknowledge for the person that was called: once, and only while the ladder climbs at that very step. Kept beside
 * another person, ladder or step than it was made for, it opens nothing. Of a drill, `calls`: whether somebody waits for it.
 */
export function judgePageToken(
  text: string,
  kept: KeptPageToken,
  about: Ladder | { id: string; calls: boolean },
  digest: Digest,
): 'good' | { refused: string; why: 'unknown' | 'used' | 'over' } {
  const { secret } = WRITTEN.exec(text)?.groups ?? {}
  // Compared are digests of what nobody can guess: how long that takes tells nothing of use.
  if (secret === undefined || bound(kept, secret, digest) !== kept.digest || kept.ladderId !== about.id)
    return { refused: 'This acknowledges nothing here.', why: 'unknown' }
  if (kept.usedAt !== undefined) return { refused: 'This was used already. It acknowledges once.', why: 'used' }
  if ('calls' in about) return about.calls ? 'good' : { refused: 'That drill is over, or was answered.', why: 'over' }
  const stands = about.sides[kept.side]
  const climbs = about.status !== 'resolved' && stands.state === 'climbing'
  const isAtStep = climbs && stands.step === kept.step && stands.cycle === kept.cycle
  return isAtStep ? 'good' : { refused: 'That step of the escalation is over.', why: 'over' }
}

/** No id has a line break in it, so no two calls are written alike. */
function bound({ ladderId, side, step, cycle, personId }: PageCall, secret: string, digest: Digest): string {
  return digest(['page', ladderId, side, step, cycle, personId, secret].join('\n'))
}
