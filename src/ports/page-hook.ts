import type { Instant, Ms } from '../domain/time/instant.ts'

/** Calls somebody through a service of their own company, such as a phone or SMS. */
export interface PageHook {
  /** One attempt at one page. It ends within a few seconds, and never throws for what the other end may do. */
  send(page: Page, to: HookAddress): Promise<Paged>
}

/**
 * What is sent. `id`: letters, digits, `-` and `_`; the same at each attempt, so that whoever got it twice knows. `type`: what happened, in words parted by
 * full stops. `at`: when that was.
 */
export type Page = { id: string; type: string; at: Instant; data: Record<string, unknown> }

/** `secrets`: each `whsec_…`; while one follows another both sign, so that the other end may change whenever it likes. */
export type HookAddress = { url: string; secrets: readonly [string] | readonly [string, string] }

/**
 * How it went. `refused`: another attempt would end no better. `again`: it is worth another attempt, not before `retryAfterMs` where that is said; it may
 * have arrived all the same. `reason` is a sentence that holds neither a secret nor more of the address than its host.
 */
export type Paged =
  | { outcome: 'delivered' }
  | { outcome: 'refused'; code: string; reason: string }
  | { outcome: 'again'; code: string; reason: string; retryAfterMs?: Ms }
