import { describe, expect, test } from 'vitest'
import { isWithin, readRanges, whyNotPublic } from '../../src/hooks/address-ranges.ts'

/** The first and the last of each range, and its neighbours, which belong to somebody. */
const REFUSED: Record<string, string[]> = {
  'an unspecified address': ['0.0.0.0', '0.255.255.255', '::', '::0'],
  'this machine itself': ['127.0.0.1', '127.255.255.255', '::1', '0:0:0:0:0:0:0:1'],
  'a link-local address': ['169.254.0.0', '169.254.169.254', 'fe80::1', 'febf:ffff::1'],
  'a private address': [
    ...['10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255', '192.168.0.0', '192.168.255.255'],
    ...['fc00::', 'fd00:ec2::254', 'fdff:ffff::1', 'fec0::1'],
  ],
  'an address shared by a provider': ['100.64.0.0', '100.127.255.255'],
  'a multicast address': ['224.0.0.1', '239.255.255.255', 'ff02::1', 'ffff::1'],
  'an address for documentation': ['192.0.2.1', '198.51.100.1', '203.0.113.255', '2001:db8::1', '3fff:fff::1'],
  'an address for benchmarks': ['198.18.0.0', '198.19.255.255', '2001:2::1'],
  'a reserved address': [
    ...['240.0.0.0', '255.255.255.255', '192.0.0.170', '192.88.99.1', '2001::1', '2001:1ff:ffff::1'],
    ...['::7f00:1', '::8.8.8.8', '::ffff:0:7f00:1', '4000::1', '5f00::1', '100::1', '1fff::1'],
  ],
  'an address of a translator of its own': ['64:ff9b:1::8.8.8.8', '64:ff9b:1:ffff::1'],
  'no address of the internet': ['', 'hooks.test', '8.8.8', '0x8.8.8.8', '010.8.8.8', 'fe80::1%eth0', '2606:4700::1%1'],
}

const PUBLIC = [
  ...['1.0.0.0', '8.8.8.8', '9.255.255.255', '11.0.0.0', '93.184.216.34', '100.63.255.255', '100.128.0.0'],
  ...['126.255.255.255', '128.0.0.0', '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0'],
  ...['191.255.255.255', '192.0.1.0', '192.0.3.0', '192.31.196.1', '192.88.98.255', '192.88.100.0'],
  ...['192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '198.51.99.255', '203.0.114.0'],
  ...['223.255.255.255', '2001:200::1', '2001:db7:ffff::1', '2001:db9::1', '2606:4700:4700::1111', '2a00:1450::1'],
  ...['3ffe:ffff::1', '3fff:1000::1'],
]

/** How IPv6 carries an IPv4 address: written as IPv6 in two ways, by a translator, and by a relay. */
function carrying(address: string): string[] {
  const [first = '', second = ''] = [0, 2].map((at) =>
    address
      .split('.')
      .slice(at, at + 2)
      .map((byte) => Number(byte).toString(16).padStart(2, '0'))
      .join(''),
  )
  return [
    `::ffff:${address}`,
    `::ffff:${first}:${second}`,
    `64:ff9b::${address}`,
    `64:ff9b::${first}:${second}`,
    `2002:${first}:${second}::1`,
  ]
}

describe('which addresses are public', () => {
  test.each(Object.entries(REFUSED))('%s is not', (kind, addresses) => {
    expect(addresses.map((one) => [one, whyNotPublic(one)])).toEqual(addresses.map((one) => [one, kind]))
  })

  test('what is given out to somebody is, to the very edges of the ranges that are not', () => {
    expect(PUBLIC.filter((one) => whyNotPublic(one) !== undefined)).toEqual([])
  })

  test('an IPv4 address inside IPv6 is judged as itself, however it is carried', () => {
    const special = Object.entries(REFUSED).flatMap(([kind, addresses]) =>
      addresses
        .filter((one) => /^\d+\.\d+\.\d+\.\d+$/u.test(one) && !one.startsWith('010'))
        .map((one) => ({ kind, one })),
    )
    expect(special.length).toBeGreaterThan(20)
    for (const { kind, one } of special)
      expect(carrying(one).map((carried) => [carried, whyNotPublic(carried)])).toEqual(
        carrying(one).map((carried) => [carried, kind]),
      )
    const open = PUBLIC.filter((one) => one.includes('.')).flatMap(carrying)
    expect(open.filter((one) => whyNotPublic(one) !== undefined)).toEqual([])
  })
})

describe('ranges that an admin writes', () => {
  test('are ranges and single addresses of both kinds', () => {
    const read = readRanges('10.20.0.0/16, fd00:1::/32 , 192.168.7.7,')
    const inside = ['10.20.0.1', '10.20.255.255', '::ffff:10.20.0.1', 'fd00:1::9', '192.168.7.7']
    const outside = [
      '10.21.0.0',
      'fd00:2::1',
      '192.168.7.8',
      '127.0.0.1',
      'hooks.test',
      'fd00:1::9%eth0',
      '64:ff9b::10.20.0.1',
    ]
    const ranges = 'ranges' in read ? read.ranges : undefined
    expect([...inside, ...outside].filter((one) => isWithin(ranges!, one))).toEqual(inside)
  })

  test('are none where nothing is written', () => {
    const read = readRanges(' ')
    expect('ranges' in read && isWithin(read.ranges, '127.0.0.1')).toBe(false)
  })

  test('that are none are named, all of them', () => {
    const wrong = [
      '10.0.0.0/33',
      'fd00::/129',
      '10.0.0',
      'hooks.test',
      '10.0.0.0/',
      '10.0.0.0/8/8',
      '10.0.0.0/-1',
      'fe80::1%eth0',
    ]
    expect(readRanges(`10.0.0.0/8, ${wrong.join(', ')}`)).toEqual({
      refused: `“${wrong.join(', ')}” is no range of addresses. Write e.g. 10.20.0.0/16, or one address.`,
    })
  })
})
