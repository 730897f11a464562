import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App
/** It is Monday 23 November, 09:00 in Paris; Tom is on duty, Anna is next. */
beforeEach(async () => {
  app = await App.open(acmeSheet)
  await says('anna', 'rotation acme @Tom @Anna --every week --at "monday 09:00"')
})
afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: keyof typeof people, line: string, place = places.direct) =>
  textOf(await app.says(people[who], line, place))
const rotations = async () => {
  const partner = (await app.read((view) => view.partners.bySlug('acme')))!
  return (await app.read((view) => view.rotations.of(partner.id))).map(({ name }) => name)
}
const told = async () => (await app.news()).map(({ to, card }) => `${to}: ${card.title}`)

describe('A rotation is ended', () => {
  test.each(['rotation acme "On call" end', 'rotation acme on call end', 'rotation acme end', 'rotation acme END'])(
    'by whoever sets them: %s',
    async (line) => {
      expect(await says('anna', line)).toContain('“On call” is ended: nobody is on duty by it any more.')
      expect(await rotations()).toEqual([])
      expect(await says('anna', 'who acme')).not.toContain('On call')
    },
  )

  test('whoever is on duty hears so, nobody hears of a handover after that, and the record keeps how it was set', async () => {
    await app.news()
    await says('anna', 'rotation acme end')
    expect((await told()).filter((one) => one.startsWith('Tom'))).toEqual(['Tom Ek: You are no longer on duty'])
    await app.passTo(MONDAY_NINE + 8 * DAY)
    expect((await told()).join()).not.toContain('on duty')
    expect(await app.read(async (view) => (await view.timers.list(99)).map(({ kind }) => kind))).not.toContain(
      'rotation.handover',
    )
    expect(JSON.stringify(await app.says(people.anna, 'timeline acme', places.internal))).toContain(
      'Anna Berg (Northwind) ended the rotation “On call” of Northwind for acme: 2 people, 1 week each',
    )
  })

  test('and a swap that was asked in it lapses, which both hear', async () => {
    await says('anna', 'swap acme @Tom')
    await app.news()
    await says('anna', 'rotation acme end')
    expect(await told()).toEqual(
      expect.arrayContaining(['Anna Berg: A swap does not hold', 'Tom Ek: A swap does not hold']),
    )
    expect(await says('tom', 'swap acme accept')).toContain('No swap waits for your answer here')
  })

  test('and set anew begins anew', async () => {
    await says('anna', 'rotation acme end')
    expect(await says('anna', 'rotation acme @Anna')).toContain('On duty now: Anna Berg alone')
  })
})

describe('It is not ended', () => {
  test('by others, nor by the other side', async () => {
    expect(await says('tom', 'rotation acme end')).toContain('Not done')
    expect(await says('ravi', 'rotation acme end', places.shared)).toContain('Your side has no rotation here yet')
    expect(await rotations()).toEqual(['On call'])
  })

  test('where it is not said which, or there is none of that name', async () => {
    await says('anna', 'rotation acme "Second line" @Tom')
    expect(await says('anna', 'rotation acme end')).toContain('Say which rotation: “On call”, “Second line”.')
    expect(await says('anna', 'rotation acme "Third line" end')).toContain('Say which rotation')
    await says('anna', 'rotation acme "Second line" end')
    expect(await rotations()).toEqual(['On call'])
    expect(await says('anna', 'rotation acme "Second line" end')).toContain('Say which rotation')
  })

  test('while a step calls whoever is on duty by it: it says which, and is ended once none does', async () => {
    const ladder = (tell: unknown[]) => ({
      slug: 'acme',
      name: 'Acme Hosting',
      ladder: {
        ours: [
          { tell: ['managers'], wait: '1h' },
          { tell, wait: '1h' },
        ],
      },
    })
    await app.register(ladder([{ rotation: 'On call' }]))
    expect(await says('anna', 'rotation acme end')).toMatch(
      /“On call” is called by step 2 of the usual ladder, which would call nobody.*“terms acme”/u,
    )
    expect(await rotations()).toEqual(['On call'])
    await app.register(ladder(['account-manager']))
    expect(await says('anna', 'rotation acme end')).toContain('is ended')
  })
})
