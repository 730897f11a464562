import type { Card, PersonRef } from './card.ts'
import { withCode } from './with-code.ts'

/** Who is a manager of all partners. `keep`: the reader keeps the list. */
export type ManagersView = { managers: PersonRef[]; ourName: string; keep: boolean }

export function managersCard({ managers, ourName, keep }: ManagersView): Card {
  const what = `They act on the escalations of every partner of ${ourName}.`
  const none = 'Nobody is a manager of all partners: escalations are for those named for each partner.'
  const how = keep
    ? 'You keep this list: `@Liaison managers add @name`, `@Liaison managers remove @name`'
    : 'Admins keep this list.'
  const title = 'Managers of all partners'
  return {
    title,
    tone: 'neutral',
    blocks:
      managers.length === 0
        ? [{ kind: 'text', text: none }]
        : [
            { kind: 'text', text: what },
            { kind: 'list', items: managers.map(({ name }) => name) },
          ],
    buttons: [],
    footer: withCode(how),
    fallback:
      managers.length === 0 ? `${title}. ${none}` : `${title}: ${managers.map(({ name }) => name).join(', ')}. ${what}`,
  }
}
