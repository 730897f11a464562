import { expect, test } from 'vitest'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { World } from '../kit/world.ts'

const HOUR = 3_600_000

async function escalated(admins: { platform: 'slack'; userId: string }[] = []) {
  const world = await World.open({ admins })
  // Whoever is called is at work: it is 9 in London too.
  await world.advance('61m')
  const tom = world.person('slack', 'Tom Ek')
  await tom.command('acme-internal', '/partner case acme "Orders API returns 500" --severity 4')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1')
  const card = world.expectMessage('slack #acme-shared', 'CASE-1')
  await tom.command('acme-internal', '/partner escalate CASE-1 "No progress since Friday"')
  world.expectMessage(
    'slack #acme-internal only Tom Ek',
    'CASE-1 is escalated, as ESC-1. Whom the first step of each side names is told first.',
  )
  const toAnna = world.expectMessage('slack @Anna Berg', 'ESC-1', 'No progress since Friday')
  const toRavi = world.expectMessage('slack @Ravi Shah', 'ESC-1', 'No progress since Friday')
  world.expectNothingElse()
  return { world, tom, card, toAnna, toRavi }
}

test('an escalation started by hand is climbed by hand: one ladder, a step at a time, by those who may', async () => {
  const { world, tom, toAnna, toRavi } = await escalated()
  const anna = world.person('slack', 'Anna Berg')

  // Once more by the same side begins no second one.
  await anna.command('acme-internal', '/partner escalate CASE-1 "We wait for access"')
  world.expectMessage('slack #acme-internal only Anna Berg', 'CASE-1 is escalated already, as ESC-1')
  world.expectNothingElse()
  await tom.command('acme-internal', '/partner next ESC-1')
  world.expectMessage('slack #acme-internal only Tom Ek', 'Only whoever it has called, the account manager')

  expect(await anna.press(toAnna, 'escalation.escalate-now')).toMatchObject({ ok: true })
  world.expectMessage('slack @Anna Berg', 'ESC-1 was taken to the next step')
  const toManagers = world.expectMessage('teams #Partner escalations', 'ESC-1')
  world.expectNothingElse()
  // The step that was left does not end twice: its hour passes without a word.
  await world.advance('61m')
  world.expectNothingElse()
  // The managers' two working hours do: our sponsor; Acme has named none.
  await world.advance('1h')
  const toPriya = world.expectMessage('slack @Priya Nair', 'ESC-1')
  world.expectNothingElse()

  const mara = world.person('teams', 'Mara Lind')
  await mara.press(toManagers, 'escalation.acknowledge')
  for (const met of [toAnna, toManagers, toPriya]) expect(world.again(met).text).toMatch(/is acknowledged.*Mara Lind/iu)
  // The other side is called on.
  expect(world.again(toRavi).text).toMatch(/waits for an acknowledgement.*Northwind: Mara Lind has it/isu)
  await anna.tellBot('ack ESC-1')
  world.expectMessage('slack @Anna Berg', 'Mara Lind has acknowledged ESC-1')
  await mara.press(toManagers, 'escalation.resolve')
  await mara.submit({ text: 'Talked to their sponsor' })
  for (const met of [toAnna, toRavi, toManagers, toPriya])
    expect(world.again(met).text).toContain('Talked to their sponsor')

  // With that one over, the case can be escalated anew.
  await tom.command('acme-internal', '/partner escalate CASE-1 "Again"')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1 is escalated')
  world.expectMessage('slack @Anna Berg', 'ESC-2', 'Again')
  world.expectMessage('slack @Ravi Shah', 'ESC-2', 'Again')
  await world.close()
})

test(
  'an escalation on which nobody acts tells every step twice, then the account manager and the admins, once',
  { timeout: 60_000 },
  async () => {
    const { world, tom } = await escalated([{ platform: 'slack', userId: SLACK.tom }])
    // The clocks of the case go their own way: it is taken on, and due in five working days.
    const told: { where: string; text: string }[] = []
    const startedAt = world.now()
    while (world.now() < startedAt + 7 * 24 * HOUR) {
      await world.advance('1h')
      for (const { where, text } of world.takeMessages()) if (text.includes('ESC-1')) told.push({ where, text })
    }
    const exhausted = told.filter(({ text }) => text.includes('has reached its last step'))
    const climbs = told.filter((one) => !exhausted.includes(one)).map(({ where }) => where)
    // Anna and Ravi were told for the first time when it started.
    const times = (place: string): number => climbs.filter((where) => where === place).length
    expect(times('teams #Partner escalations')).toBe(2)
    expect(times('slack @Priya Nair')).toBe(2)
    expect(times('slack @Anna Berg')).toBe(1)
    expect(times('slack @Ravi Shah')).toBe(1)
    expect(exhausted.map(({ where }) => where).toSorted()).toEqual(['slack @Anna Berg', 'slack @Tom Ek'])

    // It can still be taken.
    const anna = world.person('slack', 'Anna Berg')
    await anna.tellBot('ack ESC-1')
    world.expectMessage('slack @Anna Berg', 'You have ESC-1 now')
    await tom.command('acme-internal', '/partner show ESC-1')
    expect(world.expectMessage('slack #acme-internal only Tom Ek', 'ESC-1').text).toMatch(/is acknowledged/iu)
    await world.close()
  },
)
