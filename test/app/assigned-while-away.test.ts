import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acmeSheet, App, people, places, textOf } from '../kit/app-fixture.ts'

let app: App
beforeEach(async () => {
  app = await App.open(acmeSheet)
  await app.says(people.mia, 'case "Lost parcels" --severity 2', places.shared)
  await app.says(people.mara, 'escalate CASE-1 "No progress"', places.managers)
})
afterEach(() => app[Symbol.asyncDispose]())

const has = async () => (await app.read((view) => view.ladders.byNumber(1)))!.sides.internal
const assigns = async (line: string) => textOf(await app.says(people.anna, line, places.internal))

describe('Whoever gives something to somebody who is away', () => {
  test.each(['assign CASE-1 @Tom', 'assign ESC-1 @Mara'])(
    'hears that, until when, and who stands in: %s',
    async (line) => {
      const who = line.includes('@Tom') ? people.tom : people.mara
      await app.says(who, 'away until friday --delegate @Anna', places.direct)
      expect(await assigns(line)).toMatch(/(?:Tom Ek|Mara \w+) is away until Fri 27 Nov.*; Anna Berg stands in\./u)
    },
  )

  test('hears that nobody stands in, and of whoever is there nothing', async () => {
    expect(await assigns('assign CASE-1 @Tom')).not.toContain('away')
    await app.says(people.anna, 'assign CASE-1 @Anna', places.internal)
    await app.says(people.tom, 'away until friday', places.direct)
    expect(await assigns('assign CASE-1 @Tom')).toContain('; nobody stands in.')
  })

  test('gives an escalation to whoever stands in, whatever their role, who reads in whose place', async () => {
    await app.says(people.mara, 'away until friday --delegate @Tom', places.direct)
    await app.news()
    expect(await assigns('assign ESC-1 @Mara')).toMatch(
      /Tom Ek has ESC-1 now.* Mara \w+ is away until .*; Tom Ek stands in\./u,
    )
    expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Tom Ek' } })
    const told = (await app.news()).filter(({ card }) => card.title === 'ESC-1 is yours now')
    expect(told.map(({ to }) => to)).toEqual(['Tom Ek'])
    expect(textOf(told[0]!.card)).toMatch(
      /Anna Berg gave it to Mara \w+, who is away until .*: it comes to you in their place\./u,
    )
    expect(textOf(await app.says(people.anna, 'timeline ESC-1', places.internal))).toContain('Tom Ek stands in')
    expect(textOf(await app.says(people.tom, 'assign ESC-1 @Mara'))).toMatch(
      /Mara \w+ is away: Tom Ek has ESC-1 already/u,
    )
    expect(textOf(await app.says(people.tom, 'ack ESC-1 --until 16:00'))).toContain('You have ESC-1 now')
  })

  test.each(['', ' --delegate @Tom'])(
    'is refused an escalation where nobody stands in who may take it, and reads who could%s',
    async (said) => {
      if (said !== '') await app.says(people.tom, 'away until friday', places.direct)
      await app.says(people.mara, `away until friday${said}`, places.direct)
      const answer = await assigns('assign ESC-1 @Mara')
      expect(answer).toMatch(
        /Mara \w+ is away until Fri 27 Nov.*, and nobody who may take it stands in\. Anna Berg.* could have ESC-1/u,
      )
      expect((await has()).state).toBe('climbing')
    },
  )

  test('hears nothing of an absence that is still to come', async () => {
    await app.says(people.tom, 'away tomorrow', places.direct)
    expect(await assigns('assign CASE-1 @Tom')).not.toContain('away')
  })
})
