import type { Account } from '../../ports/store/registry.ts'

type Written = { tenantId: string; id: string }

/** The accounts under which a sheet writes somebody; the same form names channels. */
export function accountsOf({ slack, teams }: { slack?: Written; teams?: Written }): Account[] {
  return [
    ...(slack ? [{ platform: 'slack' as const, tenantId: slack.tenantId, userId: slack.id }] : []),
    ...(teams ? [{ platform: 'teams' as const, tenantId: teams.tenantId, userId: teams.id }] : []),
  ]
}
