import { expect, test } from 'vitest'
import { SHEETS } from '../../src/playground/northwind/sheets.ts'
import { World } from '../kit/world.ts'

const [acme, globex] = SHEETS as [object, object]
const ON_DUTY = {
  ...acme,
  rotations: [
    { name: 'First line', side: 'internal', members: ['Anna Berg', 'Tom Ek'], at: 'monday 09:00', start: '2026-11-23' },
  ],
  ladder: {
    ours: [
      { tell: [{ rotation: 'First line' }], wait: '1h' },
      { tell: ['managers'], wait: '2h' },
    ],
    theirs: [{ tell: ['account-manager'], wait: '1h' }],
  },
}

test('whoever is on duty by a rotation is called, as it was swapped and accepted in chat, and told when they take over', async () => {
  const world = await World.open({ sheets: [ON_DUTY, globex] })
  const [anna, tom] = [world.person('slack', 'Anna Berg'), world.person('slack', 'Tom Ek')]
  const escalate = async (title: string, reason: string) => {
    await world.person('slack', 'Priya Nair').say('acme-internal', `@Liaison case acme "${title}" --severity 4`)
    await world.person('slack', 'Priya Nair').say('acme-internal', `@Liaison escalate CASE-${(cases += 1)} "${reason}"`)
  }
  let cases = 0

  // Asked in a channel, answered by a button alone; until then nothing is another's.
  await anna.command('acme-internal', '/partner swap acme @Tom Ek')
  world.expectMessage('slack #acme-internal only Anna Berg', 'Tom Ek is asked', 'Until they accept, nothing changes')
  const asked = world.expectMessage('slack @Tom Ek', 'A swap is asked of you', 'You would give Mon 30 Nov 2026')
  await tom.press(asked, 'rotation.accept')
  await world.settle()
  world.expectMessage('slack @Anna Berg', 'Your swap is accepted')
  world.takeMessages()
  // Who is on is the same on both platforms.
  await world.person('slack', 'Priya Nair').command('acme-internal', '/partner who acme')
  world.expectMessage('slack #acme-internal only Priya Nair', 'Anna Berg', 'Tom Ek')
  await world.person('teams', 'Mara Lind').tellBot('who acme')
  world.expectMessage('teams @Mara Lind', 'Anna Berg', 'Tom Ek')
  world.expectNothingElse()

  // By the order it would be Tom's week: it is Anna whom a step calls, and nobody is told of a handover.
  await world.advanceTo(Date.parse('2026-11-30T08:00:00Z') + 61_000)
  world.expectNothingElse()
  await escalate('Orders API returns 500', 'No progress since Friday')
  const toAnna = world.expectMessage('slack @Anna Berg', 'ESC-1 waits')
  expect(world.takeMessages().filter(({ where }) => where.includes('@Tom Ek'))).toEqual([])
  await anna.press(toAnna, 'escalation.acknowledge')
  await world.settle()
  world.takeMessages()

  // The week after is Tom's, who hears it as it begins, and is called.
  await world.advanceTo(Date.parse('2026-12-07T08:00:00Z') + 61_000)
  const told = world.takeMessages()
  expect(told.filter(({ text }) => text.includes('You are on duty now')).map(({ where }) => where)).toEqual([
    'slack @Tom Ek',
  ])
  await escalate('Invoices are late', 'Nobody answers')
  const toTom = world.expectMessage('slack @Tom Ek', 'ESC-2 waits')
  world.takeMessages()

  // Whom he does not answer for the managers in Teams hear; both cards are one.
  await world.advance('61m')
  const toManagers = world.expectMessage('teams #Partner escalations', 'ESC-2 waits')
  for (const met of [toTom, toManagers]) expect(world.again(met).text).toContain('Northwind: step 2 of 2')
  await tom.press(toTom, 'escalation.acknowledge')
  await world.settle()
  for (const met of [toTom, toManagers]) expect(world.again(met).text).toContain('Tom Ek has it, back by')
  world.takeMessages()
  await world.close()
})
