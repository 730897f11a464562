import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSlug, slugFrom } from '../../../src/domain/partners/slug.ts'

describe('A short name', () => {
  test.each([
    ['acme', 'acme'],
    [' Acme-Hosting ', 'acme-hosting'],
    ['3m', '3m'],
    ['a'.repeat(30), 'a'.repeat(30)],
  ])('is read from %j', (text, slug) => {
    expect(parseSlug(text)).toBe(slug)
  })

  test.each([
    '',
    'a',
    'a'.repeat(31),
    'acme hosting',
    '-acme',
    'acme-',
    'ac--me',
    'acmé',
    '<!channel>',
    '🚀🚀',
    'x'.repeat(10_000),
  ])('is not read from %j', (text) => {
    const parsed = parseSlug(text)
    if (typeof parsed === 'string') return expect.unreachable()
    expect(parsed.refused).toContain('2 to 30 letters')
    expect(parsed.refused.length).toBeLessThan(200)
  })

  test.each([
    ['Acme Hosting', 'acme-hosting'],
    ['Zoë & Søn GmbH', 'zoe-s-n-gmbh'],
    ['  Globex, Inc. ', 'globex-inc'],
    ['株式会社', 'partner'],
    ['X', 'partner-x'],
    ['The Very Long Name Of A Company X Limited', 'the-very-long-name-of-a-compan'],
  ])('suggested for %j is %j', (name, slug) => {
    expect(slugFrom(name)).toBe(slug)
  })

  test('suggested for any name is one that can be used', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(parseSlug(slugFrom(name))).toBe(slugFrom(name))
      }),
    )
  })
})
