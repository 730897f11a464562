import { expect, test } from 'vitest'
import { mentions } from '../../src/cards/mentions.ts'
import { plainText } from '../../src/cards/plain-text.ts'
import { quote, sentence, shorten } from '../../src/cards/quote.ts'
import { withCode } from '../../src/cards/with-code.ts'
import { AT, LEA, MARA, OTTO, ZONE } from '../fixtures/card-views.ts'

test('a quotation is one line, and is never cut inside what a reader sees as one letter', () => {
  expect(quote('a\n  b')).toBe('“a b”')
  expect(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…')
  expect(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦')
})

test('a sentence gets a full stop only where it has no end of its own', () => {
  expect(sentence('No progress', 50)).toBe('No progress.')
  expect(sentence('Really?', 50)).toBe('Really?')
  expect(sentence('long long', 4)).toBe('long…')
})

test('a command between backticks becomes code, and a single backtick stays what it is', () => {
  expect(withCode('Type `help` now')).toEqual(['Type ', { code: 'help' }, ' now'])
  expect(withCode('5` long')).toEqual(['5` long'])
})

test('people are joined as a sentence would, each once', () => {
  expect(plainText(mentions([LEA]))).toBe('Lea Martin')
  expect(plainText(mentions([LEA, OTTO, LEA, MARA]))).toBe('Lea Martin, Otto Lind and Mara Holt')
})

test('plain words name people, quote code, and say moments in the zone they carry', () => {
  const moment = { at: AT, zone: ZONE, style: 'date-time' } as const
  expect(plainText([{ bold: 'Next' }, ' ', { mention: LEA }, ' ', { code: 'x' }])).toBe('Next Lea Martin “x”')
  expect(plainText([moment])).toBe('Mon 2 Mar 2026, 10:30 (Europe/Paris)')
  expect(plainText([{ ...moment, style: 'date' }])).toBe('Mon 2 Mar 2026 (Europe/Paris)')
})
