import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import type { Answer } from '../../src/ports/inbound.ts'
import { formOf } from '../kit/by-form.ts'
import { acmeSheet, App, people, places, type TestPerson, textOf } from '../kit/app-fixture.ts'

let app: App
beforeEach(async () => {
  app = await App.open(acmeSheet)
  app.services.digestAt = '09:00'
})
afterEach(() => app[Symbol.asyncDispose]())

const opens = async (who: TestPerson) => formOf(await app.presses(who, 'own-times.set', 'own', 0, places.direct))
const sends = (who: TestPerson, values: Record<string, string>) => app.submits(who, 'own-times.set', '', values)
const initials = async (who: TestPerson) =>
  Object.fromEntries(
    (await opens(who)).fields.map((field) => [field.id, 'initial' in field ? field.initial : undefined]),
  )
const says = async (who: TestPerson, line: string) => textOf(await app.says(who, line))

test('what needs somebody has a button for when they are told of it, where nobody else reads along', async () => {
  const buttonsOf = (said: Card | Answer) => ('more' in said ? (said.more ?? []).map(({ action }) => action) : [])
  expect(buttonsOf(await app.says(people.anna, 'mine'))).toEqual(['own-times.set'])
  expect(buttonsOf(await app.says(people.mia, '@Liaison mine', places.direct))).toEqual(['own-times.set'])
  app.answersInTheOpen = true
  expect(buttonsOf(await app.says(people.mia, '@Liaison mine', places.shared))).toEqual([])
})

test('one form says what `digest`, `quiet` and `pages` do, as it is, and sets what is changed in it', async () => {
  expect(await initials(people.anna)).toEqual({ digest: '09:00', weekly: 'on', quiet: undefined, pages: 'off' })
  const said = textOf(
    await sends(people.anna, { digest: '8:30', weekly: 'off', quiet: '7pm to 8am and weekends', pages: 'on' }),
  )
  expect(said).toContain('From 19:00 to 08:00, and on weekends,')
  expect(said).toContain('at 08:30 on each of your working days')
  expect(said).toContain('Pages call you at any hour')
  expect(await initials(people.anna)).toEqual({
    ...{ digest: '08:30', weekly: 'off', quiet: '19:00-08:00 weekends', pages: 'on' },
  })
  expect(await says(people.anna, 'quiet')).toContain('From 19:00 to 08:00, and on weekends,')
  expect(await says(people.anna, 'pages')).toContain('Pages call you at any hour')
  const again = { digest: '08:30', weekly: 'off', quiet: '19:00-08:00 weekends', pages: 'on' }
  expect(textOf(await sends(people.anna, again))).toBe('It is so already.')
  // A quiet that is left empty ends.
  expect(textOf(await sends(people.anna, { digest: 'off', weekly: 'off', pages: 'on' }))).toContain(
    'You are told nothing in the mornings',
  )
  expect(await initials(people.anna)).toEqual({ digest: 'off', weekly: 'off', quiet: undefined, pages: 'on' })
})

test('it asks nobody for what is not theirs to choose', async () => {
  expect(Object.keys(await initials(people.tom))).toEqual(['digest', 'quiet', 'pages'])
  expect(Object.keys(await initials(people.mia))).toEqual(['digest', 'quiet'])
  expect(
    textOf(await sends(people.mia, { digest: '10:00', weekly: 'off', quiet: '19:00-08:00', pages: 'on' })),
  ).toContain('at 10:00 on each of your working days')
  expect(await initials(people.mia)).toEqual({ digest: '10:00', quiet: '19:00-08:00' })
})

test.each([
  [{ digest: 'noonish' }, { digest: 'Enter a time of the day such as “08:30”, or “off”.' }],
  [{ digest: '10:00', quiet: 'at night' }, { quiet: expect.stringContaining('Say from when until when') }],
  [{ digest: '10:00', quiet: '08:00-18:00' }, { quiet: expect.stringContaining('leaves none of the hours') }],
])('with %o it stays open, and nothing is changed', async (values, errors) => {
  expect(await sends(people.tom, { ...values, pages: 'on' })).toMatchObject({ kind: 'errors', errors })
  expect(await initials(people.tom)).toEqual({ digest: '09:00', quiet: undefined, pages: 'off' })
})

test('strangers are told what they may do, as ever', async () => {
  const answer = await app.presses(people.eve, 'own-times.set', 'own', 0, places.direct)
  expect(textOf(answer)).toContain('I do not know you yet')
})
