import type { PartnershipHistory } from '../../../src/domain/early-signs/history.ts'
import { ALWAYS } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'

const named = (side: 'internal' | 'partner', role: 'account-manager' | 'sponsor') => ({
  ...{ at: 0, what: 'named' as const, side, role, personId: `${side} ${role}` },
})

/** Until day 1,000 nothing is the matter with it. */
export const HEALTHY: PartnershipHistory = {
  ...{ from: 0, ended: [], hours: ALWAYS },
  asked: answered(3, 830, 850, 870, 880, 890, 900, 910, 920, 930, 940, 960, 970, 980, 985, 990),
  calls: [],
  parts: [
    ...(['internal', 'partner'] as const).flatMap((side) => [named(side, 'account-manager'), named(side, 'sponsor')]),
  ],
  results: [
    {
      at: 980 * DAY,
      label: 'CHECK-9',
      audience: 'everybody',
      dimensions: [{ dimension: 'trust', internal: 60, partner: 80 }],
    },
  ],
  owed: [920, 930, 940, 950, 960, 1_050].map((day) => ({ at: day * DAY, met: true })),
}

export function historyOf(change: Partial<PartnershipHistory>): PartnershipHistory {
  return { ...HEALTHY, ...change }
}

/** Asked on these days, and answered after so many hours. */
export function answered(hours: number, ...days: number[]): PartnershipHistory['asked'] {
  return days.map((day) => ({ at: day * DAY, answeredAt: day * DAY + hours * HOUR }))
}

/** Asked on these days, and not answered yet. */
export function waiting(...days: number[]): PartnershipHistory['asked'] {
  return days.map((day) => ({ at: day * DAY }))
}
