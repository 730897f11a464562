import { expect, test } from 'vitest'
import { Turns } from '../../src/storage/turns.ts'

test('at most so many work at a time, in the order of asking, and one that fails gives its turn on', async () => {
  const turns = new Turns(2)
  const gates = Array.from({ length: 4 }, () => Promise.withResolvers<void>())
  const begun: number[] = []
  const works = gates.map((gate, i) =>
    turns.take(async () => {
      begun.push(i)
      await gate.promise
      return i
    }),
  )
  expect(begun).toEqual([0, 1])
  gates[1]?.reject(new Error('failed'))
  await expect(works[1]).rejects.toThrow('failed')
  expect(begun).toEqual([0, 1, 2])
  gates[0]?.resolve()
  await works[0]
  expect(begun).toEqual([0, 1, 2, 3])
  gates[2]?.resolve()
  gates[3]?.resolve()
  expect(await Promise.all([works[0], works[2], works[3]])).toEqual([0, 2, 3])

  expect(await turns.take(async () => 'a turn is free again')).toBe('a turn is free again')
})
