import { z } from 'zod'
import type { PlatformTraits } from '../../ports/platform-traits.ts'
import type { Account } from '../../ports/store/registry.ts'

export type SheetPlatform = Pick<PlatformTraits, 'name' | 'accountExample'>

/** Somebody or something in a sheet: these fields, and an account under the name of each platform they are on, gathered as `accounts`. */
export function withAccounts<Fields extends z.ZodRawShape>(fields: Fields, platforms: readonly SheetPlatform[]) {
  const written = Object.fromEntries(platforms.map(({ name, accountExample }) => [name, account(accountExample)]))
  const all: Fields = { ...written, ...fields }
  return z.strictObject(all).transform((said) => ({ ...said, accounts: accountsIn(said, platforms) }))
}

/** The same form names people and channels. */
function account(example: string) {
  return z
    .string(`Enter it as ORGANISATION/ID, e.g. “${example}”.`)
    .regex(/^[^/\s]+\/\S+$/u, `Enter it as ORGANISATION/ID, e.g. “${example}”.`)
    .exactOptional()
}

function accountsIn(said: object, platforms: readonly SheetPlatform[]): Account[] {
  const written = new Map<string, unknown>(Object.entries(said))
  return platforms.flatMap(({ name: platform }) => {
    const text = written.get(platform)
    if (typeof text !== 'string') return []
    const slash = text.indexOf('/')
    return [{ platform, tenantId: text.slice(0, slash), userId: text.slice(slash + 1) }]
  })
}
