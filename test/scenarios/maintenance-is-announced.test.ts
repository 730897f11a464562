import { expect, test } from 'vitest'
import { type Platform, World } from '../kit/world.ts'

type Story = Record<'slug' | 'name' | 'shared' | 'manager' | 'contact', string> & { platform: Platform }

const STORIES: Story[] = [
  {
    ...{ platform: 'slack', slug: 'acme', name: 'Acme Hosting', shared: 'acme-shared' },
    ...{ manager: 'Ravi Shah', contact: 'Mia Chen' },
  },
  {
    ...{ platform: 'teams', slug: 'globex', name: 'Globex Agency', shared: 'globex-shared' },
    ...{ manager: 'Leo Park', contact: 'Ida Rossi' },
  },
]

test.each(STORIES)(
  'on $platform either side announces maintenance on one card in the shared channel, and the other answers it',
  async ({ platform, slug, name, shared, manager, contact }) => {
    const world = await World.open()
    const there = `${platform} #${shared}`
    const [anna, leo, ida] = ['Anna Berg', manager, contact].map((one) => world.person(platform, one))
    const answered = (who: string, ...saying: string[]) => {
      const only = world.takeMessages().filter(({ text }) => saying.every((words) => text.includes(words)))
      expect(
        only.map(({ where }) => where),
        saying.join(),
      ).toEqual([expect.stringContaining(who)])
    }

    await anna!.say(shared, '@Liaison maintenance "DB upgrade" --from "2026-12-05 22:00" --to 23:30')
    const card = world.expectMessage(there, 'MAINT-1 DB upgrade', 'Northwind')
    expect(card.text).not.toContain('@')
    answered('', 'MAINT-1 is announced to', name)

    // Late, too long and ill said: nothing of it is announced.
    for (const [times, why] of [
      ['--from "2026-11-22 22:00" --for 1h', 'before it begins'],
      ['--from "2026-12-05 22:00" --for 40d', 'longer than 30 days'],
      ['--from someday --for 1h', 'does not say a day'],
    ] as const) {
      await ida!.say(shared, `@Liaison maintenance "Disk swap" ${times}`)
      answered('', why)
    }

    await ida!.say(shared, '@Liaison maintenance "Disk swap" --from "2026-12-05 12:00" --for 12h')
    const second = world.expectMessage(there, 'MAINT-2 Disk swap', name)
    answered('', 'MAINT-2 is announced to Northwind', 'It overlaps MAINT-1')

    await ida!.say(shared, '@Liaison confirm MAINT-1')
    answered('', 'the account manager and the sponsor confirm')
    await leo!.say(shared, '@Liaison confirm MAINT-1')
    answered('', 'MAINT-1 is confirmed')
    expect(world.again(card).text).toContain(`confirmed by ${manager}`)

    // Moved, it is announced anew, in place.
    await anna!.press(card, 'maintenance.move')
    await anna!.submit({ fromDay: '2026-12-06', fromTime: '22:00', toDay: '2026-12-06', toTime: '23:30' })
    world.takeMessages()
    expect(world.again(card).text).not.toContain('confirmed by')
    expect(world.again(card).text).toContain('6')

    await anna!.say(shared, '@Liaison decline MAINT-2 "Saturday is our busiest day"')
    answered('', 'MAINT-2 is declined')
    expect(world.again(second).text).toContain('Saturday is our busiest day')
    await ida!.press(second, 'maintenance.cancel')
    world.takeMessages()
    expect(world.again(second).text).toContain('is cancelled')

    // Nothing is said as it begins or ends.
    await anna!.say(shared, '@Liaison maintenance "Disks" --from "2026-11-24 22:00" --for 90m')
    world.takeMessages()
    await world.advance('2 days')
    expect(world.takeMessages().filter(({ text }) => text.includes('MAINT-'))).toEqual([])

    // While the bot is away nothing can be announced; what was cancelled then is read once it is back.
    await world.on(platform).removeBot(shared)
    await world.advance('5m')
    world.takeMessages()
    await anna!.tellBot(`maintenance ${slug} "Network" --from "2026-12-07 22:00" --for 1h`)
    world.expectMessage(`${platform} @Anna Berg`, 'not see it')
    await anna!.tellBot('cancel MAINT-1')
    world.expectMessage(`${platform} @Anna Berg`, 'MAINT-1 is cancelled')
    expect(world.again(card).text).not.toContain('is cancelled')
    world.takeMessages()
    await world.on(platform).inviteBot(shared)
    expect(world.again(card).text).toContain('is cancelled')
    world.takeMessages()

    await anna!.tellBot(`maintenance ${slug}`)
    world.expectMessage(`${platform} @Anna Berg`, `Maintenance with ${name}`, 'none to come', 'MAINT-1')
    world.takeMessages()
    await world.close()
  },
)
