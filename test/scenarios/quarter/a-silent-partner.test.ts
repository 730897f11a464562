import { expect, test } from 'vitest'
import { quarterTold } from './play.ts'
import { listed } from './quarter.ts'

test(
  'a partner who never answers is asked and reminded once a month, and what comes of it is insufficient data, never green and no blame',
  { timeout: 300_000 },
  async () => {
    const told = await quarterTold()
    const there = told.filter(({ where }) => where.startsWith('slack #initech-shared'))
    expect(listed(there)).toBe(
      [
        'Mon 25 Jan 10:00  slack #initech-shared: CHECK-2 is open',
        'Tue 26 Jan 10:00  slack #initech-shared: CHECK-2 is still open',
        'Fri 29 Jan 10:00  slack #initech-shared: CHECK-2 is closed, insufficient data',
        'Thu 25 Feb 10:00  slack #initech-shared: CHECK-5 is open',
        'Fri 26 Feb 10:00  slack #initech-shared: CHECK-5 is still open',
        'Tue 02 Mar 10:00  slack #initech-shared: CHECK-5 is closed, insufficient data',
        'Thu 25 Mar 10:00  slack #initech-shared: CHECK-7 is open',
        'Tue 30 Mar 10:00  slack #initech-shared: CHECK-7 is still open',
        'Thu 01 Apr 11:00  slack #initech-shared: CHECK-7 is closed, insufficient data',
      ].join('\n'),
    )
    expect(told.filter(({ to }) => to === 'Noor Haddad')).toEqual([])
    // Without a channel of our own our account manager has the result alone. She is asked only where nobody else of ours could be: Acme asks her three days before.
    const anna = told.filter(({ to, text }) => to === 'Anna Berg' && /CHECK-[257]/u.test(text))
    expect(listed(anna)).toBe(
      [
        'Fri 29 Jan 10:00  slack @Anna Berg: CHECK-2 is closed, insufficient data',
        'Thu 25 Feb 10:00  slack @Anna Berg: CHECK-5 is open',
        'Fri 26 Feb 10:00  slack @Anna Berg: CHECK-5 is still open',
        'Tue 02 Mar 10:00  slack @Anna Berg: CHECK-5 is closed, insufficient data',
        'Thu 01 Apr 11:00  slack @Anna Berg: CHECK-7 is closed, insufficient data',
      ].join('\n'),
    )
    for (const { text } of [...there, ...anna].filter(({ title }) => title.includes('closed'))) {
      expect(text).toContain('no answers came from Initech Logistics. So there is no index this time.')
      expect(text).toContain('Northwind 1 of 1 (1 not asked), Initech Logistics 0 of 1')
      expect(text).not.toMatch(/green|🟢|missed|Noor Haddad/u)
    }
  },
)
