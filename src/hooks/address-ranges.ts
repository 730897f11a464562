import { BlockList, isIP } from 'node:net'

/** Some addresses. What is written as IPv4 holds too for the same address inside IPv6, `::ffff:10.0.0.1`. */
export type Ranges = Pick<BlockList, 'check'>

const MOST_BITS = { ipv4: 32, ipv6: 128 } as const

/**
 * Addresses that are nobody's on the public internet, by what they are: the special ones of IANA's two registries (RFC 6890 and what followed), but for
 * those that are reached globally.
 */
const NOT_PUBLIC: readonly (readonly [string, ...string[]])[] = [
  ['an unspecified address', '0.0.0.0/8', '::/128'],
  ['this machine itself', '127.0.0.0/8', '::1/128'],
  ['a link-local address', '169.254.0.0/16', 'fe80::/10'],
  ['a private address', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', 'fec0::/10'],
  ['an address shared by a provider', '100.64.0.0/10'],
  ['a multicast address', '224.0.0.0/4', 'ff00::/8'],
  ['an address for documentation', '192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'],
  ['an address for benchmarks', '198.18.0.0/15', '2001:2::/48'],
  ['a reserved address', '240.0.0.0/4', '192.0.0.0/24', '192.88.99.0/24', '2001::/23'],
  ['an address of a translator of its own', '64:ff9b:1::/48'],
]

/** What IPv6 there is beyond: all that is given out, what the well-known translator (NAT64) leads to, and IPv4 written as IPv6. */
const WITHIN_IPV6 = rangesOf(['2000::/3', '64:ff9b::/96', '::ffff:0:0/96'])

const KINDS = NOT_PUBLIC.map(([kind, ...ranges]) => ({
  kind,
  ranges: rangesOf([...ranges, ...ranges.filter((one) => !one.includes(':')).flatMap(carried)]),
}))

/** What keeps an address from being called, as "a private address"; undefined of a public one. */
export function whyNotPublic(address: string): string | undefined {
  const type = typeOf(address)
  if (type === undefined) return 'no address of the internet'
  const special = KINDS.find(({ ranges }) => ranges.check(address, type))
  if (special) return special.kind
  return type === 'ipv4' || WITHIN_IPV6.check(address, type) ? undefined : 'a reserved address'
}

/** Ranges as somebody wrote them: `10.20.0.0/16, fd00:1::/32, 192.0.2.7`; a sentence where that is none. */
export function readRanges(text: string): { ranges: Ranges } | { refused: string } {
  const written = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const wrong = written.filter((one) => !isRange(one))
  return wrong.length === 0
    ? { ranges: rangesOf(written) }
    : { refused: `“${wrong.join(', ')}” is no range of addresses. Write e.g. 10.20.0.0/16, or one address.` }
}

/** Those of a setting that was read before. */
export function rangesIn(text: string): Ranges {
  const read = readRanges(text)
  if ('refused' in read) throw new Error(read.refused)
  return read.ranges
}

export function isWithin(ranges: Ranges, address: string): boolean {
  const type = typeOf(address)
  return type !== undefined && ranges.check(address, type)
}

/** The IPv6 addresses by which a translator or a relay (6to4) carries such IPv4. */
function carried(range: string): string[] {
  const [address = '', bits = ''] = range.split('/')
  const [high = '', low = ''] = [0, 2].map((at) => hexOf(address.split('.').slice(at, at + 2)))
  return [`64:ff9b::${address}/${96 + Number(bits)}`, `2002:${high}:${low}::/${16 + Number(bits)}`]
}

function hexOf(bytes: string[]): string {
  return bytes.map((one) => Number(one).toString(16).padStart(2, '0')).join('')
}

function rangesOf(written: readonly string[]): BlockList {
  const ranges = new BlockList()
  for (const one of written) {
    const [address = '', bits] = one.split('/')
    const type = typeOf(address) ?? 'ipv6'
    ranges.addSubnet(address, bits === undefined ? MOST_BITS[type] : Number(bits), type)
  }
  return ranges
}

function isRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const type = typeOf(address)
  if (type === undefined || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= MOST_BITS[type])
}

/** One with a zone (`%eth0`) names an interface of this machine, and is none here. */
function typeOf(address: string): keyof typeof MOST_BITS | undefined {
  const family = address.includes('%') ? 0 : isIP(address)
  return family === 0 ? undefined : family === 4 ? 'ipv4' : 'ipv6'
}
