import { describe, expect, test } from 'vitest'
import { formAnswers } from '../../kit/form-answers.ts'
import { recordedLog } from '../../kit/recorded-log.ts'
import { World } from '../../kit/world.ts'

const SCENES = {
  slack: {
    partner: 'acme',
    channel: 'acme-shared',
    from: 'acme-internal',
    contact: 'Mia Chen',
    said: 'app_mention',
    pressed: 'block_actions case.acknowledge',
    submitted: 'view_submission',
  },
  teams: {
    partner: 'globex',
    channel: 'globex-shared',
    from: 'globex-internal',
    contact: 'Leo Park',
    said: 'message',
    pressed: 'invoke',
    submitted: 'invoke',
  },
} as const

describe.each([
  ['slack', 'http'],
  ['slack', 'socket'],
  ['teams', 'http'],
] as const)('when %s (Slack by %s) delivers', (platform, slackDelivery) => {
  const { partner, channel, from, contact, said, pressed, submitted } = SCENES[platform]

  test('a mention, a button and a form twice, each is applied and answered once', async () => {
    const { log, lines } = recordedLog()
    const world = await World.open({ log, slackDelivery })
    const { addFault } = world.playground[platform]
    const tom = world.person(platform, 'Tom Ek')
    const mia = world.person(platform, contact)

    addFault({ on: 'event', match: said, times: 1, fail: 'deliver-twice' })
    await tom.say(from, `@Liaison case ${partner} "Orders are late" --severity 2`)
    world.expectMessage(`${platform} #${from} only Tom Ek`, 'CASE-1 is open')
    const card = world.expectMessage(`${platform} #${channel}`, 'Orders are late')
    world.expectNothingElse()

    addFault({ on: 'event', match: pressed, times: 1, fail: 'deliver-twice' })
    await mia.press(card, 'case.acknowledge')
    if (platform === 'slack') world.expectMessage(`slack #${channel} only ${contact}`, 'You own CASE-1 now')
    world.expectNothingElse()

    await mia.press(card, 'case.ask')
    addFault({ on: 'event', match: submitted, times: 1, fail: 'deliver-twice' })
    await mia.submit({ text: 'Which region?' })
    world.expectMessage(`${platform} #${channel}`, 'Which region?')
    if (platform === 'slack') world.expectMessage(`slack #${channel} only ${contact}`, 'Asked')
    world.expectNothingElse()

    // Over HTTP within the same second it is refused at the door already: a request of the very same signature is a replay.
    const again = lines.filter((line) => line.includes('delivered an event again') || line.includes('"replayed"'))
    expect(again).toHaveLength(3)
    expect(lines.filter((line) => line.startsWith('error'))).toEqual([])
    const { store } = world.playground.liaison.services
    const facts = await store.read(async (view) => view.facts.of((await view.partners.bySlug(partner))!.id, 'CASE-1'))
    const kinds = facts.map(({ kind }) => kind)
    for (const kind of ['CaseOpened', 'CaseAcknowledged', 'CaseQuestionAsked'])
      expect(kinds.filter((one) => one === kind)).toEqual([kind])
    await world.close()
  })

  test('two mentions in the wrong order, both are applied, each at its own time', async () => {
    const world = await World.open({ slackDelivery })
    const tom = world.person(platform, 'Tom Ek')
    await tom.command(from, `/partner case ${partner} "Orders are late" --severity 2`)
    world.expectMessage(`${platform} #${from} only Tom Ek`, 'CASE-1 is open')
    world.expectMessage(`${platform} #${channel}`, 'Orders are late')

    world.playground[platform].addFault({ on: 'event', match: said, times: 1, fail: 'deliver-late' })
    await tom.say(channel, '@Liaison reply CASE-1 "First words"')
    await world.advance('1m')
    await tom.say(channel, '@Liaison reply CASE-1 "Second words"')
    await world.advance('1m')
    for (const words of ['First words', 'Second words']) world.expectMessage(`${platform} #${channel}`, words)
    for (let n = 0; n < 2; n += 1) world.expectMessage(`${platform} #${channel} only Tom Ek`, 'Your reply is on CASE-1')
    await world.close()
  })
})

test('answers to a health check that come twice are counted once', async () => {
  const world = await World.open()
  await world.advance('61m')
  const anna = world.person('slack', 'Anna Berg')
  await anna.command('acme-internal', '/partner check now acme')
  world.expectMessage('slack #acme-internal only Anna Berg', 'CHECK-1')
  const toAnna = world.expectMessage('slack @Anna Berg', 'CHECK-1')
  for (const where of ['slack @Tom Ek', 'slack @Priya Nair', 'slack #acme-shared'])
    world.expectMessage(where, 'CHECK-1')
  await anna.press(toAnna, 'check-in.answer')
  world.playground.slack.addFault({ on: 'event', match: 'view_submission', times: 1, fail: 'deliver-twice' })
  await anna.submit(formAnswers(anna.dialog(), '4'))
  const { store } = world.playground.liaison.services
  const run = await store.read((view) => view.runs.byNumber(1))
  expect(Object.keys(run!.responses)).toHaveLength(1)
  const facts = await store.read((view) => view.facts.of(run!.partnerId, 'CHECK-1'))
  expect(facts.filter(({ kind }) => kind === 'CheckInAnswered')).toHaveLength(1)
  world.expectMessage('slack @Anna Berg', 'Thank you')
  await world.close()
})
