import type { Asking } from '../app/asking.ts'
import type { AppServices } from '../app/services.ts'
import type { Tx } from '../ports/store/store.ts'

/** Questions of whoever is on the host, answered on their own terminal. */
export function operatorAsking({ clock, company, permissions, platforms }: AppServices, tx: Tx): Asking {
  return { tx, now: clock.now(), company, permissions, platforms, actor: { kind: 'operator' }, audience: 'internal' }
}
