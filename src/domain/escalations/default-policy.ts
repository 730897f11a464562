import { sidesOf } from '../terms/joint-steps.ts'
import type { LadderPolicy } from './policy.ts'

/**
 * Account managers of both sides, then the managers' channel, then the sponsors of both sides, twice over. All waits count the partner's
 * working hours: nobody is expected to answer at night, and nobody above is told of a silence that was only the night's.
 */
export function defaultLadderPolicy(): LadderPolicy {
  return {
    steps: sidesOf([
      {
        targets: [
          { to: 'role', side: 'internal', role: 'account-manager' },
          { to: 'role', side: 'partner', role: 'account-manager' },
        ],
        wait: { amount: 1, unit: 'h' },
        waitIn: 'working',
      },
      {
        targets: [{ to: 'channel', side: 'internal', purpose: 'managers' }],
        wait: { amount: 2, unit: 'h' },
        waitIn: 'working',
      },
      {
        targets: [
          { to: 'role', side: 'internal', role: 'sponsor' },
          { to: 'role', side: 'partner', role: 'sponsor' },
        ],
        wait: { amount: 1, unit: 'working days' },
        waitIn: 'working',
      },
    ]),
    cycles: 2,
  }
}
