import type { Request } from 'express'

/** By what its sender says it is. */
export function isJson(request: Request): boolean {
  const [type = '', ...parameters] = (request.get('content-type') ?? '').toLowerCase().split(';')
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='))
  return type.trim() === 'application/json' && (charset === undefined || /^charset="?utf-8"?$/u.test(charset))
}
