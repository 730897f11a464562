import type { Role } from './partner.ts'

/** Whether somebody with these roles answers for the partner: as the account manager or the sponsor of their side. */
export function inCharge(roles: { partnerId: string; role: Role }[], partnerId: string | undefined): boolean {
  return roles.some(
    (each) => each.partnerId === partnerId && (each.role === 'account-manager' || each.role === 'sponsor'),
  )
}
