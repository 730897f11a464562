import type { Ms } from '../domain/time/instant.ts'

/** One HTTP request of a check, within a few seconds. It never throws. */
export type Ask = (request: {
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
}) => Promise<Answered | Unreachable>

/** `body`: read from JSON, undefined when it is none. `aheadMs`: how far the answerer's clock is ahead of ours, to a second or so. */
export type Answered = { status: number; header(name: string): string | undefined; body: unknown; aheadMs?: Ms }

/** No answer: why, as the end of a sentence ("its name is not found"), and what to do about it, a sentence. */
export type Unreachable = { unreachable: string; remedy: string }

/** What a check has found, in a sentence or two; a problem needs a person, and says what to do. Never holds a secret. */
export type Finding = { fine: string } | { problem: string }
