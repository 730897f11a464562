import { expect, test } from 'vitest'
import { caseLabel } from '../../src/domain/cases/case.ts'
import { World } from '../kit/world.ts'

const MAKE_CASE = 'case.from-message'

/** What the record tells of the cases, in order: kind, author, words. */
function told(world: World, number = 1) {
  const { store } = world.playground.liaison.services
  return store.read(async (tx) => {
    const about = (await tx.cases.byNumber(number))!
    const facts = (await tx.facts.of(about.partnerId, caseLabel(number))).filter(({ kind }) => !kind.startsWith('Sla'))
    return facts.map(({ kind, by, data }) => [kind, by?.name, data['text'] ?? data['title']])
  })
}

function look(world: World, number = 1) {
  return world.playground.liaison.services.store.read((tx) => tx.cases.byNumber(number))
}

test('a message on Slack becomes a case by its menu: the form holds its words, its thread is the case’s, earlier replies are taken in', async () => {
  const world = await World.open()
  const [tom, mia, anna] = ['Tom Ek', 'Mia Chen', 'Anna Berg'].map((name) => world.person('slack', name))
  await mia!.say('acme-shared', '🔥🔥\nOrders API returns 500\nSince nine, in eu-west')
  const said = mia!.written()
  await anna!.reply(said, 'Looking at the logs now')
  const early = anna!.written()
  await tom!.useMessageAction(said, MAKE_CASE)
  expect(tom!.dialog().payload).toMatchObject({ callback_id: MAKE_CASE })
  await world.advance('1m')
  await tom!.submit({ severity: '2' })
  expect(await look(world)).toMatchObject({
    title: 'Orders API returns 500',
    description: { text: '🔥🔥\nOrders API returns 500\nSince nine, in eu-west' },
    status: 'open',
    openedAt: world.now(),
  })
  const card = world.expectMessage('slack #acme-shared', 'CASE-1', 'Orders API returns 500')
  expect(card.message.threadId).toBe(said.message.id)
  expect(await told(world)).toEqual([
    ['CaseOpened', 'Tom Ek', 'Orders API returns 500'],
    ['MessageTakenIn', 'Mia Chen', '🔥🔥\nOrders API returns 500\nSince nine, in eu-west'],
    ['MessageTakenIn', 'Anna Berg', 'Looking at the logs now'],
  ])
  world.expectMessage('slack #acme-shared only Tom Ek', 'CASE-1 is open')
  await mia!.reply(early, 'got it')
  expect(await look(world)).toMatchObject({ status: 'in-progress' })
  await tom!.command('acme-internal', '/partner ask CASE-1 "Which region?"')
  expect(world.expectMessage('slack #acme-shared', 'Which region?').message.threadId).toBe(said.message.id)
  world.takeMessages()
  await world.close()
})
