import { expect, test } from 'vitest'
import { DAY, HOUR } from '../../src/domain/time/instant.ts'
import { World } from '../kit/world.ts'

const vacation = (until: number) => ({ status: { text: 'Vacationing', emoji: ':palm_tree:', until } })

test('a status on Slack with an end asks whom escalations call whether they are away until then, and one press says so', async () => {
  const world = await World.open()
  await world.advance('61m')
  world.takeMessages()
  const until = world.now() + 5 * DAY
  await world.slack.changeAccount('Anna Berg', vacation(until))
  const card = world.expectMessage('slack @Anna Berg', 'Are you away until then?')
  world.expectNothingElse()
  // Slack tells of any other change with the same status.
  await world.slack.changeAccount('Anna Berg', { title: 'On the beach' })
  world.expectNothingElse()
  expect(await world.person('slack', 'Anna Berg').press(card, 'absence.as-status')).toMatchObject({ ok: true })
  expect(world.again(card).text).toContain('You are away')
  const { store } = world.playground.liaison.services
  const absences = await store.read((view) => view.absences.notOver(world.now()))
  expect(absences).toMatchObject([{ to: Math.floor(until / 1_000) * 1_000 }])
  world.takeMessages()
  await world.close()
})

test('a status that is short, has no end, says where somebody works, or is of whom nothing calls, asks nobody', async () => {
  const world = await World.open()
  await world.advance('61m')
  world.takeMessages()
  const soon = world.now() + 2 * HOUR
  const late = world.now() + 5 * DAY
  await world.slack.changeAccount('Anna Berg', vacation(soon))
  await world.slack.changeAccount('Anna Berg', { status: { text: 'Vacationing', emoji: ':palm_tree:' } })
  await world.slack.changeAccount('Anna Berg', {
    status: { text: 'Working remotely', emoji: ':house_with_garden:', until: late },
  })
  await world.slack.changeAccount('Tom Ek', vacation(late))
  world.expectNothingElse()
  await world.close()
})
