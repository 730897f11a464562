import type { Asking } from '../app/asking.ts'
import type { AppServices } from '../app/services.ts'
import type { Tx } from '../ports/store/store.ts'

/** Questions of whoever is on the host, answered on their own terminal. */
export function operatorAsking({ clock, ...services }: AppServices, tx: Tx): Asking {
  const { almanac, company, permissions, platforms } = services
  const of = { tx, now: clock.now(), almanac, company, permissions, platforms }
  return { ...of, actor: { kind: 'operator' }, audience: 'internal' }
}
