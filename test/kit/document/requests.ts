import fc from 'fast-check'
import { fits, type Operation, operations } from './document.ts'
import { fitting, type Known, unfitting } from './values.ts'
import { badly, readAs, well, type Written } from './written.ts'

export type ChanceRequest = {
  method: string
  path: string
  body: Written | undefined
  /** Of the header parameter, if the operation has one. */
  key: string | string[] | undefined
  /** Which of the tokens, and as what it is carried. */
  token: number
  scheme: string
}

/** What there is in the world to ask of an operation, each time with the token that belongs to it, and what means something in a body there. */
export type World = { asks: { path: string; token: number; known: Known }[]; tokens: number }

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY']
const AFTER_PATH = ['/more', '%', '%00', '%ff', '/../x', '?partner=globex', '?a[b]=1', '//']

const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight = 16): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: usual, weight }, { arbitrary: odd, weight: 1 })

/** A request of an operation as its document has it: most well made, many with one thing or another wrong. */
export function requestOf(operation: Operation, { asks, tokens }: World): fc.Arbitrary<ChanceRequest> {
  const content = operation.requestBody?.content['application/json']
  const header = operation.parameters?.find((one) => one.in === 'header')
  return fc.oneof(
    ...asks.map(({ path, token, known }) =>
      fc.record({
        method: mostly(fc.constant(operation.method), fc.constantFrom(...METHODS)),
        path: mostly(
          fc.constant(path),
          fc.constantFrom(...AFTER_PATH).map((more) => path + more),
        ),
        body: content
          ? mostly(fitting(content.schema, known), unfitting(content.schema, known), 6).chain((value) =>
              mostly(well(value), badly(value), 8),
            )
          : fc.constant(undefined),
        key: header ? keys(fitting(header.schema, {}) as fc.Arbitrary<string>) : fc.constant(undefined),
        token: mostly(fc.constant(token), fc.nat({ max: tokens - 1 }), 6),
        scheme: mostly(
          fc.constantFrom('Bearer ', 'Bearer ', 'bearer  '),
          fc.constantFrom('Basic ', 'Bearer', '', 'Bearer Bearer '),
          30,
        ),
      }),
    ),
  )
}

/** Some that come again, often with another body; any that the document allows; and some that it does not. */
function keys(any: fc.Arbitrary<string>): fc.Arbitrary<string | string[] | undefined> {
  const few = fc.nat({ max: 900 }).map((n) => `k-${n}`)
  const wrong = fc.constantFrom<string | string[] | undefined>(
    ...[undefined, '', ' ', 'a b', '\u00E9', 'x'.repeat(201), '""', 'k-1, k-2'],
    ['k-1', 'k-2'],
  )
  return mostly<string | string[] | undefined>(mostly(few, any), wrong)
}

/** The operation that a request is for, if the document has one at its path with its method. */
export function operationOf({ method, path }: ChanceRequest): { operation?: Operation; allowed: string[] } {
  const asked = decodedPath(path)
  const there = operations.filter((one) => patternOf(one.path).test(asked))
  const operation = there.find((one) => one.method === (method === 'HEAD' ? 'GET' : method))
  return { ...(operation && { operation }), allowed: there.map((one) => one.method) }
}

function decodedPath(path: string): string {
  return path.replace(/[?#].*$/u, '').replace(/\/$/u, '')
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`, 'u')
}

/** Whether a request is all that the document asks of one. Whether its token opens anything is another question. */
export function isAsDocumented({ parameters, requestBody }: Operation, { body, key }: ChanceRequest): boolean {
  const header = parameters?.find((one) => one.in === 'header')
  if (header && !(typeof key === 'string' && fits(header.schema, unquoted(key)))) return false
  return !requestBody || (body !== undefined && isBodyAsDocumented({ requestBody }, body))
}

export function isBodyAsDocumented({ requestBody }: Pick<Operation, 'requestBody'>, body: Written): boolean {
  const read = readAs(body)
  return read !== undefined && !body.twice && fits(requestBody!.content['application/json']!.schema, read.value)
}

/** A key may be a string of RFC 9651, in quotes. */
export function unquoted(key: string): string {
  return key.trim().replace(/^"(.*)"$/u, '$1')
}
