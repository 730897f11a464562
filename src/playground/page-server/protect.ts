import type { RequestHandler } from 'express'
import { isIP } from 'node:net'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Nothing leaves the machine, nothing foreign runs, and nobody else frames or embeds the page. */
export const sealPage: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  })
  next()
}

/**
 * Only this machine's own page may read and act. A site elsewhere cannot hide where it comes from (`Origin`,
 * `Sec-Fetch-Site`), and one that points its own name at 127.0.0.1 shows that name in `Host`.
 */
export const refuseStrangers: RequestHandler = (request, response, next) => {
  const host = request.get('host') ?? ''
  const origin = request.get('origin')
  const site = request.get('sec-fetch-site')
  const foreign =
    !isOwnName(host) ||
    (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none')
  if (!foreign) return next()
  response
    .status(403)
    .json({ error: 'The playground answers only its own page, at localhost or an address in numbers.' })
}

function isOwnName(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
  return name === 'localhost' || name.endsWith('.localhost') || isIP(name) !== 0
}
