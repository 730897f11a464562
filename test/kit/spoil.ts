import fc from 'fast-check'

/** Names that every object has, or that mean something to somebody on the way. */
export const INHERITED = [
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
]

const DEEP: unknown = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`)

const SPOILT: unknown[] = [
  ...INHERITED,
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '%',
  '../../etc/passwd',
  'x'.repeat(20_000),
  [],
  [null],
  [[]],
  {},
  { constructor: { prototype: { admin: true } } },
  JSON.parse('{"__proto__": {"admin": true}}'),
  DEEP,
]

/** One change somewhere in a body: which place (as a fraction of all places), how, and with what. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  how: fc.constantFrom('replace', 'rename', 'add', 'remove'),
  name: fc.constantFrom(...INHERITED),
  value: fc.constantFrom(...SPOILT),
})
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

const AS_TEXT = 'json as text'

/** Something that travels inside a body as JSON in a string, and is spoiled too. */
export function asText(value: unknown): unknown {
  return { [AS_TEXT]: value }
}

function encoded(_: string, value: unknown): unknown {
  const inner =
    typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, AS_TEXT) : undefined
  return inner === undefined ? value : JSON.stringify(inner.value)
}

/** A body with one to three things in it changed for the worse. */
export function spoiled(bodies: unknown[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...bodies), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([body, changes]) => JSON.stringify(changes.reduce(spoil, structuredClone(body)), encoded))
}

type Place = { holder: Record<string, unknown>; key: string }

function spoil(body: unknown, { at, how, name, value: given }: Change): unknown {
  const value: unknown = structuredClone(given)
  const places = placesIn(body)
  const place = places[Math.floor(at * places.length)]
  if (place === undefined) return value
  const { holder, key } = place
  const before = holder[key]
  if (how === 'rename' || how === 'remove') delete holder[key]
  if (how === 'replace') put(holder, key, value)
  if (how === 'add') put(holder, name, value)
  if (how === 'rename') put(holder, name, before)
  return body
}

/** As JSON.parse does it: `__proto__` becomes a key like any other. */
function put(holder: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true })
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}
