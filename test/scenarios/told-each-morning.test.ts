import { expect, test } from 'vitest'
import { type Met, World } from '../kit/world.ts'

/** Wednesday 23 December 2026, 10:00 in Paris. Friday is a holiday in both countries, Monday in England alone. */
const WEDNESDAY = Date.parse('2026-12-23T09:00:00Z')

/** Northwind's own are in Paris, Acme's Ravi in London and Mia in New York: nine o'clock three times. */
const MOMENTS = ['07:59', '08:01', '09:01', '14:01', '22:00']

/** What the list begins with, behind what the first line says is new in it, and that nobody has. */
const firstOf = (text: string) =>
  /CASE-\d|ESC-\d/u.exec(
    text.replace(/ · new or changed: (?:(?:CASE|ESC)-\d(?:, )?)+| · nobody has (?:ESC-\d(?:, )?)+/gu, ''),
  )?.[0]

test('whomever something needs is told so once on each of their mornings, where they work with their partner, over a holiday and a weekend', async () => {
  let world = await World.open({ startAt: WEDNESDAY, digestAt: '09:00' })
  await world.person('slack', 'Mia Chen').say('acme-shared', '@Liaison case "Orders are late" --severity 4')
  await world.person('teams', 'Leo Park').say('globex-shared', '@Liaison case "Leaflets are late" --severity 4')
  const tom = world.person('teams', 'Tom Ek')
  await tom.say('globex-internal', '@Liaison assign CASE-1 @Tom Ek')
  await tom.say('globex-internal', '@Liaison assign CASE-2 @Mara Lind')
  await world.advance('1m')
  world.takeMessages()

  const told: string[] = []
  let before: Met[] = []
  for (const day of ['24', '25', '26', '27', '28']) {
    // The weekend passes without a server.
    if (day === '26') world = await world.restart('1 day')
    const today: Met[] = []
    for (const moment of MOMENTS) {
      const at = Date.parse(`2026-12-${day}T${moment}:00Z`)
      if (at > world.now()) await world.advanceTo(at)
      const fresh = world.takeMessages().filter(({ text }) => text.includes('What needs you today'))
      told.push(...fresh.map(({ where, text }) => `${day} ${moment} ${where}: ${firstOf(text)}`))
      today.push(...fresh)
    }
    // At most one for each of them on a day, and only the newest has buttons.
    expect(new Set(today.map(({ where }) => where)).size).toBe(today.length)
    const hasButtons = (met: Met) => /case\.|escalation\./u.test(JSON.stringify(world.again(met).message.payload))
    expect(today.every(hasButtons)).toBe(true)
    if (today.length > 0) {
      expect(before.filter(hasButtons).map(({ where }) => where)).toEqual([])
      before = today
    }
  }
  // Priya and Ravi, in London, are called by an escalation that began meanwhile, and have their own holiday on the 28th; people of other tenants cannot be written to on Teams.
  expect(told.toSorted()).toEqual([
    '24 08:01 slack @Anna Berg: ESC-1',
    '24 08:01 slack @Tom Ek: CASE-1',
    '24 08:01 teams @Mara Lind: CASE-2',
    '28 08:01 slack @Anna Berg: ESC-1',
    '28 08:01 slack @Tom Ek: CASE-1',
    '28 08:01 teams @Mara Lind: CASE-2',
  ])
  await world.close()
})
