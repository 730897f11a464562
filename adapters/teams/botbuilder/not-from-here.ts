import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'

/** What proxies, tunnels and content networks say of the request before them: nobody on this machine has a reason to send any of it. */
const BY_NAME = new Set(
  'cdn-loop x-rewrite-url x-amzn-trace-id x-remote-ip x-remote-addr x-source-ip x-proxyuser-ip'.split(' '),
)
/** Each makes its own name of these words, such as `X-Nf-Client-Connection-Ip`. */
const BY_WORD = /forward|(client|client-connection|real|connecting)-?ip|(^|-)via($|-)/u
const BY_BEGINNING = [
  ...['x-original-', 'x-envoy-', 'cf-', 'fastly-', 'fly-', 'ngrok-', 'tailscale-'],
  ...['x-azure-', 'x-arr-', 'x-appengine-', 'x-amz-cf-', 'x-akamai-'],
]

/**
 * Why a request does not come from a program on this machine, or undefined. Where nothing else is checked, a tunnel or a
 * proxy in front of us would let in everybody, and a page in a browser whose name leads to 127.0.0.1 would too.
 */
export function notFromHere(headers: IncomingHttpHeaders): string | undefined {
  const forwarded = Object.keys(headers).find(isOfProxy)
  if (forwarded !== undefined) return `it was forwarded (${forwarded}), and TEAMS_AUTH=off is for this machine alone`
  if (!isLoopback(headers.host ?? ''))
    return 'its Host is not this machine, and TEAMS_AUTH=off is for this machine alone'
  return undefined
}

function isOfProxy(name: string): boolean {
  return BY_NAME.has(name) || BY_WORD.test(name) || BY_BEGINNING.some((beginning) => name.startsWith(beginning))
}

function isLoopback(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}
