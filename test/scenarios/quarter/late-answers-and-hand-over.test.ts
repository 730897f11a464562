import { expect, test } from 'vitest'
import { quarterTold } from './play.ts'
import { listed } from './quarter.ts'

test(
  'an answer after the close is kept as late and makes the result whole, and whoever is not the right person lets another be asked, on either side',
  { timeout: 300_000 },
  async () => {
    const told = await quarterTold()
    const by = (where: string, ...words: string[]) =>
      told.filter((one) => one.where.endsWith(where) && words.every((word) => one.text.includes(word)))

    // Ravi answers CHECK-1 twelve days after it closed, and before the next.
    expect(by('only Ravi Shah', 'marked as late').map((one) => listed([one]))).toEqual([
      'Tue 09 Feb 15:00  slack #acme-shared only Ravi Shah: Thank you',
    ])
    const [before, after] = by('#acme-internal only Anna Berg', 'CHECK-1')
    expect(before?.text).toContain('Acme Hosting 1 of 2')
    expect(before?.text).toContain('no index this time')
    expect(after?.text).toContain('Acme Hosting 2 of 2')
    expect(after?.text).toContain('Relationship health index* 75 of 100')

    // Lou hands CHECK-6 over to Mara, who is asked alone as her day begins; Ravi to Sol, by mention under the card that asks them all.
    expect(listed(told.filter(({ text }) => /CHECK-6 (?:asks|is open)/u.test(text)))).toBe(
      [
        'Mon 22 Mar 10:00  slack @Anna Berg: CHECK-6 is open',
        'Mon 22 Mar 10:00  slack #acme-shared: CHECK-6 is open',
        'Mon 22 Mar 09:00  slack @Tom Ek: CHECK-6 is open',
        'Mon 22 Mar 15:00  slack #acme-shared only Ravi Shah: CHECK-6 asks Sol Reyes in your place.',
        'Mon 22 Mar 15:00  slack #acme-shared: CHECK-6 asks somebody else',
        'Mon 22 Mar 09:00  slack @Lou Diaz: CHECK-6 is open',
        'Mon 22 Mar 09:30  slack @Lou Diaz: CHECK-6 asks Mara Lind in your place.',
        'Tue 23 Mar 09:00  slack @Aiko Mori: CHECK-6 is open',
        'Tue 23 Mar 09:00  slack @Mara Lind: CHECK-6 is open',
      ].join('\n'),
    )
    // Neither of the two who handed over is called again; both who followed have answered.
    for (const { text } of told.filter(({ title }) => title === 'CHECK-6 is still open'))
      expect(text).not.toMatch(/Ravi Shah|Lou Diaz/u)
    const [result] = by('#acme-shared', 'CHECK-6 is closed')
    expect(result?.text).toContain('Northwind 4 of 4, Acme Hosting 2 of 2')
  },
)
