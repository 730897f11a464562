import { expect, test } from 'vitest'
import type { ApiFault } from '../../../src/playground/workplace.ts'
import { recordedLog } from '../../kit/recorded-log.ts'
import { World } from '../../kit/world.ts'

/** Everything that Teams can keep from the bot, and what the log says of it. */
const TROUBLES: { title: string; fault: ApiFault; says: RegExp }[] = [
  {
    title: 'the bot’s secret is refused',
    fault: { on: 'api', match: 'POST /oauth2', fail: 'platform-error', code: 'invalid_client', status: 401 },
    says: /Microsoft Teams is not connected: .*TEAMS_APP_PASSWORD/u,
  },
  {
    title: 'the roster answers 500',
    fault: { on: 'api', match: '/members', fail: 'server-error', status: 500 },
    says: /Teams does not say who somebody is .*http_500/u,
  },
  {
    title: 'the roster does not answer',
    fault: { on: 'api', match: '/members', fail: 'hang' },
    says: /Teams does not say who somebody is .*timeout/u,
  },
]

test.each(TROUBLES)(
  'while $title, what is said is taken with HTTP 200, the log names the cause in one line, and later all is well',
  { timeout: 90_000 },
  async ({ fault, says }) => {
    const { log, lines } = recordedLog()
    const world = await World.open({ log })
    const { teams } = world.playground
    // What the bot knew by heart is stale by then.
    await world.advance('2 days')
    world.takeMessages()
    const mend = teams.addFault(fault)
    const before = teams.exchanges().at(-1)?.seq
    const tom = world.person('teams', 'Tom Ek')
    await tom.say('globex-internal', '@Liaison help')
    const toBot = teams.exchanges(before).filter(({ direction }) => direction === 'to-bot')
    expect(toBot.map(({ status }) => status)).toEqual([200])
    expect(lines.filter((line) => says.test(line))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('could not be processed'))).toEqual([])

    mend()
    await world.advance('10m')
    world.takeMessages()
    await tom.say('globex-internal', '@Liaison list')
    world.expectMessage('teams #globex-internal only Tom Ek', 'Globex')
    await world.close()
  },
)
