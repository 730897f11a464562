import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acmeSheet, App, people, places, textOf } from '../kit/app-fixture.ts'

let app: App
beforeEach(async () => {
  app = await App.open(acmeSheet)
  await app.says(people.mia, 'case "Lost parcels" --severity 2', places.shared)
  await app.says(people.mara, 'escalate CASE-1 "No progress"', places.managers)
})
afterEach(() => app[Symbol.asyncDispose]())

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

  test('hears nothing of an absence that is still to come', async () => {
    await app.says(people.tom, 'away tomorrow', places.direct)
    expect(await assigns('assign CASE-1 @Tom')).not.toContain('away')
  })
})
