/**
 * An account of somebody. `alone`: no other account that is known has the same id in another organisation, so that the id by itself is
 * theirs too.
 */
export type KnownAccount = { platform: string; tenantId: string; userId: string; alone: boolean }

type Named = { userId: string; platform?: unknown; tenantId?: unknown; organisations?: unknown }

/** Whether a plain object names an account of theirs; an id counts only with its organisation, unless nobody else is known by it. */
export function isAccountOf(value: unknown, accounts: KnownAccount[]): boolean {
  return isNamed(value) && accounts.some((account) => isThisOne(value, account))
}

/** Whether a plain object is about somebody else for certain: it names an organisation that is none of theirs. */
export function isOfOthers(value: unknown, accounts: KnownAccount[]): boolean {
  if (typeof value !== 'object' || value === null) return false
  if ('name' in value && 'accounts' in value && Array.isArray(value.accounts))
    return value.accounts.length > 0 && value.accounts.every((one) => isOfOthers(one, accounts))
  return isNamed(value) && organisationsOf(value).length > 0 && !isAccountOf(value, accounts)
}

function isThisOne(value: Named, { platform, tenantId, userId, alone }: KnownAccount): boolean {
  if (value.userId !== userId || (value.platform !== undefined && value.platform !== platform)) return false
  const organisations = organisationsOf(value)
  return organisations.length === 0 ? alone : organisations.includes(tenantId)
}

function organisationsOf({ tenantId, organisations }: Named): unknown[] {
  if (Array.isArray(organisations)) return organisations
  return tenantId === undefined ? [] : [tenantId]
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && 'userId' in value && typeof value.userId === 'string'
}
