import { expect, test } from 'vitest'
import { inParis } from '../../kit/quarter.ts'
import { quarterTold } from './play.ts'
import { listed } from './quarter.ts'

test(
  'whoever is away is out of office and hears nothing, and whoever has a holiday at home is asked and reminded after it',
  { timeout: 300_000 },
  async () => {
    const told = await quarterTold()
    const by = (where: string, ...words: string[]) =>
      told.filter((one) => one.where.includes(where) && words.every((word) => one.text.includes(word)))

    // Tom is away for all of CHECK-1: nobody asks him, and he is none of those who have not answered.
    expect(by('@Tom Ek', 'CHECK-1')).toEqual([])
    const [details] = by('#acme-internal only Anna Berg', 'CHECK-1')
    expect(details?.text).toMatch(/Northwind 3 of 3 \(1 away\).*No answer yet:\* Ravi Shah \*Out of office:\* Tom Ek/u)
    // That he was away is told to the partner as a number.
    for (const { text } of by('#acme-shared', 'CHECK-1 is closed')) {
      expect(text).toContain('Northwind 3 of 3 (1 away)')
      expect(text).not.toContain('Tom Ek')
    }

    // Mia is away as CHECK-4 opens, and back in it: she is not called meanwhile, and has all of her days.
    const back = inParis('2027-02-25 06:00')
    expect(by('#acme-shared', 'CHECK-4 is still open').filter(({ at }) => at < back)).toEqual([])
    expect(listed(by('only Mia Chen', 'Thank you'))).toContain('Thu 25 Feb 16:00')

    // 23 February and 22 March are holidays in Japan, 26 January and 26 March in India.
    expect(listed(by('@Aiko Mori', 'is open'))).toBe(
      [
        'Mon 25 Jan 09:00  slack @Aiko Mori: CHECK-1 is open',
        'Wed 24 Feb 09:00  slack @Aiko Mori: CHECK-4 is open',
        'Tue 23 Mar 09:00  slack @Aiko Mori: CHECK-6 is open',
      ].join('\n'),
    )
    expect(listed(by('@Kavi Rao', 'still open').filter(({ where }) => where.startsWith('slack')))).toBe(
      [
        'Wed 27 Jan 14:30  slack @Kavi Rao: CHECK-2 is still open',
        'Tue 30 Mar 14:30  slack @Kavi Rao: CHECK-7 is still open',
      ].join('\n'),
    )
  },
)
