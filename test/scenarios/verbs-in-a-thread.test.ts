import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { partner: 'acme', shared: 'acme-shared', ours: 'acme-internal', contact: 'Ravi Shah' },
  teams: { partner: 'globex', shared: 'globex-shared', ours: 'globex-internal', contact: 'Leo Park' },
} as const

test.each(['slack', 'teams'] as const)(
  'a verb typed in the thread of a case on %s means that case; one that is named wins; elsewhere a name is asked for',
  async (platform) => {
    const { partner, shared, ours, contact } = SCENES[platform]
    const world = await World.open()
    await world.advance('61m')
    const [theirs, tom] = [world.person(platform, contact), world.person(platform, 'Tom Ek')]
    const { store } = world.playground.liaison.services
    const look = (number: number) => store.read((tx) => tx.cases.byNumber(number))
    await tom.command(ours, `/partner case ${partner} "Orders are late" --severity 3`)
    const card = world.expectMessage(`${platform} #${shared}`, 'Orders are late')
    await tom.command(ours, `/partner case ${partner} "Invoices are wrong" --severity 3`)
    world.expectMessage(`${platform} #${shared}`, 'Invoices are wrong')
    await theirs.reply(card, '@Liaison ack')
    expect(await look(1)).toMatchObject({ acknowledgedBy: { name: contact } })
    await tom.reply(card, '@Liaison ask "Which region?"')
    expect(await look(1)).toMatchObject({ status: 'waiting', on: 'partner', question: 'Which region?' })
    await theirs.reply(card, '@Liaison reply Only eu-west, case by case')
    expect(await look(1)).toMatchObject({ status: 'in-progress' })
    await theirs.reply(card, '@Liaison ack CASE-2')
    expect(await look(2)).toMatchObject({ acknowledgedBy: { name: contact } })
    // A sentence may begin with a word that also begins names.
    world.takeMessages()
    await theirs.reply(card, '@Liaison reply Check the gateway again please')
    await theirs.reply(card, '@Liaison reply Case is with our network team')
    const underCard = world.takeMessages().map(({ text }) => text)
    expect(underCard.filter((text) => text.includes('Say which one'))).toEqual([])
    expect(underCard.join(' ')).toContain('Check the gateway again please')
    expect(underCard.join(' ')).toContain('Case is with our network team')
    // What reads as a name is taken for one, though it is none.
    world.takeMessages()
    await theirs.reply(card, '@Liaison resolve CASE-77 "done"')
    expect(world.takeMessages().map(({ text }) => text)).toEqual([expect.stringContaining('CASE-77')])
    expect(await look(1)).toMatchObject({ status: 'in-progress' })
    await theirs.reply(card, '@Liaison resolve "The cable"')
    expect(await look(1)).toMatchObject({ status: 'resolved', note: 'The cable' })
    await tom.reply(card, '@Liaison confirm')
    expect(await look(1)).toMatchObject({ confirmation: { confirmed: 'by word' } })
    const explained = world.takeMessages().length
    await tom.reply(card, '@Liaison sla explain')
    expect(
      world
        .takeMessages()
        .map(({ text }) => text)
        .join(' '),
    ).toContain('CASE-1')
    expect(explained).toBeGreaterThan(0)
    // In a thread of no case, and outside of threads, a name is asked for.
    await tom.say(shared, 'Lunch?')
    const lunch = tom.written()
    await theirs.reply(lunch, '@Liaison resolve "done"')
    await theirs.say(shared, '@Liaison ack')
    const asked = world.takeMessages().map(({ text }) => text)
    expect(asked).toHaveLength(2)
    for (const text of asked) expect(text).toContain('Say which one')
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'what the buttons of a card on %s say does the same when it is typed below it',
  async (platform) => {
    const { partner, shared, ours, contact } = SCENES[platform]
    const world = await World.open()
    await world.advance('61m')
    const [theirs, tom] = [world.person(platform, contact), world.person(platform, 'Tom Ek')]
    const { store } = world.playground.liaison.services
    const look = () => store.read((tx) => tx.cases.byNumber(1))
    await tom.command(ours, `/partner case ${partner} "Orders are late" --severity 3`)
    const card = world.expectMessage(`${platform} #${shared}`, 'Orders are late')
    await theirs.press(card, 'case.acknowledge')
    await theirs.reply(card, '@Liaison resolve "Restarted"')
    world.takeMessages()
    await tom.reply(card, '@Liaison not solved')
    const asked = world.takeMessages().map(({ text }) => text)
    expect(asked).toEqual([expect.stringContaining('Reopen the case')])
    expect(await look()).toMatchObject({ status: 'resolved' })
    await tom.reply(card, '@Liaison not solved "The same error at noon"')
    expect(await look()).toMatchObject({ status: 'in-progress' })
    await tom.reply(card, '@Liaison ask "Which region?"')
    expect(await look()).toMatchObject({ status: 'waiting', on: 'partner' })
    world.takeMessages()
    await theirs.reply(card, '@Liaison no answer needed')
    expect(await look()).toMatchObject({ status: 'in-progress' })
    expect(
      world
        .takeMessages()
        .map(({ text }) => text)
        .join('\n'),
    ).not.toContain('is neither')
    // A question is asked, not done.
    await tom.reply(card, '@Liaison ask "Which region?"')
    await theirs.reply(card, '@Liaison no answer needed?')
    expect(await look()).toMatchObject({ status: 'waiting', on: 'partner' })
    world.takeMessages()
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'what is said of an escalation in the thread of its case on %s means that escalation',
  async (platform) => {
    const { partner, shared, ours, contact } = SCENES[platform]
    const world = await World.open()
    await world.advance('61m')
    const [theirs, tom] = [world.person(platform, contact), world.person(platform, 'Tom Ek')]
    const { store } = world.playground.liaison.services
    const look = () => store.read((tx) => tx.ladders.byNumber(1))
    await tom.command(ours, `/partner case ${partner} "Orders are late" --severity 3`)
    const card = world.expectMessage(`${platform} #${shared}`, 'Orders are late')
    await tom.command(ours, `/partner escalate CASE-1 "No progress"`)
    await theirs.reply(card, '@Liaison note "We look into it"')
    expect((await look())?.notes?.shared).toMatchObject({ by: { name: contact }, text: 'We look into it' })
    await theirs.reply(card, '@Liaison snooze until tomorrow 10am')
    expect((await look())?.sides.partner).toMatchObject({ state: 'snoozed', by: { name: contact } })
    world.takeMessages()
    await theirs.reply(card, '@Liaison calm "It is small"')
    expect(world.takeMessages().map(({ text }) => text)).toEqual([
      expect.stringContaining('only those who are owed it'),
    ])
    expect((await look())?.calmedTo).toBeUndefined()
    await world.close()
  },
)
