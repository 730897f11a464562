import type { Keepsake } from '../../../src/playground/workplace.ts'
import { DEFAULT_BOT_EVENTS } from '../../../src/playground/slack/slack-world.ts'
import { startLocalSlack, type LocalSlack, type SlackWorld } from '../../../src/playground/slack/local-slack.ts'

export const ADA = 'U0ADA'
export const BEN = 'U0BEN'
export const OLGA = 'U0OLGA'
export const SHARED = 'C0SHARED'
export const INTERNAL = 'C0INTERNAL'
export const WITHOUT_BOT = 'C0NOBOT'

/** Northwind at home, Acme as the other workspace, one channel shared between them; the app hears only what is said to it. */
export const smallWorld: SlackWorld = {
  botEvents: DEFAULT_BOT_EVENTS.filter((event) => event !== 'message.channels' && event !== 'message.groups'),
  teams: [
    { id: 'T0NORTH', name: 'Northwind', home: true },
    { id: 'T0ACME', name: 'Acme Hosting', home: false },
  ],
  users: [
    {
      id: ADA,
      name: 'Ada Lind',
      title: 'Account manager',
      teamId: 'T0NORTH',
      zone: 'Europe/Paris',
      email: 'ada@n.test',
    },
    { id: BEN, name: 'Ben Okoro', title: 'Engineer', teamId: 'T0NORTH', zone: 'America/New_York' },
    { id: OLGA, name: 'Olga Petrov', title: 'Contact', teamId: 'T0ACME', zone: 'Europe/Berlin' },
  ],
  channels: [
    {
      id: SHARED,
      name: 'acme-northwind',
      memberIds: [ADA, BEN, OLGA],
      sharedWithTeamIds: ['T0ACME'],
      botPresent: true,
    },
    { id: INTERNAL, name: 'partners', memberIds: [ADA, BEN], sharedWithTeamIds: [], botPresent: true },
    { id: WITHOUT_BOT, name: 'random', memberIds: [ADA], sharedWithTeamIds: [], botPresent: false },
  ],
}

/** 2026-03-02T09:00:00Z, far from the real time, so that whoever mixes up the two clocks fails. */
export const MORNING = Date.UTC(2026, 2, 2, 9)

/** A clock that only moves when told. */
export function movableClock(at = MORNING): { now(): number; move(ms: number): void } {
  let now = at
  return {
    now: () => now,
    move(ms) {
      now += ms
    },
  }
}

/** Resolves with what `look` finds, looked for now and after every change of the local Slack. */
export async function eventually<Found>(slack: LocalSlack, look: () => Found | undefined): Promise<Found> {
  return new Promise((resolve) => {
    const stop = slack.onChange(check)
    check()
    function check() {
      const found = look()
      if (found === undefined) return
      stop?.()
      resolve(found)
    }
  })
}

/** A keepsake that survives the local Slack, as the playground's file does. */
export function memoryKeepsake(): Keepsake {
  const kept = new Map<string, string>()
  return {
    load(name) {
      const value = kept.get(name)
      return value === undefined ? undefined : JSON.parse(value)
    },
    save(name, value) {
      kept.set(name, JSON.stringify(value))
    },
  }
}

/** A local Slack whose bot cannot be reached: enough for everything that only calls the Web API. */
export function startWithoutBot(
  options: Partial<Parameters<typeof startLocalSlack>[0]> & { clock?: { now(): number } } = {},
): Promise<LocalSlack> {
  return startLocalSlack({
    clock: movableClock(),
    world: smallWorld,
    delivery: { mode: 'http', url: () => 'http://127.0.0.1:1/slack/events' },
    ...options,
  })
}
