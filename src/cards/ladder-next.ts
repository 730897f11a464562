import type { Inline, PersonRef } from './card.ts'
import type { LadderState } from './ladder-view.ts'
import { mentions } from './mentions.ts'

/** Who must do what by when on an escalation. `others` names who is called where nobody can be mentioned, such as a channel. */
export function nextOnLadder(
  label: string,
  state: LadderState,
  called: PersonRef[],
  others: string | undefined,
  zone: string,
): Inline[] {
  switch (state.status) {
    case 'climbing': {
      const who: Inline[] = called.length > 0 ? mentions(called) : [others ?? 'Whoever is called']
      return [...who, `: please acknowledge ${label}. Otherwise the next step comes `, at(state.nextAt, zone), '.']
    }
    case 'acknowledged':
      return [{ mention: state.by }, ` has ${label} and says how it ends. It climbs no further.`]
    case 'resolved':
      return [`Nothing is left to do on ${label}.`]
    case 'exhausted':
      return [
        state.untold === true
          ? `Please acknowledge ${label}: nobody on its steps could be told.`
          : `Please acknowledge ${label}: every step has been told.`,
      ]
  }
}

function at(instant: number, zone: string): Inline {
  return { at: instant, zone, style: 'date-time' }
}
