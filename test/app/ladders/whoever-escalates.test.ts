import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'

const tell = (side: string, role: string) => ({ side, role })
const steps = [
  { tell: [tell('internal', 'account-manager'), tell('partner', 'account-manager')], wait: '1h' },
  { tell: [tell('internal', 'sponsor'), tell('partner', 'sponsor')], wait: '1h' },
  { tell: [tell('internal', 'manager')], wait: '1h' },
]
const as = (name: string, ...roles: string[]) => ({ ...acmeSheet.people.find((one) => one.name === name)!, roles })

/** Monday, 11:00: Tom is the sponsor, Mara the only manager; the partner has no sponsor. */
let app: App
let standing: Set<string>

beforeEach(async () => {
  standing = new Set()
  app = await App.open({
    ...acmeSheet,
    people: [
      as('Anna Berg', 'account-manager'),
      as('Tom Ek', 'sponsor'),
      as('Mara Lind', 'manager'),
      as('Ravi Shah', 'account-manager'),
      as('Mia Chen', 'member'),
    ],
    ladder: { steps, cycles: 2 },
  })
  app.clock.move(2 * HOUR)
  await app.says(people.mia, 'case "Lost parcels" --severity 4', places.shared)
})

afterEach(() => app[Symbol.asyncDispose]())

const ladder = () => app.read((view) => view.ladders.byNumber(1))
/** Whom a new message about it came to since this was asked last; a card that changes in place calls nobody. */
const called = async () => {
  const fresh = (await app.news()).filter(
    ({ to, cardKey }) => cardKey === undefined || !standing.has(`${to} ${cardKey}`),
  )
  for (const { to, cardKey } of fresh) standing.add(`${to} ${cardKey}`)
  return fresh.filter(({ card }) => card.subject === 'ESC-1').map(({ to }) => to)
}
const mine = async (who: TestPerson) => JSON.stringify(await app.says(who, 'mine'))
const step = async () => {
  const now = await ladder()
  const stands = now?.sides.internal
  return stands?.state === 'climbing' ? stands.step + 1 : stands?.state
}

test('whoever escalates has nothing of it to do, nor does it stand in their list', async () => {
  await app.says(people.anna, 'escalate CASE-1 "No progress"', places.internal)
  expect(await mine(people.anna)).not.toContain('ESC-1')
  expect(await mine(people.ravi)).toContain('ESC-1')
  await app.passTo(app.clock.now() + 3 * HOUR + MINUTE)
  for (const who of [people.tom, people.mara]) expect(await mine(who), who.name).toContain('ESC-1')
  expect(await mine(people.anna)).not.toContain('ESC-1')
})

test.each(['by a line', 'by its button'])(
  'whoever takes it to the next step %s is not called by that step, nor has it in their list; where they alone could be, the one after is',
  async (how) => {
    await app.says(people.mia, 'escalate CASE-1 "No progress"', places.shared)
    await called()
    const next = async (who: TestPerson) => {
      const version = (await ladder())?.version ?? 0
      await (how === 'by a line'
        ? app.says(who, 'next ESC-1', places.internal)
        : app.presses(who, 'escalation.escalate-now', 'ESC-1', version, places.internal))
    }
    // Tom alone is told by the second step, so the third is.
    await next(people.tom)
    expect(await step()).toBe(3)
    const first = await called()
    expect(first).toContain('Mara Lind')
    expect(first).not.toContain('Tom Ek')
    expect(await mine(people.tom)).not.toContain('ESC-1')
    expect(await mine(people.mara)).toContain('ESC-1')
    // The next round, whose first step is hers alone on our side: it calls whoever stands on the second, whoever pressed before.
    await next(people.anna)
    expect(await step()).toBe(2)
    const second = await called()
    expect(second).toContain('Tom Ek')
    expect(second).not.toContain('Anna Berg')
    expect(await mine(people.tom)).toContain('ESC-1')
  },
)
