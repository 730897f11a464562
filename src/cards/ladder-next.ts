import type { Inline, PersonRef } from './card.ts'
import type { LadderView } from './ladder-view.ts'
import { mentions } from './mentions.ts'

/** Who does what by when on an escalation. `others` names who is called where nobody can be mentioned, such as a channel. */
export function nextOnLadder(view: LadderView, called: PersonRef[], others: string): Inline[] {
  const { state, zone } = view
  switch (state.status) {
    case 'climbing': {
      const what = isCalm(view) ? ' to take it up by ' : ', by '
      return [...(called.length > 0 ? mentions(called) : [others]), what, at(state.nextAt, zone)]
    }
    case 'acknowledged':
      return [`${state.by.name} has ${view.label} and says how it ends`]
    case 'resolved':
      return [...(state.by ? [`by ${state.by.name}, `] : []), at(state.at, zone)]
    case 'exhausted':
      return [state.untold === true ? 'nobody on its steps could be told' : 'every step has been told']
  }
}

/** What two sides see differently is talked about, not sounded: it is a note until somebody takes it up. */
export function isCalm({ cause, state }: LadderView): boolean {
  return cause === 'red-flag' && (state.status === 'climbing' || state.status === 'exhausted')
}

function at(instant: number, zone: string): Inline {
  return { at: instant, zone, style: 'date-time' }
}
