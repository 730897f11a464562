import type { Token, TokenParts } from '../../domain/tokens/token.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { NumbersTaken } from '../numbers-taken.ts'

export interface TokenTable {
  /** Make one, with a secret that nobody can guess. It is returned here and nowhere else: what is kept is its digest. */
  mint(token: Omit<Token, 'mark'>): Promise<TokenParts>
  /** The one of that mark, if that is its secret. */
  of(parts: TokenParts): Promise<Token | undefined>
  /** All of a partner, revoked ones too: the newest first. */
  ofPartner(partnerId: string): Promise<Token[]>
  revoke(id: string, at: Instant): Promise<void>
}

/** A request as its sender names it. `body`: all that it says, however that was written. */
export type SentRequest = { tokenId: string; key: string; body: string }

/** Requests that reported numbers, so that sending one again is once. */
export interface TakenRequestTable {
  /** What it was answered; undefined while none of that key was taken in. */
  answerTo(request: SentRequest): Promise<NumbersTaken | 'other body' | undefined>
  /** In the transaction of its effects. Throws ConflictError for a second. */
  keep(request: SentRequest, answer: NumbersTaken, now: Instant): Promise<void>
}
