import { type Side, SIDES } from '../domain/partners/party.ts'
import type { Inline, PersonRef } from './card.ts'
import { listed } from './listed.ts'
import type { HaveIt, LadderView, SideView } from './ladder-view.ts'
import { mentions } from './mentions.ts'

/** Of one that calls nobody for now, in short. */
export const HELD = 'held until its resolution is confirmed'

/** Who does what by when on the reader's side of an escalation. `others` names who is called where nobody can be mentioned, such as a channel. */
export function nextOnLadder(view: LadderView, side: Side, called: PersonRef[], others: string): Inline[] {
  const { over, zone } = view
  if (over) return [...(over.by ? [`by ${over.by.name}, `] : []), at(over.at, zone)]
  const own = heldOn(view) ?? view.sides[side]
  if (own.state === 'snoozed') return [`by ${(own.from ?? own.by).name} until `, at(own.until, zone), ...standsIn(own)]
  if (own.state === 'acknowledged' && own.asked !== undefined)
    return [`${(own.askedOf ?? own.by).name} is asked how it stands, by `, at(own.asked, zone)]
  if (own.state !== 'climbing' || own.waits) return howSideStands(own, zone, { named: false })
  const what = isCalm(view) ? ' to take it up by ' : ', by '
  return [...(called.length > 0 ? mentions(called) : [others]), what, at(own.nextAt, zone)]
}

/** Held until a resolution is confirmed, it is so for both sides, be nobody of one on a step of it. */
export function heldOn({ sides }: Pick<LadderView, 'sides'>): SideView | undefined {
  return SIDES.map((side) => sides[side]).find(({ state }) => state === 'unconfirmed')
}

/** How a side stands, in a line: "Anna has it, back by 16:00", "step 2 of 3, the next at 16:30". */
export function howSideStands(own: SideView, zone: string, { named }: { named: boolean }): Inline[] {
  const company = named ? `${own.company}: ` : ''
  switch (own.state) {
    case 'none':
      return [`${company}nobody there is on a step of it`]
    case 'quiet':
      return [`${company}calls nobody by name before `, at(own.until, zone)]
    case 'climbing': {
      const unheard = own.unheard && own.unheard.length > 0 ? `, ${own.unheard.join(' and ')} not reached` : ''
      const step = own.waits ? 'calls nobody yet' : `step ${own.step} of ${own.of}${unheard}${whoHasIt(own, ', ')}`
      if (own.heardFrom === undefined) return [`${company}${step}, the next `, at(own.nextAt, zone)]
      return [`${company}${step}, heard from `, at(own.heardFrom, zone), ' on, the next ', at(own.nextAt, zone)]
    }
    case 'acknowledged': {
      const whom = own.askedOf
        ? `, ${own.askedOf.name} is asked how it stands, until `
        : ', asked how it stands, until '
      const asked = own.asked === undefined ? [] : [whom, at(own.asked, zone)]
      return [
        `${company}${own.by.name} has it, back by `,
        at(own.backBy, zone),
        ...asked,
        whoHasIt(own, '; ', ' too'),
      ].filter((one) => one !== '')
    }
    case 'snoozed':
      return [
        `${company}put off by ${(own.from ?? own.by).name} until `,
        at(own.until, zone),
        ...standsIn(own),
        whoHasIt(own, '; '),
      ].filter((one) => one !== '')
    case 'unconfirmed': {
      const has = own.by ? `; ${own.by.name} has it` : whoHasIt(own, '; ')
      const until: Inline[] = own.unheard
        ? [`held: somebody of ${own.confirms} to be named, to confirm`]
        : [`held until ${own.confirms} confirms, else until `, at(own.until, zone)]
      return [company, ...until, has].filter((one) => one !== '')
    }
    case 'exhausted':
      return [`${company}${own.untold ? 'nobody on its steps could be told' : 'every step has been told'}`]
  }
}

/** ", with Mara", who stands in for whoever put it off. */
function standsIn({ by, from }: Extract<SideView, { state: 'snoozed' }>): string[] {
  return from ? [`, with ${by.name}`] : []
}

/** ", Anna has it, Ravi not yet" */
function whoHasIt({ taken = [], missing = [] }: HaveIt, begins: string, ends = ''): string {
  if (taken.length === 0) return ''
  const who = missing === 'others' ? 'others' : listed(missing)
  return `${begins}${listed(taken)} ${taken.length === 1 ? 'has' : 'have'} it${ends}${who === '' ? '' : `, ${who} not yet`}`
}

/** A note is talked about, not sounded, until somebody takes it up. */
export function isCalm({ urgency, over }: Pick<LadderView, 'urgency' | 'over'>): boolean {
  return urgency === 'note' && !over
}

function at(instant: number, zone: string): Inline {
  return { at: instant, zone, style: 'date-time' }
}
