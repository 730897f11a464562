import { describe, expect, test } from 'vitest'
import { stateOf } from '../kit/state.ts'
import { type Met, type Person, type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { shared: 'acme-shared', them: 'Mia Chen', internal: 'acme-internal', partner: 'acme' },
  teams: { shared: 'globex-shared', them: 'Leo Park', internal: 'globex-internal', partner: 'globex' },
} as const

const casesIn = async (world: World) => (await stateOf(world.playground.liaison.services.store)).cases

/** Everything the bot has said to one person since the last time. */
function latest(world: World, ...saying: string[]): Met {
  const met = world.takeMessages().find(({ text }) => saying.every((words) => text.includes(words)))
  if (!met) throw new Error(`nothing says ${saying.join(' and ')}`)
  return met
}

async function openForm(world: World, person: Person, channel: string, command: string): Promise<void> {
  await person.command(channel, command)
  if (person.platform === 'slack') return
  const card = latest(world)
  const id = /"id":"(open:[^"]+)"/u.exec(JSON.stringify(card.message.payload))![1]!
  expect(await person.press(card, id)).toMatchObject({ ok: true })
}

describe.for(['slack', 'teams'] as Platform[])('a fourth case of severity 1 within an hour on %s', (platform) => {
  const { shared, internal, partner, them } = PLACES[platform]

  test('is opened by a press of whoever typed it, and by nobody else’s', async () => {
    const world = await World.open()
    const one = world.person(platform, them)
    for (const title of ['Orders', 'Invoices', 'Returns'])
      await one.say(shared, `@Liaison case "${title}" --severity 1`)
    world.takeMessages()
    await one.say(shared, '@Liaison case "Payments" --severity 1')
    const asked = latest(world, 'would be the 4th case', 'CASE-1', 'Orders', 'CASE-3', 'Returns')
    expect(await casesIn(world)).toHaveLength(3)
    if (platform === 'teams') {
      // An outsider cannot be answered alone in Teams: others see the button, and cannot use it.
      const result = await world.person(platform, 'Tom Ek').press(asked, 'request.confirm')
      expect(JSON.stringify(result)).toContain('only whoever asked')
      expect(await casesIn(world)).toHaveLength(3)
    }
    await one.press(asked, 'request.confirm')
    expect(await casesIn(world)).toHaveLength(4)
    expect(
      world
        .takeMessages()
        .map(({ text }) => text)
        .join(),
    ).toContain('Payments')
    await world.close()
  })

  test('is asked about in the form that asked for it', async () => {
    const world = await World.open()
    const tom = world.person(platform, 'Tom Ek')
    for (const title of ['Orders', 'Invoices', 'Returns'])
      await tom.command(internal, `/partner case ${partner} "${title}" --severity 1`)
    world.takeMessages()
    await openForm(world, tom, internal, `/partner case ${partner}`)
    await tom.submit({ title: 'Payments', severity: '1', kind: 'incident' })
    expect(JSON.stringify(tom.dialog().payload)).toMatch(/would be the 4th case.*CASE-3 Returns/u)
    expect(await casesIn(world)).toHaveLength(3)
    world.expectNothingElse()
    await tom.submit({})
    expect(tom.hasDialog()).toBe(false)
    expect(await casesIn(world)).toMatchObject([{ title: 'Payments', severity: 1 }, {}, {}, {}])
    world.takeMessages()
    await world.close()
  })
})
