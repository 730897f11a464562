import type { Fault } from '../../src/playground/workplace.ts'
import type { Chance } from './chance.ts'
import type { Stage } from './stage.ts'

/** Only calls that send: a look-up that fails decides nothing, and what was asked is rightly refused. */
const SENDING = {
  slack: ['chat.postMessage', 'chat.update', 'chat.update', 'response_url', 'conversations.history'],
  teams: ['activities'],
} as const

/** Of one platform at a time, however many faults meet: the waits double with each, and a message that fails seven times waits four minutes. */
const FAILURES_AT_MOST = 3

/** Lets the platforms fail a few times in ways that pass. Returns what ends it. */
export function mischief(stage: Stage, chance: Chance): () => void {
  const left = { slack: FAILURES_AT_MOST, teams: FAILURES_AT_MOST }
  const ends = Array.from({ length: chance.between(1, 7) }, () => {
    const platform = chance.pick(['slack', 'teams'] as const)
    const fault = someFault(platform, chance)
    const { times: wanted = 1 } = fault
    const times = fault.on === 'api' ? Math.min(wanted, left[platform]) : wanted
    if (fault.on === 'api') left[platform] -= times
    return times === 0 ? () => undefined : stage[platform].addFault({ ...fault, times })
  })
  return () => ends.forEach((end) => end())
}

function someFault(platform: 'slack' | 'teams', chance: Chance): Fault {
  const times = chance.between(1, 4)
  if (chance.happens(0.35)) return { on: 'event', times, fail: chance.pick(['deliver-twice', 'deliver-late'] as const) }
  const at = { on: 'api', match: chance.pick(SENDING[platform]), times } as const
  return chance.pick<Fault>([
    { ...at, fail: 'rate-limit', retryAfterS: 1 },
    { ...at, fail: 'server-error', status: chance.pick([500, 502, 503, 504] as const) },
    { ...at, fail: 'drop-before' },
    { ...at, fail: 'drop-after-accept' },
    { ...at, fail: 'hang', answerAfterMs: 1_500 },
  ])
}
