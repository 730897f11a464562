import type { Instant } from '../time/instant.ts'
import type { Action } from '../partners/action.ts'

/** What somebody could do about a partner. `label`: of what it is about, or the short name of the partner. */
export type WeekAction = { partnerId: string; partnerName: string; label: string } & (
  | { deed: 'overdue'; title: string; at: Instant }
  /** Nobody has taken it up. */
  | { deed: 'escalation'; version: number; about: string; title: string; at: Instant }
  /** What the last health check showed: its red flags by name, and what the sides see differently. */
  | { deed: 'flags'; says: string[]; closedAt: Instant }
  /** Of the last health check too few answered. */
  | { deed: 'unanswered'; check: string; closedAt: Instant }
  /** The partner has not accepted the terms; `asked`: it was asked for its word. */
  | { deed: 'terms'; asked: boolean }
  /** So many of ours whom drills have called never answered one; the last was then. */
  | { deed: 'drill'; people: number; never: number; lastAt: Instant }
  | { deed: 'no sponsor' }
)

/** The most pressing kind first. */
const DEEDS: WeekAction['deed'][] = ['overdue', 'escalation', 'flags', 'unanswered', 'terms', 'drill', 'no sponsor']

/** What somebody must be allowed to do in order to do it. */
export function weekActionNeeds(action: WeekAction): Action {
  switch (action.deed) {
    case 'overdue':
      return 'case.view'
    case 'escalation':
      return 'escalation.acknowledge'
    case 'flags':
      return 'check-in.view-results'
    case 'unanswered':
      return 'check-in.open'
    case 'terms':
      return action.asked ? 'partner.view' : 'partner.configure'
    case 'drill':
      return 'drill.report'
    case 'no sponsor':
      return 'partner.configure'
  }
}

const MOST = 3

/**
 * The three that press most of these, which come in order within each kind: the first of each kind before the second of any, so that one does not crowd
 * out the others. What is said besides (`told`, by its labels) is not said again, nor is a case with an escalation that waits for somebody.
 */
export function chooseActions(all: readonly WeekAction[], told: ReadonlySet<string>): WeekAction[] {
  const escalated = new Set(all.flatMap((one) => (one.deed === 'escalation' ? [one.about] : [])))
  const left = all.filter(({ label }) => !told.has(label) && !escalated.has(label))
  const kinds = Map.groupBy(left, ({ deed }) => deed)
  return left
    .map((one) => ({ one, kind: DEEDS.indexOf(one.deed), nth: kinds.get(one.deed)?.indexOf(one) ?? 0 }))
    .toSorted((a, b) => a.nth - b.nth || a.kind - b.kind)
    .slice(0, MOST)
    .toSorted((a, b) => a.kind - b.kind || a.nth - b.nth)
    .map(({ one }) => one)
}

/** Whether it is reason enough for a message: what stands as it stood for weeks is only told with something else. */
export function isPressing(action: WeekAction, { mid }: { mid: Instant }): boolean {
  switch (action.deed) {
    case 'overdue':
    case 'escalation':
      return true
    case 'flags':
    case 'unanswered':
      return action.closedAt >= mid
    case 'drill':
      return action.lastAt >= mid
    case 'terms':
    case 'no sponsor':
      return false
  }
}
