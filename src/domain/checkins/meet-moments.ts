import type { Absence } from '../rotations/rotation.ts'
import type { Instant } from '../time/instant.ts'
import type { Known } from './earlier.ts'
import { type Run, type RunDecision, type RunEffect, runLabel } from './run.ts'
import type { Window } from './window.ts'

/** The next moment after then, and before it closes, at which anybody is to be reminded, or is back and to be asked. */
export function nextMoment({ windows, closesAt }: Run, after: Instant): Instant | undefined {
  const moments = Object.values(windows).flatMap(({ opensAt, waits, remindAt }) => [
    ...(waits ? [opensAt] : []),
    ...remindAt,
  ])
  const next = Math.min(...moments.filter((at) => at > after && at < closesAt))
  return Number.isFinite(next) ? next : undefined
}

/**
 * Asks whoever is back, and reminds each once for each of their moments, and only people who are there and have not answered; never after it has closed, however late the moment comes. Of two reminders that
 * passed meanwhile there is one.
 */
export function meetMoments(state: Run, now: Instant, { absences }: Known): RunDecision {
  if (state.status === 'closed') return { unchanged: `${runLabel(state.number)} is closed.` }
  if (now >= state.closesAt) return { unchanged: 'The window is over: it is too late to ask or to remind.' }
  const changed: Record<string, Window> = {}
  const asked: typeof state.respondents = []
  const people: typeof state.respondents = []
  for (const party of state.respondents) {
    const window = state.windows[party.personId]
    if (!window || Object.hasOwn(state.responses, party.personId)) continue
    const back = backFrom(absences, party.personId, now)
    const { waits: _, ...met } = window
    const passed = window.remindAt.filter((at) => at <= now).length
    if (window.waits && window.opensAt <= now) {
      // Whoever is asked this late is not reminded in the same breath.
      changed[party.personId] = back > now ? { ...window, opensAt: back } : { ...met, reminded: passed }
      if (back === now) asked.push(party)
    } else if (passed > window.reminded && back === now) {
      changed[party.personId] = { ...window, reminded: passed }
      people.push(party)
    }
  }
  const isChanged = Object.keys(changed).length > 0
  const next = { ...state, windows: { ...state.windows, ...changed }, ...(isChanged && { version: state.version + 1 }) }
  const at = nextMoment(next, now)
  if (!isChanged && at === undefined) return { unchanged: 'Nobody who is there is to be asked or reminded.' }
  const data = { people: people.length }
  const effects: RunEffect[] = [
    ...(asked.length > 0 ? [{ effect: 'ask' as const, side: 'internal' as const, people: asked }] : []),
    ...(people.length > 0
      ? [
          { effect: 'remind' as const, people },
          { effect: 'record fact' as const, fact: { at: now, kind: 'CheckInReminded' as const, data } },
        ]
      : []),
    ...(at === undefined ? [] : [{ effect: 'start timer' as const, timer: 'reminder' as const, at }]),
  ]
  return { state: next, effects }
}

/** `now` where they are there; else when they are back. */
function backFrom(absences: readonly Absence[], personId: string, now: Instant): Instant {
  return Math.max(
    now,
    ...absences.filter((one) => one.personId === personId && one.from <= now && now < one.to).map(({ to }) => to),
  )
}
