import type { Role, Side } from '../domain/partners/party.ts'

/** A role as people say it: a `member` is called by the side they are on. */
export function roleWords(role: Role, side: Side): string {
  if (role === 'account-manager') return 'account manager'
  if (role === 'member') return side === 'internal' ? 'team member' : 'partner contact'
  return role
}
