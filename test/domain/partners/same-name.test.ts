import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mixedWord, sameName } from '../../../src/domain/partners/same-name.ts'

describe('the name of one partner', () => {
  test.each([
    ['Acme Hosting', 'Acme hosting'],
    ['Acme Hosting', 'ACME  HOSTING'],
    ['Acme Hosting', 'acme-hosting'],
    ['Acme Hosting', 'Acme, Hosting.'],
    ['Acme Hosting', 'Acme\u200bHosting'],
    ['Acme Hosting', 'Ａｃｍｅ Ｈｏｓｔｉｎｇ'],
    ['Acme Hosting', 'Асmе Ноsting'],
    ['Acme Hosting', 'Acme Hosting\u3164'],
    ['Acme Hosting', '\u115FAcme Hosting'],
    ['Acme Hosting', 'Acme Hօsting'],
    ['Acme Hosting', 'ACME HOՏTING'],
    ['Acme Hosting', 'ᴀcme hosting'],
    ['Acme Hosting', 'Acme Hoꜱting'],
    ['Acme Hosting', 'Acrne Hosting'],
    ['Acme Hosting', 'ꓮꓚꓟꓰ Hosting'],
    ['Acme Hosting', 'ᎪᏟᎷᎬ Hosting'],
    ['Acme Hosting', 'ꭺꮯꮇꭼ Hosting'],
    ['Acme Hosting', 'ⲀⲤⲘⲈ Hosting'],
    ['Acme Hosting', 'ⲁⲥⲙⲉ Hosting'],
    ['Acme Hosting', 'ΑϹΜΕ Hosting'],
    ['Acme Hosting', 'Acme Hoѕtіng'],
    ['Savvy', 'ЅАѴѴҮ'],
    ['Cargo', 'сагɡо'],
    ['moss', 'mσss'],
    ['ΝΙΚΟΣ ΑΕ', 'Νίκος ΑΕ'],
    ['Acme Hosting', 'Acme H0sting'],
    ['Acme Hosting', 'Acme Hostlng'],
    ['Initech', '1NITECH'],
    ['Initech', 'lnitech'],
    ['vodafone', 'νοdafοne'],
    ['Nova', 'Νova'],
    ['Zoë & Søn', 'ZOE SON'],
    ['Weiß GmbH', 'WEISS GMBH'],
    ['Łódź', 'lodz'],
    ['Ромашка', 'РОМАШКА'],
    ['Νίκη', 'ΝΊΚΗ'],
    ['日本 商事', '日本商事'],
    ['***', '* * *'],
  ])('%s is taken for %s', (one, other) => {
    expect(sameName(one, other)).toBe(true)
    expect(sameName(other, one)).toBe(true)
  })

  test.each([
    ['Acme Hosting', 'Acme Housing'],
    ['Acme', 'Acme Hosting'],
    ['Acme 2', 'Acme 3'],
    ['Yahoo!', 'Yahoos'],
    ['日本商事', '日本商会'],
    ['Ромашка', 'Рубашка'],
    ['***', '+++'],
    ['🌲', '🌵'],
  ])('%s is not taken for %s', (one, other) => {
    expect(sameName(one, other)).toBe(false)
  })

  test.each([
    ['Greek', 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϜͿϺ', 'ABEZHIKMNOPTYXCFJM'],
    ['Cyrillic', 'АВЕЅІЈКМНОРСТУХԌԜҮѴ', 'ABESIJKMHOPCTYXGWYV'],
    ['Lisu', 'ꓮꓐꓚꓓꓰꓝꓖꓧꓙꓗꓲꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ', 'ABCDEFGHJKILMNOPRSTUVWXYZ'],
    ['Cherokee', 'ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᎩᏃ', 'ABCDEGHIJKLMPRSTVWYZ'],
    ['Coptic', 'ⲀⲂⲤⲈⲎⲒⲔⳐⲘⲚⲞⲢⲦⲨⲬ', 'ABCEHIKLMNOPTYX'],
  ])('in letters of %s alone is taken for the Latin one that each letter looks like', (_, letters, latin) => {
    for (const [index, letter] of [...letters].entries())
      expect([letter, sameName(letter, latin[index] ?? '')]).toEqual([letter, true])
  })

  test('in an alphabet of its own is not taken for another', () => {
    const names = ['Ελληνικά ΑΕ', 'Яндекс', '株式会社', 'Газпром', 'ᏣᎳᎩ', 'Acme Hosting', 'Globex Agency']
    for (const one of names) for (const other of names) expect(sameName(one, other)).toBe(one === other)
    for (const one of names) expect(mixedWord(one)).toBeUndefined()
  })

  /** Look-alikes, each in the case in which it looks alike. */
  const DISGUISES: Record<string, string> = {
    a: 'а',
    c: 'с',
    e: 'е',
    o: '0',
    p: 'р',
    x: 'х',
    l: '1',
    i: 'l',
    m: 'rn',
    A: 'Α',
    B: 'В',
    H: 'Н',
    I: 'l',
    O: 'О',
    T: 'Т',
  }
  const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 .&-]{0,30}$/)

  test('stays the same, however it is spaced, accented, cased or disguised', () => {
    fc.assert(
      fc.property(name, fc.infiniteStream(fc.nat(5)), (written, dice) => {
        const roll = dice[Symbol.iterator]()
        const disguised = [...written]
          .flatMap((letter) => {
            const how = roll.next().value
            if (how === 0) return [letter, ' ']
            if (how === 1) return [letter, '\u0301']
            if (how === 2) return [letter.toUpperCase()]
            if (how === 3) return [letter.toLowerCase()]
            return [how === 4 ? (DISGUISES[letter] ?? letter) : letter]
          })
          .join('')
        expect(sameName(written, disguised)).toBe(true)
      }),
    )
  })

  test('is its own, and is as near to another as that is to it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        expect(sameName(one, one)).toBe(true)
        expect(sameName(one, other)).toBe(sameName(other, one))
      }),
    )
  })
})

describe('a word of a name', () => {
  test.each([
    ['Ꭺcme Hosting', 'Ꭺcme'],
    ['Acme Hostiոg', 'Hostiոg'],
    ['Acme-Ноsting', 'Ноsting'],
    ['Γlobex', 'Γlobex'],
  ])('%s is of two alphabets', (name, word) => {
    expect(mixedWord(name)).toBe(word)
  })

  test.each([
    'Acme Hosting',
    'ООО Acme',
    'Ромашка',
    'Sony 日本',
    'Sony日本',
    'LG전자',
    'Zoë & Søn',
    'B2B',
    'Νίκη-SA',
    '***',
    '',
  ])('“%s” is of one, or of two that are written together', (name) => {
    expect(mixedWord(name)).toBeUndefined()
  })
})
