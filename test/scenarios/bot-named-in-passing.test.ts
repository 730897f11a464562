import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { buttonIds } from '../kit/button-ids.ts'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { partner: 'acme', contact: 'Ravi Shah' },
  teams: { partner: 'globex', contact: 'Leo Park' },
} as const

/** Words to people in which the bot is named somewhere: messages of the thread, and nothing else. */
const IN_PASSING = [
  'Only eu-west, as @Liaison shows on the card',
  'Thanks @Liaison, but the orders are still late',
  'Close to a fix, though @Liaison still shows three errors',
  'Done with the first half, more tomorrow. @Liaison',
  'Answer is in the wiki, see what @Liaison says',
  'Open the file that @Liaison points at',
  'Reply to them that @Liaison shows three errors',
  'Resolve this with the network team, not with @Liaison',
  'Ask the carrier, he knows more than @Liaison',
  'Help is on the way, whatever @Liaison says',
  'List of errors is longer than what @Liaison shows',
  'CASE-1 is what @Liaison calls late',
  'Show me where @Liaison says so',
  'I told @Liaison already',
  'Wait a minute @Liaison',
  'Can you resolve it @Liaison?',
  'We ack this, @Liaison was right',
  'Escalate only if @Liaison gets worse',
  'Is @Liaison down?',
  'Severity 1 says @Liaison, but it is a 3',
  'No, @Liaison was wrong about the region',
  'Our people read @Liaison only on Mondays',
  'See https://example.com/status, then ask @Liaison again',
  'First line of the log\n@Liaison is in the second one',
  'Merge the two branches, then @Liaison will be quiet',
]

/** Lines to the bot that are no more than probably understood, or not at all: one press makes each a message. */
const NOT_UNDERSTOOD = [
  '@Liaison thanks, it still fails',
  '@Liaison Done with the first half, more tomorrow',
  '@Liaison the orders are still late',
  '@Liaison only eu-west',
  '@Liaison, no: the second gateway',
  '@Liaison help is on the way, give us an hour',
  '> @Liaison wait a minute',
]

/** Lines to the bot, wherever in them it is named: commands, and no messages. */
const COMMANDS = ['@Liaison explain', 'explain @Liaison', 'Hey @Liaison, show CASE-1', 'timeline, please @Liaison']

