import { expect, test } from 'vitest'
import { EVERY_KIND } from '../fixtures/every-kind-template.ts'
import { World } from '../kit/world.ts'

const TEMPLATE = { ...EVERY_KIND, slug: 'health', version: 2 }
const FILLED = { clear: '2', near: '9', unclear: '', tools: 'chat,calls', met: 'no', who: '', why: 'Next door' }

test.each([
  ['slack', 'acme', 'Mia Chen', ['Anna Berg', 'Tom Ek']],
  ['teams', 'globex', 'Leo Park', ['Anna Berg', 'Tom Ek']],
] as const)(
  'a health check on %s takes every kind of answer, and asks for what hangs on one',
  async (platform, slug, who, ours) => {
    const world = await World.open()
    const { store } = world.playground.liaison.services
    await store.transact((tx) => tx.checkInTemplates.insert({ template: TEMPLATE, savedAt: 0 }))
    const anna = world.person(platform, 'Anna Berg')
    // They work in London by then, too.
    if (platform === 'teams') await world.advance('1h')
    await anna.tellBot(`check now ${slug}`)
    const asked = world.expectMessage(`${platform} #${slug}-shared`, 'CHECK-1')
    world.expectMessage(`${platform} @Anna Berg`, 'CHECK-1 with')
    for (const name of ours) world.expectMessage(`${platform} @${name}`, 'CHECK-1 is open')
    const person = world.person(platform, who)
    await person.press(asked, 'check-in.answer')
    await person.submit(FILLED)
    expect(person.hasDialog()).toBe(true)
    expect((await store.read((view) => view.runs.byNumber(1)))!.responses).toEqual({})
    await person.submit({ ...FILLED, unclear: 'owner' })
    await person.submit({ text: 'Nobody knows who decides' })
    expect(person.hasDialog()).toBe(false)
    // Teams says so in the dialog itself.
    if (platform === 'slack') world.expectMessage(`slack #${slug}-shared only ${who}`, 'Thank you')
    const run = await store.read((view) => view.runs.byNumber(1))
    expect(Object.values(run!.responses)).toMatchObject([
      {
        answers: { clear: 2, near: 9, unclear: 'owner', tools: ['chat', 'calls'], met: 'no', why: 'Next door' },
        followUp: 'Nobody knows who decides',
      },
    ])
    await world.close()
  },
)
