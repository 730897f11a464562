import type { judgePageToken, KeptPageToken, PageCall } from '../../domain/escalations/page-token.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** Where pages for somebody go, or for those who are behind a page hook that has a name: `personId` is its id then (`hookId`). `former`: the secret before this one, which signs as well until then. */
export type PageAddress = {
  personId: string
  url: string
  secret: string
  former?: { secret: string; until: Instant }
  changedAt: Instant
}

/** Set on the host alone, and read where a page is made. */
export interface PageAddressTable {
  of(personId: string): Promise<PageAddress | undefined>
  /** Those of these people who have one. */
  among(personIds: readonly string[]): Promise<string[]>
  /** Those of page hooks that steps call by name, in the order of their ids. */
  named(): Promise<PageAddress[]>
  save(address: PageAddress): Promise<void>
  remove(personId: string): Promise<void>
}

/** One attempt at a page. `id`: what its token is looked for by, which is no secret. `madeAt`: when the page was, by the clock that the ladder went by. */
export type NewPageToken = PageCall & { id: string; deliveryId: string; madeAt: Instant }

export type FoundPageToken = KeptPageToken & { deliveryId: string; madeAt: Instant }

export interface PageTokenTable {
  /** Make one that nobody can guess. It is returned here and nowhere else: what is kept is its digest. */
  mint(token: NewPageToken): Promise<string>
  of(id: string): Promise<FoundPageToken | undefined>
  /** Whether whoever carries this text may acknowledge with the token that was found: see `judgePageToken`. */
  judge(
    text: string,
    found: FoundPageToken,
    about: Parameters<typeof judgePageToken>[2],
  ): Promise<ReturnType<typeof judgePageToken>>
  /** It was used, and with it those of every other attempt at the same page. */
  use(found: FoundPageToken, at: Instant): Promise<void>
}
