import type { z } from 'zod'

/** Keys that people may have written stay out of sight. */
const PLAIN_KEY = /^[\w.-]{1,40}$/u

/** The first thing that is wrong, to go on after "its": "log[3].at is no number". Says where, never what stands there. */
export function whatIsWrong({ issues }: z.ZodError): string {
  const [issue] = issues
  return issue === undefined ? 'content is wrong' : sayIssue(issue)
}

type Issue = z.core.$ZodIssue

function sayIssue(issue: Issue, above: PropertyKey[] = []): string {
  const path = [...above, ...issue.path]
  const where = sayPath(path)
  switch (issue.code) {
    case 'invalid_type':
      return `${where} is no ${issue.expected}`
    case 'invalid_value':
      return `${where} is none of ${issue.values.map(String).join(', ')}`
    case 'invalid_union':
      return sayUnion(issue, path)
    default:
      return `${where} is wrong (${issue.code})`
  }
}

/** Of several possible forms the one that comes closest is told: it went wrong deepest down. */
function sayUnion(issue: Extract<Issue, { code: 'invalid_union' }>, path: PropertyKey[]): string {
  const closest = issue.errors
    .flatMap(([first]) => first ?? [])
    .toSorted((a, b) => b.path.length - a.path.length)
    .at(0)
  return closest === undefined || closest.path.length === 0
    ? `${sayPath(path)} has none of the known forms`
    : sayIssue(closest, path)
}

function sayPath(path: PropertyKey[]): string {
  const said = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`
    return typeof key === 'string' && PLAIN_KEY.test(key) ? `.${key}` : '[…]'
  })
  return said.length === 0 ? 'content' : said.join('').replace(/^\./u, '')
}
