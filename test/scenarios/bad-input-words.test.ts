import { describe, expect, test } from 'vitest'
import { SHEETS } from '../../src/playground/northwind/sheets.ts'
import { liveMarkup } from '../kit/live-markup.ts'
import { stateOf } from '../kit/state.ts'
import { type Platform, World } from '../kit/world.ts'

/** Everything that could ping, link or run, naming people whom no card has a reason to name. */
const NASTY =
  '<!channel> <!here> <@U0NOORHADDAD> <script>alert(1)</script> [x](javascript:alert(2)) <at>Noor Haddad</at> &amp; {{DATE(x)}}'

const PLACES = {
  slack: { internal: 'acme-internal', shared: 'acme-shared', partner: 'acme', who: 'Tom Ek' },
  teams: { internal: 'globex-internal', shared: 'globex-shared', partner: 'globex', who: 'Tom Ek' },
} as const

const state = (world: World) => stateOf(world.playground.liaison.services.store)

describe.for(['slack', 'teams'] as Platform[])('words typed on %s', (platform) => {
  const { internal, shared, partner, who } = PLACES[platform]
  const privately = `${platform} #${internal} only ${who}`

  test('that make no sense get a sentence that helps, and change nothing', async () => {
    const world = await World.open()
    const tom = world.person(platform, who)
    const before = await state(world)
    const answers: [string, ...string[]][] = [
      ['/partner', 'Nothing needs you'],
      ['/partner help', 'What you can say'],
      [`/partner cas ${partner} "Typo"`, 'I do not know “cas”', 'Did you mean'],
      ['/partner 🦑🦑', 'I do not know “🦑🦑”'],
      [`/partner ${'x'.repeat(10_000)}`, 'I do not know “xxx'],
      ['/partner case nobody-we-know "Broken"', 'I know no partner called “nobody-we-know”'],
      [`/partner show ${partner}e`, `I know no partner called “${partner}e”`, `Did you mean`, partner],
      ['/partner ack', 'Say which one'],
      ['/partner ack CASE-999', 'I know no CASE-999'],
      ['/partner ack ESC-7', 'I know no ESC-7'],
      ['/partner reply CASE-0 "x"', 'I know no CASE-0'],
      [`/partner ask ${partner} "why"`, `“${partner}” is neither`],
      [`/partner case ${partner} "Broken" --severity 9`, 'A severity is 1, 2, 3 or 4'],
      [`/partner case ${partner} "Broken" --severity`, 'A severity is 1, 2, 3 or 4'],
      [`/partner case ${partner} "Broken" --kind wish`, 'The kind of a case is one of'],
      [`/partner case ${partner} "${'long '.repeat(2_000)}"`, 'characters; 150 at most fit'],
      ['/partner severity CASE-999 1', 'I know no CASE-999'],
      [`/partner bind ${partner} everything`, 'shared, internal or managers'],
      ['/partner sla explain', 'Say which one'],
      ['/partner timeline nothing', 'I know no partner called “nothing”'],
      ['/partner sla explain nothing', 'No figures are agreed', 'explain CASE-12'],
      ['/partner next', 'Say which one'],
      ['/partner help case', 'How to say it: case'],
    ]
    for (const [typed, ...says] of answers) {
      await tom.command(internal, typed)
      const met = world.expectMessage(privately, ...says)
      expect(met.text.length, typed).toBeLessThan(6_000)
      const [, own] = /"(.*)"/u.exec(typed) ?? []
      if (own === undefined) world.expectNothingElse()
      // What somebody wrote comes back to them alone, whole, and nobody else hears of it.
      const back = world.takeMessages()
      expect(back.map(({ where }) => where).every((where) => where === privately)).toBe(true)
      const [first, ...rest] = (own ?? '').trim().split(/\s+/u)
      const returned = [met, ...back].map(({ text }) => text).join(' ')
      const times = 1 + rest.filter((word) => word === first).length
      if (own !== undefined) expect(returned.split(first!).length, typed).toBeGreaterThan(times)
    }
    expect(await state(world)).toEqual(before)
    await world.close()
  })

  test('are read quoted or not, with emoji, right to left, and with dashes as people type them', async () => {
    const world = await World.open()
    const tom = world.person(platform, who)
    const titles = [
      ['Orders API returns 500', `"Orders API returns 500"`],
      ['Orders API returns 500', `“Orders API returns 500”`],
      ['Orders API returns 500', '‘Orders API returns 500’'],
      ['Die Bestellung fehlt', '„Die Bestellung fehlt“'],
      ['🔥 Checkout 👩‍👩‍👧 is down 🏳️‍🌈', '"🔥 Checkout 👩‍👩‍👧 is down 🏳️‍🌈"'],
      ['واجهة الطلبات معطلة', '"واجهة الطلبات معطلة"'],
      ['Orders — all of them — fail', '"Orders — all of them — fail"'],
    ] as const
    for (const [index, [title, typed]] of titles.entries()) {
      await tom.command(internal, `/partner case ${partner} ${typed} —severity 4`)
      world.expectMessage(privately, `CASE-${index + 1} is open`)
      world.expectMessage(`${platform} #${shared}`, `CASE-${index + 1}`, title)
    }
    const { cases } = await state(world)
    expect(cases.map(({ title }) => title).toReversed()).toEqual(titles.map(([title]) => title))
    expect(cases.every(({ severity }) => severity === 4)).toBe(true)
    await world.close()
  })

  test('that would ping, link or run are shown as they were typed, wherever they are shown', async () => {
    const world = await World.open()
    const tom = world.person(platform, who)
    const them = world.person(platform, platform === 'slack' ? 'Mia Chen' : 'Leo Park')
    const anna = world.person(platform, 'Anna Berg')
    const say = (text: string) => tom.command(internal, `/partner ${text}`)

    await say(NASTY)
    await say(`show "${NASTY}"`)
    await say(`case "${NASTY}" "Broken"`)
    await say(`case ${partner} "${NASTY}" --severity 2`)
    const [{ title } = { title: '' }] = (await state(world)).cases
    expect(title).toContain('<!channel>')
    expect(title).toContain('<script>alert(1)</script>')
    await them.say(shared, `@Liaison ask CASE-1 "${NASTY}"`)
    await say(`reply CASE-1 "${NASTY}"`)
    await say('reply CASE-1 "Turned \u202E around \u2066 and \u0007 rung"')
    await say(`escalate CASE-1 "${NASTY}"`)
    await say(`reply CASE-1 "${'🔥<!here>'.repeat(1_100)}"`)
    await anna.command(internal, `/partner resolve ESC-1 "${NASTY}"`)
    await them.say(shared, `@Liaison resolve CASE-1 "${NASTY}"`)
    await say(`reopen CASE-1 "${NASTY}"`)
    for (const verb of ['show CASE-1', 'timeline CASE-1', 'cases', `show ${partner}`, 'show ESC-1', 'timeline ESC-1'])
      await say(verb)

    const ours = world.takeMessages().map(({ message }) => message)
    expect(ours.filter((message) => JSON.stringify(message.payload).includes('alert(1)')).length).toBeGreaterThan(9)
    const alive = ours.flatMap((message) => liveMarkup(platform, message))
    expect(alive.filter((markup) => !isOwner(markup))).toEqual([])
    // What a person writes cannot turn the direction of what stands after it, nor smuggle control characters in.
    for (const { payload } of ours) expect(JSON.stringify(payload)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\\u0007/u)
    const names = JSON.stringify(ours.map(({ payload }) => payload))
    expect(names).not.toContain('"name":"Noor Haddad"')
    await world.close()
  })
})

