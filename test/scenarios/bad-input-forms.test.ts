import { describe, expect, test } from 'vitest'
import { formAnswers } from '../kit/form-answers.ts'
import { liveMarkup } from '../kit/live-markup.ts'
import { stateOf } from '../kit/state.ts'
import { type Met, type Person, type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { internal: 'acme-internal', shared: 'acme-shared', partner: 'acme', them: 'Mia Chen' },
  teams: { internal: 'globex-internal', shared: 'globex-shared', partner: 'globex', them: 'Leo Park' },
} as const

const state = (world: World) => stateOf(world.playground.liaison.services.store)

const FILLED = {
  name: 'Initech Logistics',
  slug: 'initech',
  type: 'outsourcing',
  direction: 'sell-to',
  zone: 'Europe/Berlin',
  country: 'DE-BE',
  cadence: 'monthly',
}

/** A command that opens a form: in Slack at once, in Teams from a card with a button. */
async function openForm(world: World, person: Person, channel: string, command: string): Promise<void> {
  await person.command(channel, command)
  if (person.platform === 'slack') return
  const [card, ...others] = world.takeMessages()
  expect(others).toEqual([])
  const id = /"id":"(open:[^"]+)"/u.exec(JSON.stringify(card!.message.payload))![1]!
  expect(await person.press(card!, id)).toMatchObject({ ok: true })
}

/** What a refused form says: Slack under its fields, Teams inside its card. */
function complaints(person: Person): string {
  const { errors, payload } = person.dialog()
  return JSON.stringify(person.platform === 'slack' ? errors : payload)
}

function told(world: World, person: Person, result: unknown): string {
  if (person.platform === 'teams') return JSON.stringify(result)
  return world
    .takeMessages()
    .map(({ text }) => text)
    .join('\n')
}

async function openCase(world: World, platform: Platform): Promise<Met> {
  const { internal, shared, partner } = PLACES[platform]
  await world.person(platform, 'Tom Ek').command(internal, `/partner case ${partner} "Orders API returns 500"`)
  world.expectMessage(`${platform} #${internal} only Tom Ek`, 'CASE-1 is open')
  return world.expectMessage(`${platform} #${shared}`, 'CASE-1')
}

