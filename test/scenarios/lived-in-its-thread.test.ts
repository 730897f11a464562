import { expect, test } from 'vitest'
import { MINUTE } from '../../src/domain/time/instant.ts'
import { type Person, World } from '../kit/world.ts'

/** `opensIn`: how long after the start of the story the partner's working hours begin. */
const SCENES = {
  slack: { partner: 'acme', channel: 'acme-shared', from: 'acme-internal', contact: 'Ravi Shah', opensIn: '1m' },
  teams: { partner: 'globex', channel: 'globex-shared', from: 'globex-internal', contact: 'Leo Park', opensIn: '61m' },
} as const

type Platform = keyof typeof SCENES

async function scene(platform: Platform) {
  const { partner, channel, from, contact, opensIn } = SCENES[platform]
  const world = await World.open()
  await world.advance(opensIn)
  const tom = world.person(platform, 'Tom Ek')
  await tom.command(from, `/partner case ${partner} "Orders are late" --severity 2`)
  const card = world.takeMessages().find(({ where }) => where.startsWith(`${platform} #${channel}`))!
  const theirs = world.person(platform, contact)
  return { world, tom, theirs, card, channel, contact, from }
}

/** What was written before a press made something of it is on the record in its own right, whatever the press says. */
const ASKED = 'Since when?'
const UNSOLVED = 'Still late'
const SAID_BESIDES = [ASKED, UNSOLVED]

type Scene = Awaited<ReturnType<typeof scene>>

/** The same story, told twice. Each beat: when after the one before, what happens in the thread, and what by commands. */
function storyOf({ world, tom, theirs, card, channel, contact, from }: Scene) {
  const mention = (text: string) => theirs.say(channel, `@Liaison ${text}`)
  const command = (text: string) => tom.command(from, `/partner ${text}`)
  const press = async (who: Person, action: string, values?: Record<string, string>) => {
    await who.press(world.again(card), action)
    if (values) await who.submit(values)
  }
  /** Written under the card, and what that is, said by the line for its author alone. */
  const says = async (who: Person, text: string, action: string, values?: Record<string, string>) => {
    world.takeMessages()
    await who.reply(card, text)
    const alone = world.takeMessages().find(({ where }) => where.endsWith('only Tom Ek'))!
    await who.press(alone, action)
    if (values) await who.submit(values)
  }
  /** The escalation, on the card of it that this person reads. */
  const takesUp = async (who: Person) => {
    const called = world.takeMessages().filter(({ text }) => text.includes('ESC-1'))
    await who.press(
      called.find(({ where }) => where.includes(contact) || where.includes(channel))!,
      'escalation.acknowledge',
    )
  }
  const beats: [after: string, inThread: () => Promise<unknown>, byCommand: () => Promise<unknown>][] = [
    // Nobody has said anything for longer than the time to acknowledge.
    ['150m', () => takesUp(theirs), () => mention('ack ESC-1')],
    ['3m', () => theirs.reply(card, 'We look into it'), () => mention('reply CASE-1 "We look into it"')],
    ['20m', () => press(theirs, 'case.ask', { text: 'Which region?' }), () => mention('ask CASE-1 "Which region?"')],
    ['30m', () => tom.reply(card, 'Only eu-west'), () => command('reply CASE-1 "Only eu-west"')],
    ['10m', () => says(tom, ASKED, 'message.ask'), () => command(`ask CASE-1 "${ASKED}"`)],
    ['10m', () => press(theirs, 'case.end-wait'), () => mention('no-answer CASE-1')],
    ['10m', () => press(theirs, 'case.resolve', { text: 'The cable' }), () => mention('resolve CASE-1 "The cable"')],
    ['40m', () => says(tom, UNSOLVED, 'case.reopen', { text: UNSOLVED }), () => command(`reopen CASE-1 "${UNSOLVED}"`)],
    ['5h', () => theirs.reply(card, 'It was the switch'), () => mention('reply CASE-1 "It was the switch"')],
    ['5m', () => press(theirs, 'case.resolve', { text: 'The switch' }), () => mention('resolve CASE-1 "The switch"')],
    ['15m', () => press(tom, 'case.confirm'), () => command('confirm CASE-1')],
  ]
  return beats
}

async function lived(platform: Platform, how: 'in its thread' | 'by commands') {
  const set = await scene(platform)
  const { world, tom, from } = set
  for (const [after, inThread, byCommand] of storyOf(set)) {
    await world.advance(after)
    await (how === 'in its thread' ? inThread() : byCommand())
  }
  world.takeMessages()
  const answerTo = async (text: string) => {
    await tom.command(from, `/partner ${text}`)
    const answers = world.takeMessages().flatMap((one) => one.text.split(' • '))
    return answers.filter((line) => !line.includes(`replied in CASE-1: “${UNSOLVED}”`))
  }
  const minute = (at: number) => Math.floor(at / MINUTE)
  const left = await world.playground.liaison.services.store.read(async (tx) => {
    const about = (await tx.cases.byNumber(1))!
    const { id: _, version: __, openedAt: ___, log, ...stands } = about
    const facts = await tx.facts.of(about.partnerId, 'CASE-1')
    const clocks = await tx.clocks.ofSubject('case', about.id)
    return {
      stands,
      log: log.map((entry) => ({ ...entry, at: minute(entry.at) })),
      told: facts
        .filter(({ kind, data }) => kind !== 'CaseReplied' || !SAID_BESIDES.includes(String(data['text'])))
        .map(({ kind, at, by, data }) => ({ kind, at: minute(at), by: by?.name, data })),
      clocks: clocks.map(({ measure, round, status }) => ({ measure, round, status })),
    }
  })
  const asked = { explained: await answerTo('sla explain CASE-1'), timeline: await answerTo('timeline CASE-1') }
  await world.close()
  return { ...left, ...asked }
}

test.each(['slack', 'teams'] as const)(
  'a case on %s that was lived in its thread has the timeline, the clocks and the explanation of one that was lived by commands',
  async (platform) => {
    const [inThread, byCommands] = [await lived(platform, 'in its thread'), await lived(platform, 'by commands')]
    expect(inThread).toEqual(byCommands)
    expect(byCommands.log.map(({ status, strikes }) => strikes ?? status)).toEqual([
      ...['open', 'in-progress', 'waiting', 'in-progress', 'waiting', 'wait'],
      ...['resolved', 'resolution', 'resolved', 'resolved'],
    ])
    const explained = byCommands.explained.join()
    for (const words of ['the target was missed', 'called it resolved once', 'due from'])
      expect(explained).toContain(words)
    expect(byCommands.timeline.join()).toContain('asked a question in CASE-1: “Since when?”')
  },
)
