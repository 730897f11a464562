import { expect, test } from 'vitest'
import { SHEETS } from '../../src/playground/northwind/sheets.ts'
import { World } from '../kit/world.ts'

const [acme, globex] = SHEETS as [object, object]
const EACH = {
  ...acme,
  ladder: {
    ours: [
      { tell: ['account-manager', 'manager'], wait: '1h', acknowledge: 'all' },
      { tell: ['managers'], wait: '2h' },
    ],
    theirs: [{ tell: ['account-manager'], wait: '1h' }],
    watchers: ['sponsor'],
  },
}

test('a step that each must take is held once all of it have it, in Slack and in Teams; who watches hears of it twice, and is asked nothing', async () => {
  const world = await World.open({ sheets: [EACH, globex] })
  await world.advance('61m')
  const [tom, anna] = [world.person('slack', 'Tom Ek'), world.person('slack', 'Anna Berg')]
  const mara = world.person('teams', 'Mara Lind')
  const side = async () =>
    (await world.playground.liaison.services.store.read((tx) => tx.ladders.byNumber(1)))!.sides.internal.state
  await tom.command('acme-internal', '/partner case acme "Orders API returns 500" --severity 4')
  await tom.command('acme-internal', '/partner escalate CASE-1 "No progress since Friday"')
  const toAnna = world.expectMessage('slack @Anna Berg', 'ESC-1 waits')
  const toRavi = world.expectMessage('slack @Ravi Shah', 'ESC-1 waits')
  const toMara = world.expectMessage('teams @Mara Lind', 'ESC-1 waits')
  const all = [toAnna, toMara, toRavi]
  world.takeMessages()

  await anna.press(toAnna, 'escalation.acknowledge')
  await world.settle()
  expect(await side()).toBe('climbing')
  for (const met of [toAnna, toMara]) expect(world.again(met).text).toContain('Anna Berg has it, Mara Lind not yet')
  // Who of ours has yet to is our own affair.
  expect(world.again(toRavi).text).toContain('Anna Berg has it, others not yet')
  await world.advance('2m')
  const watches = world.expectMessage('slack @Priya Nair', 'ESC-1 with Acme Hosting goes on', 'nothing is asked of you')
  expect(JSON.stringify(watches.message.payload)).not.toContain('escalation.acknowledge')
  world.expectMessage('slack @Anna Berg', 'it climbs until Mara Lind has it, too')
  world.expectNothingElse()

  await mara.press(toMara, 'escalation.acknowledge')
  await world.settle()
  expect(await side()).toBe('acknowledged')
  for (const met of all) expect(world.again(met).text).toMatch(/Northwind: .*(?:Anna Berg|Mara Lind).* ha(?:s|ve) it/u)
  for (const met of all) expect(world.again(met).text).not.toContain('not yet')
  world.takeMessages()

  await anna.press(toAnna, 'escalation.resolve')
  await anna.submit({ text: 'They promised' })
  for (const met of all) expect(world.again(met).text).toContain('is resolved')
  await world.advance('2m')
  world.expectMessage('slack @Priya Nair', 'ESC-1', 'is over')
  world.takeMessages()
  await world.close()
})
