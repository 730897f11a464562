import fc from 'fast-check'
import { fits, resolved, type Schema } from './document.ts'

/** What means something under a name, so that a value that fits is also one that may be taken in. */
export type Known = Record<string, string[]>

const KINDS = {
  string: fc.string({ unit: 'binary', maxLength: 12 }),
  number: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
  boolean: fc.boolean(),
  null: fc.constant(null),
  array: fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 3 }),
  object: fc.dictionary(
    fc.constantFrom('a', '__proto__', 'constructor', 'token', 'figure'),
    fc.jsonValue({ maxDepth: 1 }),
  ),
} satisfies Record<string, fc.Arbitrary<unknown>>

/** Values as a schema has them; mostly known ones, where there are any under that name. */
export function fitting(schema: Schema, known: Known, name = ''): fc.Arbitrary<unknown> {
  const one = resolved(schema)
  switch (one.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(one.properties ?? {}).map(([key, within]) => [key, fitting(within, known, key)]),
        ),
        { requiredKeys: (one.required ?? []) as never[] },
      )
    case 'array': {
      const few = { minLength: one.minItems ?? 0, maxLength: Math.min(one.maxItems ?? 3, 3) }
      return fc.array(fitting(one.items!, known, name), few)
    }
    case 'string': {
      const usual = known[name] ?? []
      for (const value of usual) if (!fits(one, value)) throw new Error(`${name} cannot be “${value}”`)
      const any = textsOf(one)
      return usual.length === 0 ? any : fc.oneof({ arbitrary: fc.constantFrom(...usual), weight: 24 }, any)
    }
    default:
      throw new Error(`Nothing is made yet of ${JSON.stringify(one)}`)
  }
}

/** Any text of a schema, up to its very ends. */
function textsOf(schema: Schema): fc.Arbitrary<string> {
  const { minLength: least = 0, maxLength: most, pattern } = schema
  const any = fc.string({ unit: 'binary', minLength: least, maxLength: Math.min(most ?? 30, 30) })
  const ends = most === undefined ? [] : ['x'.repeat(most), '7'.repeat(most), '\u{1F4C8}'.repeat(most)]
  const longest = ends.filter((text) => fits(schema, text))
  // Of what is drawn by chance hardly any has a narrow form; what is made of a wide one costs a table of all letters.
  const isWide = fc.sample(any, { numRuns: 20, seed: 1 }).filter((text) => fits(schema, text)).length > 10
  const usual = isWide || pattern === undefined ? any : fc.stringMatching(new RegExp(pattern, 'u'))
  return fc.oneof(usual, ...longest.map((text) => fc.constant(text))).filter((text) => fits(schema, text))
}

/** Values with one thing in them that a schema does not allow: missing, more, of another type, too short, too long, of another form. */
export function unfitting(schema: Schema, known: Known, name = ''): fc.Arbitrary<unknown> {
  const one = resolved(schema)
  const others = Object.entries(KINDS)
    .filter(([kind]) => kind !== one.type)
    .map(([, value]) => value)
  // What is wrong deep within is what gets furthest.
  const deep = { arbitrary: fc.oneof(...wrongWithin(one, known, name)), weight: 6 }
  return fc.oneof({ arbitrary: fc.oneof(...others), weight: 1 }, deep).filter((value) => !fits(one, value))
}

function wrongWithin(one: Schema, known: Known, name: string): fc.Arbitrary<unknown>[] {
  const good = fitting(one, known, name)
  const { minItems = 0, maxItems, minLength = 0, maxLength } = one
  switch (one.type) {
    case 'object': {
      const objects = good as fc.Arbitrary<Record<string, unknown>>
      return [
        ...(one.required ?? []).map((key) =>
          objects.map((whole) => Object.fromEntries(Object.entries(whole).filter(([each]) => each !== key))),
        ),
        fc
          .tuple(objects, fc.constantFrom('note', '__proto__', 'Value', 'constructor', ''), KINDS.string)
          .map(([whole, key, value]) => Object.fromEntries([...Object.entries(whole), [key, value]])),
        ...Object.entries(one.properties ?? {}).flatMap(([key, within]) => {
          const wrong = fc.tuple(objects, unfitting(within, known, key))
          const inside = wrong.map(([whole, value]) => ({ ...whole, [key]: value }))
          return [inside, inside, inside]
        }),
      ]
    }
    case 'array': {
      const lists = good as fc.Arbitrary<unknown[]>
      return [
        fc.constant(Array.from({ length: Math.max(0, minItems - 1) }, () => null)),
        fc
          .tuple(lists, unfitting(one.items!, known, name), fc.nat({ max: 3 }))
          .map(([list, wrong, at]) => list.toSpliced(at % (list.length + 1), 1, wrong)),
        ...(maxItems === undefined
          ? []
          : [fitting(one.items!, known, name).map((item) => Array.from({ length: maxItems + 1 }, () => item))]),
      ]
    }
    default: {
      const texts = good as fc.Arbitrary<string>
      return [
        KINDS.string,
        fc.constant('x'.repeat(Math.max(0, minLength - 1))),
        texts.map((text) => `${text}\n`),
        texts.map((text) => ` ${text}`),
        ...(maxLength === undefined ? [] : [fc.constantFrom('x', '\u{1F4C8}').map((one) => one.repeat(maxLength + 1))]),
      ]
    }
  }
}