test.each(['slack', 'teams'] as const)(
  'a line in a case’s thread on %s that names the bot in passing is a message; one to the bot is none, unless whoever typed it says so',
  async (platform) => {
    const { partner, contact } = SCENES[platform]
    const world = await World.open()
    const [tom, theirs] = [world.person(platform, 'Tom Ek'), world.person(platform, contact)]
    const { store } = world.playground.liaison.services
    const look = () => store.read(async (tx) => (await tx.cases.byNumber(1))!)
    const facts = async () => {
      const { partnerId } = await look()
      return store.read((tx) => tx.facts.of(partnerId, 'CASE-1'))
    }
    const replies = async () => (await facts()).filter(({ kind, by }) => kind === 'CaseReplied' && by?.name === contact)
    const texts = async () => (await replies()).map(({ data }) => data['text'])
    const channel = `${platform} #${partner}-shared`
    await world.advance('6h')
    await tom.command(`${partner}-internal`, `/partner case ${partner} "Orders are late" --severity 3`)
    const card = world.takeMessages().find(({ where }) => where === channel)!
    await theirs.reply(card, '@Liaison ack')
    await tom.reply(card, '@Liaison ask "Which region?"')
    await world.advance('2m')
    world.takeMessages()

    for (const line of IN_PASSING) await theirs.reply(card, line)
    expect(await texts()).toEqual(IN_PASSING)
    expect(await look()).toMatchObject({ status: 'in-progress', severity: 3 })
    // Nothing but what any message of a thread may be followed by.
    const said = world.takeMessages().map(({ where, text }) => `${where}: ${text}`)
    expect(said.filter((one) => !one.startsWith(`${channel} only ${contact}: CASE-1`))).toEqual([])
    // What is edited is edited here, and what is deleted is gone.
    await tom.reply(card, 'The key is hunter2, whatever @Liaison shows')
    const secret = async () => JSON.stringify(await facts()).match(/hunter\d, whatever @Liaison/gu)
    expect(await secret()).toHaveLength(1)
    await tom.edit(tom.written(), 'The key is hunter3, whatever @Liaison shows')
    expect(await secret()).toHaveLength(2)
    await tom.remove(tom.written())
    expect(await secret()).toBeNull()
    world.takeMessages()

    const before = (await replies()).length
    for (const line of COMMANDS) {
      await theirs.reply(card, line)
      expect(world.takeMessages().length, line).toBe(1)
    }
    expect(await replies()).toHaveLength(before)

    await tom.reply(card, '@Liaison ask "Since when?"')
    await world.advance('2m')
    const asked = await look()
    for (const [at, line] of NOT_UNDERSTOOD.entries()) {
      world.takeMessages()
      await theirs.reply(card, line)
      const writtenAt = world.now()
      // One answer, and nothing is given back of what stands there.
      const [answer, ...others] = world.takeMessages()
      expect(
        others.map(({ text }) => text),
        line,
      ).toEqual([])
      expect(buttonIds(answer!.message.payload).join(' '), line).toContain('line.as-message')
      expect(await replies(), line).toHaveLength(before + at)
      if (at === 0) expect(await look()).toEqual(asked)
      await world.advance('3m')
      await theirs.press(answer!, 'line.as-message')
      await theirs.press(answer!, 'line.as-message')
      const kept = (await replies()).slice(before)
      expect(kept, line).toHaveLength(at + 1)
      expect(kept.at(-1)!.data['text']).toBe(line)
      expect(Math.abs(kept.at(-1)!.at - writtenAt)).toBeLessThan(10_000)
      // It was the answer, when it was written.
      const { status, log } = await look()
      expect([status, (log.at(-1)!.happenedAt ?? log.at(-1)!.at) < world.now() - 60_000]).toEqual(['in-progress', true])
    }

    // Told of twice, as Slack does, in whatever order and with minutes between, it is one message, from when it was written; gone before, none.
    for (const match of platform === 'slack' ? ['app_mention', 'message.channels'] : ['message']) {
      const late = () =>
        world.playground[platform].addFault({ on: 'event', match, times: 1, fail: 'deliver-by-last-retry' })
      const told = (await replies()).length
      late()
      await theirs.reply(card, 'It began at nine, says @Liaison')
      const writtenAt = world.now()
      await world.advance('7m')
      const news = (await replies()).slice(told)
      expect(
        news.map(({ data }) => data['text']),
        match,
      ).toEqual(['It began at nine, says @Liaison'])
      expect(Math.abs(news[0]!.at - writtenAt)).toBeLessThan(10_000)
      if (match === 'message.channels') continue
      late()
      await tom.reply(card, 'The lock is 4711, says @Liaison')
      await tom.remove(tom.written())
      await world.advance('7m')
      // By its words alone: a hash may have any four digits in it.
      expect(JSON.stringify((await facts()).map(({ data }) => data))).not.toContain('The lock is')
    }

    // Under a case that is over, such a message offers what it may mean, as any other does.
    await theirs.reply(card, '@Liaison resolve "The cable"')
    world.takeMessages()
    await tom.reply(card, '@Liaison sorry, it still fails')
    await tom.press(world.takeMessages().at(-1)!, 'line.as-message')
    const offered = world.takeMessages().flatMap(({ message }) => buttonIds(message.payload))
    expect(offered.join(' ')).toMatch(/case\.reopen.*case\.from-message.*message\.note/u)
    expect(await look()).toMatchObject({ status: 'resolved' })
    world.takeMessages()
    await world.close()
  },
  30_000,
)

test('outside of a case’s thread, words to people that name the bot are answered by nothing, and nothing of them stays', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-passing-'))
  const world = await World.open({ folder })
  const answered = async (platform: 'slack' | 'teams', line: string) => {
    const { partner, contact } = SCENES[platform]
    await world.person(platform, contact).say(`${partner}-shared`, line)
    return world.takeMessages().map(({ where }) => where)
  }
  for (const line of ['We are glad that @Liaison is here', 'Our region, as @Liaison knows, is west']) {
    for (const platform of ['slack', 'teams'] as const) expect(await answered(platform, line), line).toEqual([])
  }
  const database = new Database(join(folder, 'liaison.db'), { readonly: true })
  const tables = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all()
  const rows = tables.flatMap((name) => database.prepare(`SELECT * FROM "${String(name)}"`).all())
  database.close()
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toMatch(/We are glad|Our region/u)
  // Whoever calls it, first or last, is answered.
  for (const line of ['@Liaison is here?', 'Which cases are there, @Liaison?', 'cases @Liaison'])
    expect(await answered('teams', line), line).toEqual(['teams #globex-shared'])
  await world.close()
})