describe.for(['slack', 'teams'] as Platform[])('a form on %s', (platform) => {
  const { internal, shared, them, partner } = PLACES[platform]

  test('with a wrong value stays open, says which and why, and registers nobody', async () => {
    const world = await World.open()
    const anna = world.person(platform, 'Anna Berg')
    const before = await state(world)
    await openForm(world, anna, internal, '/partner add')
    const wrong: [Record<string, string>, RegExp][] = [
      [{ zone: 'Middle/Earth' }, /not a time zone/u],
      [{ slug: 'No spaces allowed' }, /lower-case|letters/iu],
      [{ slug: partner }, /is taken by/u],
      [{ country: 'XX' }, /XX|holidays|country/u],
      [{ country: 'DE' }, /Germany hang on the region/u],
    ]
    for (const [change, complaint] of wrong) {
      expect(await anna.submit({ ...FILLED, ...change })).toBeDefined()
      expect(anna.hasDialog(), JSON.stringify(change)).toBe(true)
      expect(complaints(anna), JSON.stringify(change)).toMatch(complaint)
      expect(await state(world)).toEqual(before)
    }
    // A required field left empty is refused by the client itself, before anything is sent.
    expect(await anna.submit({ ...FILLED, name: '' })).toMatchObject({ ok: false })
    expect(await state(world)).toEqual(before)

    // Put right, it is taken.
    expect(told(world, anna, await anna.submit(FILLED))).toContain('registered as `initech`')
    expect(anna.hasDialog()).toBe(false)
    expect((await state(world)).partners).toHaveLength(before.partners.length + 1)
    await world.close()
  })

  test('with markup in every field shows it as it was written', async () => {
    const world = await World.open()
    const anna = world.person(platform, 'Anna Berg')
    const tom = world.person(platform, 'Tom Ek')
    const name = '<!here> <script>x()</script> [a](b) & Co'
    await openForm(world, anna, internal, '/partner add')
    await anna.submit({ ...FILLED, name })
    await openForm(world, tom, internal, `/partner case ${partner}`)
    await tom.submit({ title: '<!channel> <script>x()</script> 🔥 واجهة', severity: '3', kind: 'incident' })
    for (const words of ['show initech', 'list', 'people initech', 'show CASE-1'])
      await tom.command(internal, `/partner ${words}`)
    const shown = world.takeMessages()
    expect(shown.filter(({ message }) => JSON.stringify(message.payload).includes('script')).length).toBeGreaterThan(4)
    const alive = shown.flatMap(({ message }) => liveMarkup(platform, message))
    expect(alive.filter((markup) => !/^<@U0\w+>$|^<at>[A-Z]\w+ [A-Z]\w+$/u.test(markup))).toEqual([])
    expect((await state(world)).partners.map((one) => one.name)).toContain(name)
    await world.close()
  })

  test('left open while its case was resolved stays open with the sentence and what was written, and changes nothing', async () => {
    const world = await World.open()
    const card = await openCase(world, platform)
    const one = world.person(platform, them)
    await one.press(card, 'case.ask')
    await world.person(platform, 'Tom Ek').command(internal, '/partner resolve CASE-1 "It went away"')
    world.expectMessage(`${platform} #${internal} only Tom Ek`, 'CASE-1 is resolved')
    world.expectMessage(`${platform} #${shared}`, 'It went away')

    const before = await state(world)
    for (const text of ['Which region?\nAnd since when?', 'Which region? And which "tier" & <zone>?']) {
      await one.submit({ text })
      const shown = JSON.stringify(one.dialog().payload)
      expect(shown.split('CASE-1 is resolved; reopen it first if you want to ask about it.')).toHaveLength(2)
      expect(shown).toContain(JSON.stringify(text).slice(1, -1))
    }
    expect(await state(world)).toEqual(before)

    // Put right, the same form is taken, with what stands in it.
    await world.person(platform, 'Tom Ek').command(internal, '/partner reopen CASE-1 "It is back"')
    world.takeMessages()
    expect(told(world, one, await one.submit({}))).toContain('Asked.')
    world.takeMessages()
    expect(one.hasDialog()).toBe(false)
    expect((await state(world)).cases[0]).toMatchObject({
      status: 'waiting',
      question: expect.stringContaining('tier'),
    })
    await world.close()
  })

  test('submitted twice opens one case, and answers both times the same', async () => {
    const world = await World.open()
    const tom = world.person(platform, 'Tom Ek')
    await openForm(world, tom, internal, `/partner case ${partner}`)
    const values = { title: 'Orders are late', severity: '2', kind: 'incident' }
    const { id } = tom.dialog()
    const results = await Promise.all([tom.actions.submit(id, values), tom.actions.submit(id, values)])
    await world.settle()
    const answers =
      platform === 'teams'
        ? results.map((result) => JSON.stringify(result))
        : results.map(() => world.expectMessage(`slack #${internal} only Tom Ek`, 'CASE-1 is open').text)
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('CASE-1 is open with')
    world.expectMessage(`${platform} #${shared}`, 'CASE-1', 'Orders are late')
    world.expectNothingElse()
    expect((await state(world)).cases).toHaveLength(1)
    await world.close()
  })

  test('of a health check that comes after it closed counts as late, and after the next one opened not at all', async () => {
    const world = await World.open()
    const anna = world.person(platform, 'Anna Berg')
    const one = world.person(platform, them)
    await anna.command(internal, `/partner check now ${partner}`)
    // Both sides work by then.
    await world.advance('2h')
    const prompt = world.takeMessages().find(({ where }) => where === `${platform} #${shared}`)!
    await one.press(prompt, 'check-in.answer')
    await world.advance('7 days')
    const result = world
      .takeMessages()
      .find(({ where, text }) => where === `${platform} #${shared}` && /result/u.test(text))!
    expect(result.text).toMatch(/0 of 2/u)

    expect(told(world, one, await one.submit(formAnswers(one.dialog(), '4')))).toContain('marked as late')
    const run = (await state(world)).perPartner.find(({ latestRun }) => latestRun)!.latestRun!
    expect(run.status).toBe('closed')
    expect(Object.values(run.responses)).toMatchObject([{ late: true }])
    // The result that both sides were shown changes in place.
    expect(world.again(result).text).toMatch(/1 of 2/u)

    const other = world.person(platform, platform === 'slack' ? 'Ravi Shah' : 'Ida Rossi')
    await other.press(prompt, 'check-in.answer')
    await anna.command(internal, `/partner check now ${partner}`)
    world.takeMessages()
    const next = await state(world)
    await other.submit(formAnswers(other.dialog(), '1'))
    expect(JSON.stringify(other.dialog().payload)).toContain('takes no more answers: a newer check has opened')
    expect(await state(world)).toEqual(next)
    await world.close()
  })
})
