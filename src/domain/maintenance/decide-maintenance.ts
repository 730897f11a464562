import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import {
  type Maintenance,
  type MaintenanceDecision,
  type MaintenanceEvent,
  type MaintenanceFact,
  maintenanceLabel,
} from './maintenance.ts'
import { whyNotTimes } from './why-not-times.ts'

/** What an event does to a maintenance window. Whether somebody may at all was asked before; here is on which side they stand, and what time it is. */
export function decideMaintenance(state: Maintenance, event: MaintenanceEvent, now: Instant): MaintenanceDecision {
  switch (event.type) {
    case 'MaintenanceMoved':
      return move(state, event, now)
    case 'MaintenanceConfirmed':
      return answer(state, event, 'confirmed', now)
    case 'MaintenanceDeclined':
      return answer(state, event, 'declined', now)
    case 'MaintenanceCancelled':
      return cancel(state, event, now)
  }
}

function move(
  state: Maintenance,
  { by, from, to }: Extract<MaintenanceEvent, { type: 'MaintenanceMoved' }>,
  now: Instant,
): MaintenanceDecision {
  const label = maintenanceLabel(state.number)
  const no = whyNotTheirs(state, by, 'move') ?? whyCancelled(state)
  if (no) return no
  if (state.to <= now) return { refused: `${label} is over: what has been is not moved.` }
  if (from === state.from && to === state.to) return { unchanged: `${label} is at that time already.` }
  if (state.from <= now) return shorten(state, { by, from, to }, now)
  const unfit = whyNotTimes({ from, to }, now)
  if (unfit) return { refused: unfit.refused }
  const data = { from, to, wasFrom: state.from, wasTo: state.to }
  // Other times are announced anew: what was agreed to was the ones before.
  const next: Maintenance = { ...announcedIn(state), from, to, status: 'announced', announcedAt: now, announcedBy: by }
  return told(next, { at: now, kind: 'MaintenanceMoved', by, data })
}

/** What has begun may end earlier than was said, and nothing else: to be left out it had to be announced before. */
function shorten(
  state: Maintenance,
  { by, from, to }: { by: Party; from: Instant; to: Instant },
  now: Instant,
): MaintenanceDecision {
  const label = maintenanceLabel(state.number)
  if (from !== state.from)
    return { refused: `${label} has begun: only its end can be brought forward. Announce what is still to come anew.` }
  if (to > state.to)
    return { refused: `${label} has begun: its end can only be brought forward. Announce what comes after it anew.` }
  if (to < now) return { refused: `${label} still runs: say an end that is not over, or \`now\`.` }
  const data = { to, wasTo: state.to }
  return told({ ...state, to }, { at: now, kind: 'MaintenanceEndedEarlier', by, data })
}

function answer(
  state: Maintenance,
  event: Extract<MaintenanceEvent, { type: 'MaintenanceConfirmed' | 'MaintenanceDeclined' }>,
  answered: 'confirmed' | 'declined',
  now: Instant,
): MaintenanceDecision {
  const { by, type } = event
  const label = maintenanceLabel(state.number)
  if (by.side === state.side)
    return { refused: `${label} is your own side’s: the other side confirms it, or declines it.` }
  const no = whyCancelled(state)
  if (no) return no
  if (state.status === answered) return { unchanged: `${label} is ${answered} already, by ${state.answeredBy.name}.` }
  if (state.from <= now)
    return { refused: `${label} has begun: it can be ${answered} only before. What you think of it, say in words.` }
  if (state.status === 'confirmed')
    return {
      refused: `${label} is confirmed already, by ${state.answeredBy.name}, and the other side counts on it. Ask them to move it.`,
    }
  const { from, to } = state
  const data = { from, to, ...(event.type === 'MaintenanceDeclined' && { reason: event.reason }) }
  const next: Maintenance = { ...announcedIn(state), status: answered, answeredAt: now, answeredBy: by }
  return told(next, { at: now, kind: type, by, data })
}

function cancel(
  state: Maintenance,
  { by }: Extract<MaintenanceEvent, { type: 'MaintenanceCancelled' }>,
  now: Instant,
): MaintenanceDecision {
  const label = maintenanceLabel(state.number)
  const no = by && whyNotTheirs(state, by, 'cancel')
  if (no) return no
  if (state.status === 'cancelled') return { unchanged: `${label} is cancelled already.` }
  if (state.to <= now) return { refused: `${label} is over: there is nothing to cancel.` }
  if (state.from <= now)
    return { refused: `${label} has begun: bring its end forward, with \`maintenance ${label} --to now\`.` }
  const next: Maintenance = {
    ...{ ...announcedIn(state), status: 'cancelled', cancelledAt: now },
    ...(by && { cancelledBy: by }),
  }
  return told(next, { at: now, kind: 'MaintenanceCancelled', ...(by && { by }), data: {} })
}

/** What was announced, without what became of it. */
function announcedIn(state: Maintenance) {
  const { id, number, partnerId, side, title, service, from, to, announcedAt, announcedBy, version } = state
  return {
    ...{ id, number, partnerId, side, title, from, to, announcedAt, announcedBy, version },
    ...(service !== undefined && { service }),
  }
}

function whyNotTheirs(
  { side, number }: Maintenance,
  by: Party,
  deed: 'move' | 'cancel',
): { refused: string } | undefined {
  if (by.side === side) return undefined
  return { refused: `${maintenanceLabel(number)} is the other side’s: only its people can ${deed} it.` }
}

function whyCancelled({ status, number }: Maintenance): { refused: string } | undefined {
  if (status !== 'cancelled') return undefined
  return { refused: `${maintenanceLabel(number)} is cancelled: announce another one.` }
}

function told(next: Maintenance, fact: MaintenanceFact): MaintenanceDecision {
  return {
    state: { ...next, version: next.version + 1 },
    effects: [{ effect: 'record fact', fact }, { effect: 'show card' }],
  }
}
