import { expect, test } from 'vitest'
import { Turns } from '../../src/storage/turns.ts'

test('one works at a time, in the order of asking, and one that fails gives its turn on', async () => {
  const turns = new Turns()
  const told: string[] = []
  const work = (name: string, fails = false): Promise<string> =>
    turns.take(async () => {
      told.push(`${name} begins`)
      await Promise.resolve()
      told.push(`${name} ends`)
      if (fails) throw new Error(`${name} failed`)
      return name
    })
  const ends = await Promise.allSettled([work('first'), work('second', true), work('third')])
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(told).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]))
})
