import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Paged } from '../ports/page-hook.ts'
import { isWithin, type Ranges, whyNotPublic } from './address-ranges.ts'

/** Every address of a name. */
export type Resolve = (name: string) => Promise<string[]>

/** Where a page goes: the name it is asked for by, and the addresses of it that alone are dialled. */
export type Host = { url: URL; addresses: { address: string; family: 4 | 6 }[] }

/** By the machine's own settings, its file of hosts included. */
export const resolveBySystem: Resolve = async (name) =>
  (await lookup(name, { all: true })).map(({ address }) => address)

/**
 * Looks up, once, where an address leads, and refuses what is not public and not in `allowed`. Of a name with several addresses each must pass: which of them
 * is dialled is not ours to say.
 */
export async function findHost(text: string, resolve: Resolve, allowed: Ranges): Promise<Host | Paged> {
  // Numbers in odd notations (0x7f.1, 2130706433) are plain addresses once it has read them.
  const url = URL.parse(text)
  if (!url) return refused('bad-address', 'What is written there is no address.')
  if (url.protocol !== 'https:') return refused('not-https', 'Pages are sent over HTTPS alone.')
  if (url.username !== '' || url.password !== '')
    return refused('bad-address', `The address of ${url.host} holds a user or a password; pages are signed instead.`)
  const name = url.hostname.replace(/^\[|\]$/gu, '')
  const addresses = isIP(name) === 0 ? await resolve(name) : [name]
  if (addresses.length === 0)
    return { outcome: 'again', code: 'name-not-found', reason: `${url.host} has no address at present.` }
  const kind = addresses.map((one) => (isWithin(allowed, one) ? undefined : whyNotPublic(one))).find((one) => one)
  if (kind !== undefined)
    return refused(
      'address-not-allowed',
      `${url.host} leads to ${kind}, and pages go to public addresses and those that the admins allow.`,
    )
  return { url, addresses: addresses.map((address) => ({ address, family: isIP(address) === 4 ? 4 : 6 })) }
}

function refused(code: string, reason: string): Paged {
  return { outcome: 'refused', code, reason }
}
