import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'

const FORWARDED = /^(?:x-forwarded-.*|x-original-.*|x-real-ip|forwarded|via)$/

/**
 * Why a request does not come from a program on this machine, or undefined. Where nothing else is checked, a tunnel or a
 * proxy in front of us would let in everybody, and a page in a browser whose name leads to 127.0.0.1 would too.
 */
export function notFromHere(headers: IncomingHttpHeaders): string | undefined {
  const forwarded = Object.keys(headers).find((name) => FORWARDED.test(name))
  if (forwarded !== undefined) return `it was forwarded (${forwarded}), and TEAMS_AUTH=off is for this machine alone`
  if (!isLoopback(headers.host ?? ''))
    return 'its Host is not this machine, and TEAMS_AUTH=off is for this machine alone'
  return undefined
}

function isLoopback(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}
