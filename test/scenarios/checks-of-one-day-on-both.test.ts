import { expect, test } from 'vitest'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS } from '../../src/playground/northwind/teams-world.ts'
import { formAnswers } from '../kit/form-answers.ts'
import { openUmbrella } from '../kit/on-both.ts'
import { inParis } from '../kit/quarter.ts'
import type { Met, Person, Platform, World } from '../kit/world.ts'

const SPAN = { cron: '0 10 1 1 *', window: '4 working days', remindAfter: '1 working day' }
const roles = ['account-manager', 'sponsor']

/** Anna and Robin are account managers and sponsors: both audiences ask them. */
const TERMS = {
  checkIns: [
    { audience: 'tactical', ...SPAN },
    { audience: 'strategic', ...SPAN },
  ],
  people: [
    {
      ...{ name: 'Anna Berg', side: 'internal', roles, zone: 'Europe/Paris' },
      ...{ slack: `${SLACK.northwind}/${SLACK.anna}`, teams: `${TEAMS.northwind}/${TEAMS.anna}` },
    },
    {
      ...{ name: 'Robin Vale', side: 'partner', roles, zone: 'Europe/Paris' },
      ...{ slack: `${SLACK.acme}/${SLACK.ravi}`, teams: `${TEAMS.globex}/${TEAMS.leo}` },
    },
  ],
}

const spoken = ({ text }: Met) => text.replaceAll('\u00A0', ' ')

async function says(world: World, who: Person, shared: string, line: string): Promise<string> {
  world.takeMessages()
  await who.say(shared, `@Liaison ${line}`)
  return world.takeMessages().map(spoken).join('\n')
}

async function answers(world: World, who: Person, asked: Met, label: string, choice: string): Promise<void> {
  await who.press(asked, `check-in.answer:${label}`)
  await who.submit(formAnswers(who.dialog(), choice))
  if (who.hasDialog()) await who.submit({ text: '' })
  world.takeMessages()
}

test.each<Platform>(['slack', 'teams'])(
  'two audiences are asked on one day in one message, reminded in one, answered each by itself, and told together and apart, on %s',
  { timeout: 120_000 },
  async (platform) => {
    const { world, we, they, shared } = await openUmbrella(platform, { startAt: '2026-11-23 10:00', terms: TERMS })
    world.takeMessages()

    // Which of them is said, as it asks both companies.
    expect(await says(world, we, shared, 'check now umbrella')).toMatch(
      /Say which: .*check now umbrella tactical.* or .*check now umbrella strategic/su,
    )
    await we.say(shared, '@Liaison check now umbrella tactical')
    const asked = world.expectMessage(`${platform} @Anna Berg`, 'CHECK-1 is open')
    const theirFirst = world.expectMessage(`${platform} #${shared}`, 'CHECK-1 is open', 'Tactical')
    world.takeMessages()
    await we.say(shared, '@Liaison check now umbrella strategic')
    const theirSecond = world.expectMessage(`${platform} #${shared}`, 'CHECK-2 is open', 'Strategic')
    // No second message: the first has become a list.
    expect(world.takeMessages().filter(({ where }) => where === `${platform} @Anna Berg`)).toEqual([])
    expect(spoken(world.again(asked))).toMatch(/2 health checks wait for your answers.*CHECK-1.*CHECK-2/su)

    // The reminders come so, too.
    await world.advanceTo(inParis('2026-11-24 10:30'))
    const reminders = world.takeMessages().filter(({ where }) => where === `${platform} @Anna Berg`)
    expect(reminders.map(spoken)).toEqual([
      expect.stringMatching(/2 health checks still wait for your answers.*only reminder/su),
    ])
    await answers(world, we, reminders[0]!, 'CHECK-2', '2')
    for (const one of [asked, reminders[0]!])
      expect(spoken(world.again(one))).toMatch(/1 health check (?:still )?waits.*your answers are in/su)

    // Each is told by itself, with a button for each that is open.
    const told = await says(world, they, shared, 'check')
    expect(told).toMatch(/CHECK-1 and CHECK-2 are open.*Tactical.*CHECK-1.*Strategic.*CHECK-2/su)
    await answers(world, they, theirFirst, 'CHECK-1', '5')
    await answers(world, they, theirSecond, 'CHECK-2', '5')
    // The latest word of each counts in the eyes of all.
    await world.advance('1h')
    await answers(world, we, asked, 'CHECK-1', '5')
    expect(spoken(world.again(reminders[0]!))).toContain('Nothing is left to answer')

    await world.advanceTo(inParis('2026-11-28 12:00'))
    world.takeMessages()
    const standing = await says(world, we, shared, 'check umbrella')
    expect(standing).toMatch(
      /Altogether:\*+ 100 of 100, green.*Tactical.*CHECK-1:\*+ 100 of 100.*Strategic.*CHECK-2:\*+ 62\.5 of 100, amber/su,
    )
    expect(await says(world, they, shared, 'check results strategic')).toContain('CHECK-2')
    await world.close()
  },
)
