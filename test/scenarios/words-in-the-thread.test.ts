import { expect, test } from 'vitest'
import { readLog } from '../../src/domain/cases/read-log.ts'
import { type Met, type Person, World } from '../kit/world.ts'

/** `opensIn`: how long after the start of the story the partner's working hours begin. */
const SCENES = {
  slack: { partner: 'acme', channel: 'acme-shared', from: 'acme-internal', contact: 'Ravi Shah', opensIn: '1m' },
  teams: { partner: 'globex', channel: 'globex-shared', from: 'globex-internal', contact: 'Leo Park', opensIn: '61m' },
} as const

/** Tom opens a case; `status`: what the case is in, and what its timeline says. */
async function scene(platform: 'slack' | 'teams') {
  const { partner, channel, from, contact, opensIn } = SCENES[platform]
  const world = await World.open()
  await world.advance(opensIn)
  const tom = world.person(platform, 'Tom Ek')
  await tom.command(from, `/partner case ${partner} "Orders are late" --severity 2`)
  const where = `${platform} #${channel}`
  const news = () => world.takeMessages().filter((one) => one.where.startsWith(where))
  const [card] = news()
  const { store } = world.playground.liaison.services
  const look = () => store.read(async (tx) => (await tx.cases.byNumber(1))!)
  const told = () =>
    store.read(async (tx) => {
      const about = (await tx.cases.byNumber(1))!
      return (await tx.facts.of(about.partnerId, 'CASE-1')).filter(({ kind }) => !kind.startsWith('Sla'))
    })
  return { world, tom, card: card!, news, look, told, from, channel, contact: world.person(platform, contact) }
}

test.each(['slack', 'teams'] as const)(
  'what people write under a card on %s acknowledges the case and ends its waits; courtesies and bots do not',
  async (platform) => {
    const { world, tom, card, news, look, told, contact, from } = await scene(platform)
    await contact.reply(card, 'got it')
    expect(await look()).toMatchObject({ status: 'in-progress', acknowledgedBy: { name: contactName(platform) } })
    await world.advance('10m')
    await tom.command(from, '/partner ask CASE-1 "Which region?"')
    await world.advance('10m')
    await contact.reply(card, 'thanks 👍')
    expect(await look()).toMatchObject({ status: 'waiting', on: 'partner' })
    await contact.reply(card, 'Only eu-west, since nine')
    expect(await look()).toMatchObject({ status: 'in-progress' })
    expect((await told()).map(({ kind, by, data }) => [kind, by?.name, data['text']])).toEqual([
      ['CaseOpened', 'Tom Ek', undefined],
      ['CaseReplied', contactName(platform), 'got it'],
      ['CaseAcknowledged', contactName(platform), undefined],
      ['CaseQuestionAsked', 'Tom Ek', 'Which region?'],
      ['CaseReplied', contactName(platform), 'thanks 👍'],
      ['CaseReplied', contactName(platform), 'Only eu-west, since nine'],
    ])
    news()
    world.takeMessages()
    await world.close()
  },
)

function contactName(platform: 'slack' | 'teams'): string {
  return SCENES[platform].contact
}

