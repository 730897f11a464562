import { beforeEach, expect, test } from 'vitest'
import type { Remembered } from '../src/ports/remembered.ts'
import { rememberingHere } from '../src/remember-answers.ts'
import { HandClock } from './kit/hand-clock.ts'

type Said = string | { temporary: string }

let clock: HandClock
let remembered: Remembered<Said>
let asked: string[]

beforeEach(() => {
  clock = new HandClock(Date.parse('2026-11-23T08:00:00Z'))
  asked = []
  remembered = rememberingHere(clock)<Said>({ freshMs: 1_000, most: 3, counts: (said) => typeof said === 'string' })
})

const answer = (about: string, detail = '', says: Said | Promise<Said> = `${about}!`) =>
  remembered.answer(about, detail, async () => {
    asked.push(`${about}${detail}`)
    return says
  })

test('an answer counts for as long as it is fresh, and not a moment longer', async () => {
  expect([await answer('a'), await answer('a', '', 'news')]).toEqual(['a!', 'a!'])
  clock.move(999)
  expect(await answer('a', '', 'news')).toBe('a!')
  clock.move(1)
  expect(await answer('a', '', 'news')).toBe('news')
})

test('what is no answer is not remembered, nor is a fault', async () => {
  expect(await answer('a', '', { temporary: 'Not now.' })).toEqual({ temporary: 'Not now.' })
  await expect(answer('a', '', Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await answer('a')).toBe('a!')
  expect(asked).toEqual(['a', 'a', 'a'])
})

test('two who want to know one thing at once share the answer', async () => {
  const { promise, resolve } = Promise.withResolvers<Said>()
  const both = Promise.all([answer('a', '', promise), answer('a', '', promise)])
  resolve('a!')
  expect(await both).toEqual(['a!', 'a!'])
  expect(asked).toEqual(['a'])
})

test('what is forgotten is asked anew, whatever is remembered beside it; also what was being asked just then', async () => {
  for (const about of ['a', 'b'])
    for (const detail of ['1', '2']) if (about + detail !== 'b2') await answer(about, detail)
  remembered.forget('a')
  for (const [about, detail] of [
    ['a', '1'],
    ['a', '2'],
    ['b', '1'],
  ] as const)
    await answer(about, detail)
  expect(asked).toEqual(['a1', 'a2', 'b1', 'a1', 'a2'])

  remembered.forget()
  const { promise, resolve } = Promise.withResolvers<Said>()
  const before = answer('a', '1', promise)
  remembered.forget('a')
  resolve('as it was')
  expect(await before).toBe('as it was')
  expect(await answer('a', '1', 'as it is')).toBe('as it is')
})

test('beyond the most that is kept, what nobody has wanted for longest is asked anew', async () => {
  for (const about of ['a', 'b', 'c', 'a', 'd']) await answer(about)
  expect(asked).toEqual(['a', 'b', 'c', 'd'])
  await answer('a')
  await answer('b')
  expect(asked).toEqual(['a', 'b', 'c', 'd', 'b'])
})