test('@channel in a mention of the bot is not passed on to the channel', async () => {
  const world = await World.open()
  const tom = world.person('slack', 'Tom Ek')
  await tom.say('acme-shared', '@Liaison case acme "@channel look @here https://evil.example/x"')
  world.expectMessage('slack #acme-shared only Tom Ek', 'CASE-1 is open')
  const card = world.expectMessage('slack #acme-shared', 'CASE-1', 'look')
  expect(liveMarkup('slack', card.message).filter((markup) => !isOwner(markup))).toEqual([])
  await world.close()
})

/** The people whom these cards have a reason to call: owners, askers, and whoever is named for the partner. */
function isOwner(markup: string): boolean {
  return /^<@(?:U0RAVISHAH|U0MIACHEN|U0TOMEK|U0ANNABERG|U0PRIYANAIR)>$|^<at>(?:Leo Park|Ida Rossi|Tom Ek|Anna Berg|Mara Lind)$/u.test(
    markup,
  )
}

test.for(['slack', 'teams'] as Platform[])('names that would ping are shown as they are, on %s', async (platform) => {
  const sheets = JSON.parse(
    JSON.stringify(SHEETS)
      .replaceAll('Ravi Shah', '<!here> *Ravi* <script>')
      .replaceAll('Leo Park', '<!here> *Leo* <script>')
      .replaceAll('Acme Hosting', 'Acme <!channel> <script>')
      .replaceAll('Globex Agency', 'Globex <!channel> <script>'),
  ) as unknown[]
  const world = await World.open({ sheets })
  const { internal, partner, who } = PLACES[platform]
  const tom = world.person(platform, who)
  for (const words of [`case ${partner} "Broken" --severity 1`, 'escalate CASE-1 "Why"', 'show CASE-1', 'show ESC-1'])
    await tom.command(internal, `/partner ${words}`)
  for (const words of ['list', `people ${partner}`, 'timeline CASE-1', 'sla explain CASE-1', `show ${partner}`])
    await tom.command(internal, `/partner ${words}`)
  await world.advance('2h')
  const shown = world.takeMessages().filter((met) => met.platform === platform)
  expect(shown.length).toBeGreaterThan(12)
  expect(shown.filter(({ text }) => text.includes('channel>')).length).toBeGreaterThan(8)
  const alive = shown.flatMap(({ message }) => liveMarkup(platform, message))
  // Teams compares a mention's text with the name letter by letter: the name is stripped of what would be markup.
  expect(alive.filter((markup) => !isOwner(markup) && !/^<at>!here (?:Leo|Ravi) script$/u.test(markup))).toEqual([])
  await world.close()
})