test.each(['slack', 'teams'] as const)(
  'an edit on %s changes the record and moves nothing; what is deleted there is gone here; many replies redraw nothing',
  async (platform) => {
    const { world, tom, card, news, look, told, contact, from } = await scene(platform)
    await contact.press(card, 'case.acknowledge')
    await tom.reply(card, 'The key is hunter2')
    await tom.edit(tom.written(), 'The key is hunter2')
    await tom.edit(tom.written(), 'The key is in the vault')
    const written = tom.written()
    await tom.command(from, '/partner ask CASE-1 "Which region?"')
    await tom.edit(written, '@Liaison resolve CASE-1 "The key is in the safe"')
    news()
    const version = (await look()).version
    expect(await look()).toMatchObject({ status: 'waiting' })
    expect((await told()).slice(2).map(({ kind, data }) => [kind, data['text']])).toEqual([
      ['CaseReplied', 'The key is hunter2'],
      ['MessageEdited', 'The key is in the vault'],
      ['CaseQuestionAsked', 'Which region?'],
      ['MessageEdited', expect.stringContaining('The key is in the safe')],
    ])
    await tom.remove(written)
    const after = await told()
    expect(after.at(-1)).toMatchObject({ kind: 'MessageDeleted', by: { name: 'Tom Ek' } })
    expect(JSON.stringify(after)).not.toMatch(/hunter2|vault|safe/u)
    for (let n = 0; n < 25; n += 1) await tom.reply(card, `Line ${n} of the log`)
    expect((await look()).version).toBe(version)
    expect(news()).toEqual([])
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'what was made of a message on %s, a question or a filed copy, is edited with it there, and loses its words with it',
  async (platform) => {
    const { world, tom, card, look, told, contact, channel } = await scene(platform)
    await contact.reply(card, '@Liaison ack')
    await tom.reply(card, 'Is hunter2 still the password?')
    const asked = tom.written()
    await tom.press(world.expectMessage(`${platform} #${channel} only Tom Ek`, 'question'), 'message.ask')
    await tom.say(channel, 'Or is it hunter3?')
    const filed = tom.written()
    await tom.useMessageAction(filed, 'case.from-message')
    await tom.submit({ case: 'CASE-1' })
    /** What anybody may read of it: on the platform, in the case and in the record. */
    const kept = async () => {
      world.takeMessages()
      const shown = world.workplace(platform).messages.filter((one) => !one.deletedAt && !one.visibleTo)
      return JSON.stringify([shown, await look(), await told()])
    }
    await tom.edit(asked, 'Is hunter4 still the password?')
    await tom.edit(filed, 'Or is it hunter5?')
    expect(await look()).toMatchObject({ status: 'waiting', question: 'Is hunter4 still the password?' })
    const stand = world.workplace(platform).messages.filter(({ text }) => /A question on|filed/u.test(text))
    expect(stand.map((one) => /hunter\d/u.exec(JSON.stringify(one))?.[0])).toEqual(['hunter4', 'hunter5'])
    await tom.remove(asked)
    await tom.remove(filed)
    expect(await kept()).not.toContain('hunter')
    expect(await kept()).toContain('deleted where it was written')
    expect(await look()).toMatchObject({ status: 'waiting' })
    await contact.reply(card, 'I ask our network people')
    expect(await look()).toMatchObject({ status: 'in-progress' })
    const line = world.takeMessages().find(({ text }) => text.includes('Taken as the answer'))
    if (line) {
      await contact.press(line, 'message.take-back')
      expect(await look()).toMatchObject({ status: 'waiting', question: '(deleted where it was written)' })
      world.takeMessages()
    }
    await world.close()
  },
)

test('what counted is taken back, what did not is counted, and a question becomes one, by one press of whoever wrote it', async () => {
  const { world, tom, card, look, told, contact, from } = await scene('slack')
  const only = (name: string, saying: string) => world.expectMessage(`slack #acme-shared only ${name}`, saying)
  await contact.press(card, 'case.acknowledge')
  await tom.command(from, '/partner ask CASE-1 "Which region?"')
  const asked = (await look()).log.at(-1)!.at
  await world.advance('10m')
  await contact.reply(card, 'Ravi is looking at it')
  expect(await look()).toMatchObject({ status: 'in-progress' })
  await contact.press(only('Ravi Shah', 'does not wait on you any more'), 'message.take-back')
  expect(await look()).toMatchObject({
    status: 'waiting',
    on: 'partner',
    question: 'Which region?',
    askedBy: { name: 'Tom Ek' },
  })
  const waits = async () => readLog((await look()).log, 1).waits
  expect(await waits()).toEqual([{ on: 'partner', from: asked }])
  await world.advance('10m')
  await contact.reply(card, 'ok')
  const courtesy = only('Ravi Shah', 'still waits on you')
  const saidAt = world.now()
  await world.advance('10m')
  await contact.press(courtesy, 'message.count')
  expect(await waits()).toEqual([{ on: 'partner', from: asked, to: expect.closeTo(saidAt, -4) }])
  await contact.reply(card, 'Is Asia affected too?')
  const question = only('Ravi Shah', 'If it needs an answer')
  expect(await look()).toMatchObject({ status: 'in-progress' })
  await contact.press(question, 'message.ask')
  expect(await look()).toMatchObject({ status: 'waiting', on: 'internal', question: 'Is Asia affected too?' })
  await tom.reply(card, 'No')
  await contact.press(courtesy, 'message.take-back').catch(() => undefined)
  expect((await told()).map(({ kind }) => kind).slice(2)).toEqual([
    ...['CaseQuestionAsked', 'CaseReplied', 'AnswerTakenBack', 'CaseReplied', 'MessageCounted', 'CaseReplied'],
    ...['CaseQuestionAsked', 'CaseReplied'],
  ])
  world.takeMessages()
  await world.close()
})

test('what is called a question once the other side has written since was asked and answered: nobody waits, nobody is called', async () => {
  const { world, tom, card, news, look, told, contact } = await scene('slack')
  await contact.press(card, 'case.acknowledge')
  await tom.reply(card, 'Which region is affected?')
  const question = world.expectMessage('slack #acme-shared only Tom Ek', 'If it needs an answer')
  await world.advance('5m')
  await contact.reply(card, 'thanks 👍')
  await world.advance('5m')
  await contact.reply(card, 'Only eu-west is affected')
  await world.advance('5m')
  news()
  await tom.press(question, 'message.ask')
  await tom.press(question, 'message.ask')
  const answers = news().map(({ text }) => text)
  const state = await look()
  expect(state).toMatchObject({ status: 'in-progress' })
  const waits = readLog(state.log, 1).waits.map(({ on, from, to = NaN }) => [on, (to - from) / 60_000])
  expect(waits).toEqual([['partner', expect.closeTo(10, 0)]])
  expect((await told()).map(({ kind }) => kind).slice(2)).toEqual([
    ...['CaseReplied', 'CaseReplied', 'CaseReplied', 'CaseQuestionAsked'],
  ])
  expect(answers.filter((text) => text.includes('Which region'))).toEqual([])
  expect(answers).toEqual(expect.arrayContaining([expect.stringContaining('counts as a question already')]))

  await tom.reply(card, 'And since when?')
  const further = world.expectMessage('slack #acme-shared only Tom Ek', 'If it needs an answer')
  await tom.press(further, 'message.ask')
  await tom.press(further, 'message.ask')
  expect(await look()).toMatchObject({ status: 'waiting', on: 'partner', question: 'And since when?' })
  expect(news().filter(({ text }) => text.startsWith('A question on CASE-1'))).toHaveLength(1)
  world.takeMessages()
  await world.close()
})

/** What the details of the card offer somebody: on Slack beside each message, on Teams, where all read the same card, in a dialog. */
function detailsOf({ world, card }: Awaited<ReturnType<typeof scene>>, person: Person) {
  let shown: Met | undefined
  const payload = () => JSON.stringify(shown ? shown.message.payload : person.dialog().payload)
  const offered = () => [...new Set(payload().match(/message\.(?:take-back|count|ask)\b/gu))]
  return {
    async open() {
      world.takeMessages()
      if (person.platform === 'teams') await person.press(card, 'message.set-right')
      else {
        await person.press(card, 'subject.show')
        shown = world.takeMessages()[0]
      }
      return offered()
    },
    async set(action: string) {
      if (shown) return person.press(shown, action)
      const [what = ''] = new RegExp(`${action} [\\w-]+`, 'u').exec(payload()) ?? []
      return person.submit({ what })
    },
  }
}

test.each(['slack', 'teams'] as const)(
  'what was taken wrongly is set right on %s from the card’s details, also where nobody is told of it alone, by either of the side that wrote it',
  async (platform) => {
    const at = await scene(platform)
    const { world, tom, card, look, told, contact } = at
    const [theirs, ours] = [detailsOf(at, contact), detailsOf(at, tom)]
    await contact.reply(card, '@Liaison ack')
    const isOffered = () => JSON.stringify(world.again(card).message.payload).includes('message.set-right')
    await tom.reply(card, '@Liaison ask "Which region?"')
    expect(isOffered()).toBe(false)
    await contact.reply(card, 'ok')
    expect(isOffered()).toBe(platform === 'teams')
    expect(await theirs.open()).toEqual(['message.count'])
    await theirs.set('message.count')
    expect(await look()).toMatchObject({ status: 'in-progress' })
    expect(await theirs.open()).toEqual(['message.take-back'])
    await theirs.set('message.take-back')
    expect(await look()).toMatchObject({ status: 'waiting', on: 'partner', question: 'Which region?' })
    await contact.reply(card, 'I forward this to the network people')
    await contact.reply(card, 'Do you still see it?')
    expect(await theirs.open()).toEqual(['message.take-back', 'message.ask'])
    await theirs.set('message.ask')
    expect(await look()).toMatchObject({ status: 'waiting', on: 'internal', question: 'Do you still see it?' })
    await tom.reply(card, 'I forward this to our people')
    expect(await ours.open()).toEqual(['message.take-back'])
    await contact.reply(card, '@Liaison reply "Good to hear"')
    expect(isOffered()).toBe(false)
    const before = (await told()).length
    expect(JSON.stringify(await theirs.open().catch(() => []))).toBe('[]')
    expect(await told()).toHaveLength(before)
    world.takeMessages()
    await world.close()
  },
)

test.each(['slack', 'teams'] as const)(
  'where what was no answer is taken back on %s, the next words of that side are it, at their own time, until they are none either; whoever asked is told in one line',
  async (platform) => {
    const at = await scene(platform)
    const { world, tom, card, news, look, told, contact } = at
    const theirs = detailsOf(at, contact)
    const publicNews = () => news().flatMap(({ message, text }) => (message.visibleTo ? [] : [text]))
    await contact.reply(card, '@Liaison ack')
    await tom.reply(card, '@Liaison ask "Which region?"')
    const asked = (await look()).log.at(-1)!.at
    for (const words of ['I ask our network people', 'thanks 👍', 'Reading the logs now', 'It is only eu-west']) {
      await world.advance('5m')
      await contact.reply(card, words)
    }
    const waits = async () =>
      readLog((await look()).log, 1).waits.map(({ on, from, to = NaN }) => [
        on,
        from - asked,
        Math.round((to - from) / 60_000),
      ])
    expect(await waits()).toEqual([['partner', 0, 5]])
    await world.advance('5m')
    for (const minutes of [15, 20]) {
      expect(await theirs.open()).toEqual(['message.take-back'])
      await theirs.set('message.take-back')
      expect(await look()).toMatchObject({ status: 'in-progress' })
      expect(await waits()).toEqual([['partner', 0, minutes]])
      expect(publicNews()).toEqual([expect.stringContaining('CASE-1 is answered by a later message')])
    }
    expect(await theirs.open()).toEqual(['message.take-back'])
    await theirs.set('message.take-back')
    expect(await look()).toMatchObject({ status: 'waiting', on: 'partner', question: 'Which region?' })
    expect(await waits()).toEqual([['partner', 0, NaN]])
    expect(publicNews()).toEqual([
      expect.stringContaining(`CASE-1 waits on ${platform === 'slack' ? 'Acme Hosting' : 'Globex Agency'} again`),
    ])
    expect(
      (await told()).filter(({ kind }) => kind === 'AnswerTakenBack').map(({ data }) => Object.keys(data)),
    ).toEqual([['answeredAt'], ['answeredAt'], []])
    world.takeMessages()
    await world.close()
  },
)
