import type { Request } from 'express'

/** By what its sender says it is. */
export function isJson(request: Request): boolean {
  const [type = '', ...parameters] = (request.get('content-type') ?? '').toLowerCase().split(';')
  // With white space around what names it, and said again, a charset is one to those who decode the body.
  const charsets = parameters.filter((one) => /^\s*charset\s*=/u.test(one))
  return type.trim() === 'application/json' && charsets.every((one) => /^\s*charset\s*=\s*"?utf-8"?\s*$/u.test(one))
}
