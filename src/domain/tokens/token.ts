import type { Side } from '../partners/party.ts'
import { DAY, type Instant, type Ms } from '../time/instant.ts'

/**
 * With it a system of one side reports numbers of some of a partner's figures over HTTP. Whoever has its secret has it: the secret is shown once, and what is kept
 * cannot be turned back into it.
 */
export type Token = {
  id: string
  partnerId: string
  side: Side
  /** Of which figures it may report, by their ids. */
  figureIds: string[]
  /** What it is recognised by: 8 digits of hexadecimal, which stand in the token as well. */
  mark: string
  /** The id of whoever minted it. */
  mintedBy: string
  mintedAt: Instant
  /** From then on it opens nothing. */
  expiresAt: Instant
  revokedAt?: Instant
}

export const USUAL_DAYS = 90
export const MOST_DAYS = 365

/** How many tokens of one side of a partner hold at a time: as many systems as report anything, and some more. */
export const MOST_TOKENS = 20

/** What somebody carries, taken apart. */
export type TokenParts = { mark: string; secret: string }

const WRITTEN = /^liaison_(?<mark>[0-9a-f]{8})_(?<secret>[A-Za-z0-9_-]{43})$/u

/** A token as it is shown once and carried in requests. */
export function writeToken({ mark, secret }: TokenParts): string {
  return `liaison_${mark}_${secret}`
}

export function readToken(text: string): TokenParts | undefined {
  const { mark, secret } = WRITTEN.exec(text)?.groups ?? {}
  return mark === undefined || secret === undefined ? undefined : { mark, secret }
}

/** Whether it can still be used, as far as it says itself. */
export function holds({ expiresAt, revokedAt }: Pick<Token, 'expiresAt' | 'revokedAt'>, now: Instant): boolean {
  return revokedAt === undefined && now < expiresAt
}

/** For how long a token is to hold, as somebody typed it; a sentence where it cannot be. */
export function readDays(said: string | undefined): { ms: Ms } | { refused: string } {
  const text = said?.trim() ?? ''
  const days = text === '' ? USUAL_DAYS : /^\d{1,4}$/u.test(text) ? Number(text) : 0
  if (days >= 1 && days <= MOST_DAYS) return { ms: days * DAY }
  return { refused: `Say how many days it holds, from 1 to ${MOST_DAYS}: ${USUAL_DAYS} is usual.` }
}
