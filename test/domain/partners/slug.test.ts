import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VERBS } from '../../../src/app/commands/verbs.ts'
import { whyReserved } from '../../../src/domain/partners/reserved-slug.ts'
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
    ['株式会社', 'partner-a7hce'],
    ['合同会社', 'partner-m9lql'],
    ['🚀🚀', 'partner-uynkd'],
    ['Газпром Медиа', 'gazprom-media'],
    ['Щит и Меч', 'shchit-i-mech'],
    ['Ελληνικά Πετρέλαια', 'ellinika-petrelaia'],
    ['Case', 'case-co'],
    ['Check 12', 'check-12-co'],
    ['Managers', 'managers-co'],
    ['X', 'partner-x'],
    ['12', '12-co'],
    ['Friday', 'friday-co'],
    ['Thanks!', 'thanks-co'],
    ['360 Media', '360-media'],
    ['1&1', '1-1-co'],
    ['The Very Long Name Of A Company X Limited', 'the-very-long-name-of-a-compan'],
  ])('suggested for %j is %j', (name, slug) => {
    expect(slugFrom(name)).toBe(slug)
  })

  test.each([
    ['case', 'says what is to be done'],
    ['Status', 'says what is to be done'],
    ['case-12', 'is how a case'],
    ['esc3', 'is how a case'],
    ['check-1', 'is how a case'],
    ['me', 'means something else'],
    ['none', 'means something else'],
    ['everybody', 'means something else'],
    ['12', 'the number of a case'],
    ['2026-11', 'the number of a case'],
    ['sev1', 'how a severity is called'],
    ['severity-2', 'how a severity is called'],
    ['P1', 'how a severity is called'],
    ['thanks', 'a courtesy'],
    ['good-morning', 'a courtesy'],
    ['danke', 'a courtesy'],
    ['friday', 'says when'],
    ['tomorrow', 'says when'],
    ['Sept', 'says when'],
    ['shared', 'means something else'],
  ])('is not read from %j, which lines mean something else by; another is proposed, which is', (text, why) => {
    const parsed = parseSlug(text)
    if (typeof parsed === 'string') return expect.unreachable()
    expect(parsed.refused).toContain(why)
    const [, proposed = ''] = /such as "(.+)"/u.exec(parsed.refused) ?? []
    expect(parseSlug(proposed)).toBe(proposed)
  })

  test('is no verb, and no other word for one', () => {
    const all = VERBS.flatMap(({ verb, also = [] }) => [verb, ...also])
    expect(all.filter((word) => whyReserved(word) === undefined)).toEqual([])
  })

  test('suggested for any name is one that can be used', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(parseSlug(slugFrom(name))).toBe(slugFrom(name))
      }),
    )
  })
})
