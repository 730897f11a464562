import { expect, test } from 'vitest'
import type { PersonResult } from '../../src/playground/person-actions.ts'
import { type TypedLine, typedLines } from '../kit/typed-lines.ts'
import { stateOf } from '../kit/state.ts'
import { type Met, type Person, type Platform, World } from '../kit/world.ts'

const SCENES = {
  slack: { partner: 'acme', shared: 'acme-shared', ours: 'acme-internal', contact: 'Mia Chen', named: '@Ravi Shah' },
  teams: {
    partner: 'globex',
    shared: 'globex-shared',
    ours: 'globex-internal',
    contact: 'Leo Park',
    named: '@Mara Lind',
  },
} as const

const DOUBTFUL = typedLines().filter(({ certainty }) => ['probably', 'several', 'not'].includes(certainty))
/** As many slash commands as this one process, Slack and product together, gets through in the three seconds that Slack waits, also on a machine that is busy. */
const AT_ONCE = 20
const THANKS = typedLines().filter(({ certainty }) => certainty === 'courtesy')

/** The fixture speaks of Acme, whose channels are on the other platform. */
function asSaidOn(platform: Platform, line: string): string {
  const told = line.replaceAll(/@\{U\d\}/gu, SCENES[platform].named)
  if (platform === 'slack') return told
  const other: Record<string, string> = {
    acme: 'globex',
    'Acme Hosting': 'Globex Agency',
    globex: 'acme',
    'Globex Agency': 'Acme Hosting',
    Ravi: 'Mara',
    Mia: 'Leo',
  }
  return told.replaceAll(/Acme Hosting|Globex Agency|acme|globex|Ravi|Mia/gu, (name) => other[name] ?? name)
}

/** Without waiting for what comes of it: what the platform says of its being taken comes back. */
async function type(
  world: World,
  platform: Platform,
  { message }: Met,
  { place, line }: TypedLine,
): Promise<PersonResult> {
  const { ours, shared, contact } = SCENES[platform]
  const { actions: tom } = world.person(platform, 'Tom Ek')
  const said = asSaidOn(platform, line)
  if (place === 'direct') return tom.say(await tom.directChannel(), said)
  if (place === 'channel') return tom.command(world.channel(platform, ours), `/partner ${said}`)
  if (place === 'thread') return tom.say(message.channelId, `@Liaison ${said}`, { threadId: message.id })
  return world.person(platform, contact).actions.say(world.channel(platform, shared), `@Liaison ${said}`)
}

/** Where what is answered to a person is read by them alone. On Teams nobody of another organisation can be answered so. */
function isAnswer(platform: Platform, { where }: Met): boolean {
  const { ours, shared, contact } = SCENES[platform]
  const theirs = platform === 'teams' ? `teams #${shared}` : `slack #${shared} only ${contact}`
  return [
    `${platform} @Tom Ek`,
    `${platform} #${ours} only Tom Ek`,
    `${platform} #${shared} only Tom Ek`,
    theirs,
  ].includes(where)
}

test.each(['slack', 'teams'] as const)(
  'what is only probably understood, or not at all, has no effect and is answered to whoever typed it alone, on %s',
  async (platform) => {
    const world = await World.open()
    const { partner, ours, shared } = SCENES[platform]
    await world.person(platform, 'Tom Ek').command(ours, `/partner case ${partner} "Orders are late"`)
    const card = world.expectMessage(`${platform} #${shared}`, 'Orders are late')
    world.takeMessages()
    const before = await stateOf(world.playground.liaison.services.store)
    for (const one of THANKS) await type(world, platform, card, one)
    await world.settle()
    expect(world.takeMessages().map(({ text }) => text)).toEqual([])
    for (let from = 0; from < DOUBTFUL.length; from += AT_ONCE) {
      await Promise.all(DOUBTFUL.slice(from, from + AT_ONCE).map((one) => type(world, platform, card, one)))
      await world.settle()
    }
    const answers = world.takeMessages()
    expect(answers.length).toBeGreaterThanOrEqual(DOUBTFUL.length)
    expect(answers.filter((met) => !isAnswer(platform, met)).map(({ where, text }) => `${where}: ${text}`)).toEqual([])
    const offers = answers.filter(({ text }) => text.includes('Is this what you mean?'))
    expect(offers.length).toBeGreaterThan(DOUBTFUL.length / 2)
    expect(await stateOf(world.playground.liaison.services.store)).toEqual(before)
    await world.close()
  },
  300_000,
)

test('of all these lines typed at once each is answered, or Slack itself tells whoever typed it that it was not taken', async () => {
  const world = await World.open()
  await world.person('slack', 'Tom Ek').command('acme-internal', '/partner case acme "Orders are late"')
  const card = world.expectMessage('slack #acme-shared', 'Orders are late')
  world.takeMessages()
  const taken = await Promise.all(DOUBTFUL.map((one) => type(world, 'slack', card, one)))
  await world.settle()
  const refused = taken.flatMap((one) => (one.ok ? [] : [one.notice]))
  // Messages are delivered again until they are stored; a slash command is not, and whoever typed it reads so.
  expect(refused.filter((notice) => !/operation_timeout/u.test(notice))).toEqual([])
  expect(world.takeMessages().length).toBeGreaterThanOrEqual(DOUBTFUL.length - refused.length)
  await world.close()
}, 120_000)

const dialogOf = (person: Person) => JSON.stringify(person.dialog().payload)

test.each(['slack', 'teams'] as const)(
  'one press does what was probably meant: a form opens with what was typed, and what has none is done, on %s',
  async (platform) => {
    const { partner, ours, shared } = SCENES[platform]
    const world = await World.open()
    const tom = world.person(platform, 'Tom Ek')
    const alone = `${platform} #${ours} only Tom Ek`
    await tom.command(ours, '/partner incident orders API is down sev 2')
    const offered = world.expectMessage(
      alone,
      'Is this what you mean?',
      `case ${partner} "orders API is down" --severity 2`,
    )
    world.expectNothingElse()
    await tom.press(offered, 'line.fill')
    expect(dialogOf(tom)).toContain('orders API is down')
    expect(dialogOf(tom)).toMatch(platform === 'slack' ? /"initial_option":\{[^}]*\}[^}]*"value":"2"/u : /"value":"2"/u)
    await tom.submit({ title: 'Orders API is down', severity: '2', kind: 'incident' })
    world.expectMessage(`${platform} #${shared}`, 'CASE-1', 'Orders API is down', 'severity 2')
    world.takeMessages()
    await tom.command(ours, '/partner severity CASE-1 3 until Monday')
    const again = world.expectMessage(alone, 'severity CASE-1 3', '“until Monday”')
    world.expectNothingElse()
    const caseOne = () => world.playground.liaison.services.store.read((tx) => tx.cases.byNumber(1))
    expect(await caseOne()).toMatchObject({ severity: 2 })
    await tom.press(again, 'line.do')
    expect(await caseOne()).toMatchObject({ severity: 3 })
    world.takeMessages()
    await tom.command(ours, '/partner resovle CASE-1 restarted')
    const near = world.expectMessage(alone, 'I do not know “resovle”', 'resolve CASE-1 "restarted"')
    await tom.press(near, 'line.fill')
    expect(dialogOf(tom)).toContain('restarted')
    await tom.submit({ text: 'Restarted' })
    expect(await caseOne()).toMatchObject({ status: 'resolved' })
    world.takeMessages()
    await world.close()
  },
)
