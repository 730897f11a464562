import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repeatedName } from '../../src/http/api/repeated-name.ts'

/** Names and texts that look like JSON themselves. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('"', '\\', '\\"', '{"a":1,"a":2}', ',', ':', '[', '}', '__proto__'),
)
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 1.5e-7),
    text,
    fc.array(tie('any'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(text, tie('any'), { maxKeys: 4 }),
}))
const spaced = fc.constantFrom(0, 2)

test('a text in which each object says each name once has none twice', () => {
  fc.assert(
    fc.property(value.any, spaced, (one, space) => {
      expect(repeatedName(JSON.stringify(one, null, space))).toBeUndefined()
    }),
  )
})

test('one that is said twice is found by its path, wherever it is, however it is written', () => {
  const inside = fc.array(fc.oneof(fc.nat({ max: 3 }), text), { maxLength: 4 })
  fc.assert(
    fc.property(inside, text, value.any, fc.boolean(), (path, name, one, escaped) => {
      const again = escaped ? `"${[...name].map(inHex).join('')}"` : JSON.stringify(name)
      const twice = `{"before x": ${JSON.stringify(one)}, ${JSON.stringify(name)}: ${JSON.stringify(one)} , ${again} :1}`
      const whole = path.reduceRight<string>(
        (within, step) =>
          typeof step === 'number'
            ? `[${'[] ,'.repeat(step)}${within}]`
            : `{${JSON.stringify(step)}:${within}, "y": 0}`,
        twice,
      )
      fc.pre(name !== 'before x')
      expect(repeatedName(whole)).toEqual([...path, name])
    }),
  )
})

function inHex(letter: string): string {
  return [...Array(letter.length).keys()]
    .map((at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('')
}
