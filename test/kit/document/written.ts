import { gzipSync } from 'node:zlib'
import fc from 'fast-check'

/** A body as it goes over the wire. `twice`: an object in it says a name again. */
export type Written = { bytes: Uint8Array; type: string; encoding?: string; twice?: true }

const JSON_TYPE = 'application/json'
const utf8 = (text: string) => new TextEncoder().encode(text)

/** As most senders write it; all of these are the same to whoever reads it. */
export const well = (value: unknown): fc.Arbitrary<Written> =>
  fc.record({
    bytes: fc
      .tuple(fc.constantFrom(undefined, 0, 2, '\t'), fc.constantFrom('', '', '', '\n', '\r\n '), fc.boolean())
      .map(([space, around, isPlain]) =>
        utf8(`${around}${isPlain ? inAscii(value) : JSON.stringify(value, null, space)}${around}`),
      ),
    type: fc.constantFrom(JSON_TYPE, JSON_TYPE, 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'),
  })

/** As it should not be written. */
export const badly = (value: unknown): fc.Arbitrary<Written> => {
  const text = JSON.stringify(value) ?? ''
  const typed = (bytes: Uint8Array, type = JSON_TYPE, encoding?: string): Written => ({
    ...{ bytes, type },
    ...(encoding !== undefined && { encoding }),
  })
  return fc.oneof(
    fc.nat({ max: Math.max(0, text.length - 1) }).map((at) => typed(utf8(text.slice(0, at)))),
    fc.constantFrom('}', ',', 'x', ' {}', '\0').map((more) => typed(utf8(text + more))),
    fc
      .constantFrom('', ' ', 'NaN', 'undefined', "{'a':1}", '{"a":01}', '"\t"', '/**/{}', '\0')
      .map((no) => typed(utf8(no))),
    fc
      .constantFrom('text/plain', '', 'x', 'application/jsonx', 'text/json', 'application/x-www-form-urlencoded', '*/*')
      .map((type) => typed(utf8(text), type)),
    fc
      .constantFrom('utf-16', 'latin1', 'windows-1252', 'utf-7', 'x')
      .map((charset) => typed(utf8(text), `${JSON_TYPE};charset=${charset}`)),
    fc
      .constantFrom('; charset =utf-16le', ';charset=utf-8; charset\t=utf-16')
      .map((more) => typed(utf8(text), JSON_TYPE + more)),
    fc.constantFrom('gzip', 'br', 'deflate', 'nonsense').map((one) => typed(gzipSync(text), JSON_TYPE, one)),
    fc.constantFrom<BufferEncoding>('utf16le', 'latin1').map((one) => typed(Buffer.from(`${text} é`, one))),
    fc
      .tuple(fc.constantFrom<BufferEncoding>('utf16le', 'latin1', 'latin1', 'latin1'), fc.integer({ min: 1, max: 6 }))
      .map(([one, nth]) => typed(Buffer.from(withOdd(value, nth), one))),
    fc.constant(typed(utf8(`\uFEFF${text}`))),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => typed(bytes)),
    again(text).map((one) => ({ ...typed(utf8(one)), ...(one !== text && { twice: true as const }) })),
    fc
      .constantFrom('['.repeat(2_000), `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`)
      .map((deep) => typed(utf8(deep))),
    fc.constant(0).map(() => typed(utf8(`${text}${' '.repeat(600_000)}`))),
  )
}

/** The names of the text that stand first in an object, one of them said again. */
function again(text: string): fc.Arbitrary<string> {
  const first = /\{"([a-z]+)":/u.exec(text)
  if (!first) return fc.constant(text)
  return fc
    .constantFrom(
      first[1]!,
      first[1]!.replace(/^./u, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
    )
    .map((name) => text.replace('{', `{"${name}":null,`))
}

/** With a letter in one of its texts that is not ASCII, which other encodings write otherwise. */
function withOdd(value: unknown, nth: number): string {
  let texts = 0
  return (
    JSON.stringify(value, (_key, one: unknown) =>
      typeof one === 'string' && (texts += 1) === nth ? `${one}é` : one,
    ) ?? ''
  )
}

/** Letters beyond ASCII as JSON escapes them. */
function inAscii(value: unknown): string {
  return (JSON.stringify(value) ?? '').replaceAll(
    /[^\x20-\x7E]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** What a reader of the document makes of it: the value, or that it is no JSON in UTF-8. */
export function readAs({ bytes, type, encoding }: Written): { value: unknown } | undefined {
  const [essence = '', ...parameters] = type
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  if (essence !== JSON_TYPE || encoding !== undefined) return undefined
  if (parameters.some((one) => one.startsWith('charset') && !/^charset="?utf-8"?$/u.test(one))) return undefined
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return undefined
  }
}
