import type { Action } from '../../domain/partners/action.ts'
import type { Asking } from '../asking.ts'
import type { Found } from '../find/found.ts'
import { whyNot } from '../why-not.ts'

/**
 * A question and its answer: plain data that JSON can say, moments as milliseconds since 1970. No cards, no sentences, no platform's words:
 * those are for whoever asked. What only our own people may read is left out unless the audience is `internal`.
 */
export type Query<Subject, Data> = {
  needs: Action | ((subject: Subject) => Action)
  /** Whoever calls this has asked `can()`: see `ask`, and `dispatch`. */
  read(asking: Asking, subject: Subject): Promise<Data>
}

/** Ask something: `can()` first, as before every use case. People of a partner are told what both sides may read, whatever `audience` says. */
export async function ask<Subject, Data>(
  query: Query<Subject, Data>,
  asking: Asking,
  found: Found<Subject> | { refused: string },
): Promise<{ found: Data } | { refused: string }> {
  if ('refused' in found) return found
  const action = typeof query.needs === 'function' ? query.needs(found.subject) : query.needs
  const no = await whyNot(asking, action, found)
  if (no) return no
  const audience = asking.actor.kind === 'partner' ? 'shared' : asking.audience
  return { found: await query.read({ ...asking, audience }, found.subject) }
}
