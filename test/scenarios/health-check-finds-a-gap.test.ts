import { describe, expect, test } from 'vitest'
import { World } from '../kit/world.ts'

/** The first Tuesday of December, 10:00 in Paris: when Acme's monthly pulse opens. */
const CADENCE = Date.parse('2026-12-01T09:00:00Z')

describe('a health check', () => {
  test('opens on its schedule, asks both sides, reminds once, closes, and a perception gap opens an escalation', async () => {
    const world = await World.open()
    const tom = world.person('slack', 'Tom Ek')
    const anna = world.person('slack', 'Anna Berg')
    const priya = world.person('slack', 'Priya Nair')
    const mia = world.person('slack', 'Mia Chen')
    const ravi = world.person('slack', 'Ravi Shah')

    await world.advanceTo(CADENCE - 60_000)
    world.expectNothingElse()
    await world.advanceTo(CADENCE)
    const asked = {
      anna: world.expectMessage('slack @Anna Berg', 'CHECK-1', 'Acme Hosting'),
      tom: world.expectMessage('slack @Tom Ek', 'CHECK-1'),
      priya: world.expectMessage('slack @Priya Nair', 'CHECK-1'),
      partner: world.expectMessage('slack #acme-shared', 'CHECK-1', 'Northwind'),
    }
    world.expectNothingElse()

    // Tom is unhappy: a low answer asks what happened.
    await tom.press(asked.tom, 'check-in.answer')
    await tom.submit(answers(tom, '1'))
    expect(JSON.stringify(tom.dialog().payload)).toContain('What happened')
    await tom.submit({ text: 'Releases slip without a word' })
    world.expectMessage('slack @Tom Ek', 'Thank you')
    expect(tom.hasDialog()).toBe(false)

    // Mia answers privately, from the card in the shared channel.
    await mia.press(asked.partner, 'check-in.answer')
    await mia.submit(answers(mia, '5'))
    world.expectMessage('slack #acme-shared only Mia Chen', 'Thank you')
    expect(world.again(asked.partner).text).toMatch(/1 of 2/u)
    world.expectNothingElse()

    // One reminder, to those who have not answered.
    await world.advance('1d')
    world.expectMessage('slack @Anna Berg', 'CHECK-1')
    world.expectMessage('slack @Priya Nair', 'CHECK-1')
    world.expectNothingElse()
    // The partner’s people together, as the one in New York has had a working day, too.
    await world.advanceTo(CADENCE + 29 * 3_600_000)
    world.expectMessage('slack #acme-shared', 'CHECK-1', 'Ravi Shah')
    world.expectNothingElse()
    await ravi.press(asked.partner, 'check-in.answer')
    await ravi.submit(answers(ravi, '5'))
    world.expectMessage('slack #acme-shared only Ravi Shah', 'Thank you')
    for (const person of [anna, priya]) {
      await person.press(person === anna ? asked.anna : asked.priya, 'check-in.answer')
      await person.submit(answers(person, '2'))
      await person.submit({ text: '' })
      world.expectMessage(person === anna ? 'slack @Anna Berg' : 'slack @Priya Nair', 'Thank you')
    }

    // The window closes on Friday: each side gets its result, and R5 starts a ladder.
    await world.advanceTo(Date.parse('2026-12-04T09:00:00Z'))
    const shared = world.expectMessage('slack #acme-shared', 'CHECK-1', 'proposed: a talk about')
    const internal = world.expectMessage('slack #acme-internal', 'CHECK-1', 'proposed: a talk about')
    // A note: where each side talks, and nobody is called by name for two working days.
    const talk = world.expectMessage('slack #acme-internal', 'ESC-1 proposes a talk', 'CHECK-1')
    world.expectMessage('slack #acme-shared', 'ESC-1 proposes a talk', 'CHECK-1')
    expect(talk.text).not.toMatch(/<@/u)
    world.expectNothingElse()

    // What people wrote is behind the details of our own card alone.
    expect((await anna.unfold(internal, 'slack #acme-internal only Anna Berg')).text).toMatch(/apart.*Releases slip/su)
    const theirs = await mia.unfold(shared, 'slack #acme-shared only Mia Chen')
    expect(theirs.text).toContain('apart')
    expect(theirs.text).not.toContain('Releases slip')

    // What is said under a result is not heard.
    const { store } = world.playground.liaison.services
    const facts = () => store.read(async (tx) => (await tx.facts.of((await tx.partners.bySlug('acme'))!.id)).length)
    const known = await facts()
    await anna.reply(internal, 'Is it about the releases?')
    await mia.reply(shared, 'When do we talk?')
    expect(await facts()).toBe(known)
    world.expectNothingElse()

    await anna.tellBot('resolve ESC-1 "Talked it through; releases are announced from now on"')
    world.expectMessage('slack @Anna Berg', 'ESC-1 is resolved')
    await world.close()
  })
})

/** The same answer to every item of the form that this person has open. */
function answers(person: { dialog(): { payload: unknown } }, value: string): Record<string, string> {
  const ids = [...JSON.stringify(person.dialog().payload).matchAll(/"block_id":"(Q\d+)"/gu)].map(([, id]) => id!)
  expect(ids.length).toBe(5)
  return Object.fromEntries(ids.map((id) => [id, value]))
}
