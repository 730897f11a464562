import { sidesOf } from '../terms/joint-steps.ts'
import type { LadderPolicy, LadderStep } from './policy.ts'

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

/**
 * A page waits by the clock on our side: the account manager at once, after a quarter of an hour the managers' channel, an hour later the sponsor, twice over.
 * The partner's people are called as usual.
 */
export function defaultPagePolicy(): LadderPolicy {
  const { steps, cycles } = defaultLadderPolicy()
  const ours: LadderStep[] = [
    { targets: [{ to: 'role', role: 'account-manager' }], wait: { amount: 15, unit: 'm' }, waitIn: 'wall' },
    { targets: [{ to: 'channel', purpose: 'managers' }], wait: { amount: 1, unit: 'h' }, waitIn: 'wall' },
    { targets: [{ to: 'role', role: 'sponsor' }], wait: { amount: 3, unit: 'h' }, waitIn: 'wall' },
  ]
  return { steps: { ...steps, internal: ours }, cycles }
}
