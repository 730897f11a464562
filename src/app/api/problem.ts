/** What can be wrong with a request, each with its status and title: documented, and never another thing under the same name. */
export const PROBLEMS = {
  'bad-request': [400, 'The request cannot be read'],
  'key-missing': [400, 'The Idempotency-Key is missing or not fit'],
  'token-missing': [401, 'No token was sent'],
  'token-unknown': [401, 'There is no such token'],
  'token-ended': [401, 'The token has ended'],
  'other-partner': [403, 'The token is of another partner'],
  'figure-not-named': [403, 'The token does not name this figure'],
  'partner-ended': [403, 'The partnership has ended'],
  'not-found': [404, 'There is nothing here'],
  'page-unknown': [404, 'There is no such page'],
  'method-not-allowed': [405, 'This is not done here'],
  'key-used': [409, 'The Idempotency-Key was used for another request'],
  'page-used': [409, 'The page was acknowledged already'],
  'page-over': [410, 'The page is over'],
  'too-large': [413, 'The request is too large'],
  'media-type': [415, 'The request is not JSON'],
  body: [422, 'The body is not what is described'],
  'figure-not-reported': [422, 'This figure cannot be reported so'],
  period: [422, 'The period cannot be reported'],
  value: [422, 'The number cannot be taken in'],
  unit: [422, 'The figure is counted in another unit'],
  'reason-missing': [422, 'A reason is asked for'],
  'too-many': [429, 'The token sends too often'],
  fault: [500, 'Something went wrong on our side'],
  unavailable: [503, 'The database does not answer'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemName = keyof typeof PROBLEMS

/** A part of the body, as a JSON pointer, with what is wrong with it. */
export type WrongPart = { pointer: string; detail: string }

/** Why nothing was done, in words that say what to do. */
export type Problem = { problem: ProblemName; detail: string; errors?: WrongPart[] }

/** As many parts as one answer names. */
const MOST_PARTS = 50

export function problem(name: ProblemName, detail: string, errors: WrongPart[] = []): Problem {
  return { problem: name, detail, ...(errors.length > 0 && { errors: errors.slice(0, MOST_PARTS) }) }
}
