import { expect, test } from 'vitest'
import { type Platform, World } from '../kit/world.ts'

type Story = Record<'name' | 'shared' | 'manager' | 'contact', string> & { platform: Platform }

const STORIES: Story[] = [
  { platform: 'slack', name: 'Acme Hosting', shared: 'acme-shared', manager: 'Ravi Shah', contact: 'Mia Chen' },
  { platform: 'teams', name: 'Globex Agency', shared: 'globex-shared', manager: 'Leo Park', contact: 'Ida Rossi' },
]

test.each(STORIES)(
  'on $platform what counts of a case is said once under it, and the other side answers it there',
  { timeout: 60_000 },
  async ({ platform, name, shared, manager, contact }) => {
    const world = await World.open()
    const there = `${platform} #${shared}`
    const [anna, leo, ida] = ['Anna Berg', manager, contact].map((one) => world.person(platform, one))
    const said = (...saying: string[]) => {
      const only = world.takeMessages().filter(({ text }) => saying.every((words) => text.includes(words)))
      expect(only, saying.join()).toHaveLength(1)
    }
    await anna!.say(shared, '@Liaison case "Orders API is down"')
    await anna!.say(shared, '@Liaison case "Checkout is down"')
    await ida!.say(shared, '@Liaison ask CASE-1 "Which region?"')
    await world.advance('2h')
    await anna!.say(shared, '@Liaison reply CASE-1 "Frankfurt"')
    world.takeMessages()

    // The side that owes chooses of what waited, in a form.
    await ida!.say(shared, '@Liaison exclude CASE-1 "You had our question" --from tomorrow 10:00 --for 1h')
    said('not over yet')
    await anna!.say(shared, '@Liaison exclude CASE-1 "A digger cut the cable of both" --from tomorrow 10:00 --for 1h')
    said('not over yet')

    // Two cases are one, until the other side parts them with a reason.
    await ida!.say(shared, '@Liaison same CASE-2 as CASE-1')
    const linked = world.expectMessage(there, `(${name}): it is one incident with CASE-1`)
    world.takeMessages()
    await anna!.press(linked, 'mark.object')
    await anna!.submit({ text: 'Checkout fails by itself' })
    said('CASE-2 is an incident of its own', 'Checkout fails by itself')
    expect(world.again(linked).text).toContain('Anna Berg objected')

    // It failed earlier, once the account manager of the other side agrees.
    await anna!.say(shared, '@Liaison failed CASE-1 yesterday 23:00')
    const failed = world.expectMessage(there, '(Northwind): it failed at')
    world.takeMessages()
    await ida!.say(shared, '@Liaison accept CASE-1')
    said('the account manager and the sponsor agree')
    await leo!.press(failed, 'mark.accept')
    world.takeMessages()
    expect(world.again(failed).text).toContain(`agreed by ${manager}`)

    // Silence needs no message.
    await world.advance('4 days')
    expect(world.takeMessages().filter(({ text }) => text.includes('objects'))).toEqual([])
    await anna!.say(shared, '@Liaison explain CASE-1')
    said('In figures and money', `Agreed by ${manager}`)
    await world.close()
  },
)
