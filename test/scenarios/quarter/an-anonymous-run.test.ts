import { expect, test } from 'vitest'
import { quarterTold } from './play.ts'
import { listed } from './quarter.ts'

const EVERYBODY = ['Anna Berg', 'Lou Diaz', 'Kavi Rao', 'Leo Park', 'Ida Rossi', 'Noa Levi']

test(
  'a check without names asks and reminds everybody alike, confirms no answer by a message, and names nobody with what they said',
  { timeout: 300_000 },
  async () => {
    const told = await quarterTold()
    const of = told.filter(({ text }) => text.includes('CHECK-3'))
    // All have answered by the evening of the first day, and are reminded all the same. Who is asked by Acme on that day, too, has one message for both.
    expect(listed(of)).toBe(
      [
        'Mon 22 Feb 10:00  teams #globex-shared: CHECK-3 is open',
        'Mon 22 Feb 10:00  teams @Anna Berg: 2 health checks wait for your answers',
        'Mon 22 Feb 14:30  teams @Kavi Rao: CHECK-3 is open',
        'Mon 22 Feb 09:00  teams @Lou Diaz: 2 health checks wait for your answers',
        'Wed 24 Feb 10:00  teams #globex-shared: CHECK-3 is still open',
        'Wed 24 Feb 10:00  teams @Anna Berg: CHECK-3 is still open',
        'Wed 24 Feb 14:30  teams @Kavi Rao: CHECK-3 is still open',
        'Wed 24 Feb 09:00  teams @Lou Diaz: CHECK-3 is still open',
        'Mon 01 Mar 10:00  teams #globex-internal: CHECK-3 is closed, green at 75 of 100',
        'Mon 01 Mar 10:00  teams #globex-shared: CHECK-3 is closed, green at 75 of 100',
      ].join('\n'),
    )
    for (const { title, text } of of.filter((one) => one.title.includes('open'))) {
      expect(text, title).toMatch(/Without names|nobody knows who has answered/u)
      expect(text, title).not.toMatch(/have answered(?! or not)/u)
    }
    for (const { where, text } of of.filter(({ title }) => title.includes('closed'))) {
      expect(text, where).toContain('Northwind 3 of 3, Globex Agency 3 of 3')
      expect(
        EVERYBODY.filter((name) => text.includes(name)),
        where,
      ).toEqual([])
    }
    // What the partner's people wrote, and did not show, stands nowhere.
    expect(told.filter(({ text }) => text.includes('is content'))).toEqual([])
  },
)
