import { expect, test } from 'vitest'
import { MOST_A_DAY } from '../../src/domain/digests/day-budget.ts'
import { counted, histogram, quietMonth, type Said } from './month.ts'

/** Those that are more than so many of what they share. */
function moreThan(most: number, said: Said[], shared: (one: Said) => string): string[] {
  const groups = [...Map.groupBy(said, shared)]
  return groups.filter(([, all]) => all.length > most).map(([key, all]) => `${key}: ${all.length} times`)
}

test(
  'thirty days of six partners, forty cases and thirty people hold what is promised to each person',
  { timeout: 180_000 },
  async () => {
    const { said, people } = await quietMonth(7)
    expect(people).toHaveLength(30)
    expect(new Set(people.map(({ zone }) => zone)).size).toBe(4)
    expect(new Set(people.map(({ platform }) => platform)).size).toBe(2)
    const alone = said.filter(({ to }) => to !== undefined)
    const busy = histogram(said).join('\n')
    expect(alone.length, busy).toBeGreaterThan(200)

    // At most five a day and person, beside pages and what they brought about themselves; after these come calls of escalations alone, not that one is exhausted.
    const beyond = [...Map.groupBy(counted(alone), ({ to, day }) => `${to} on ${day}`).values()].flatMap((all) =>
      all.toSorted((one, other) => one.at - other.at).slice(MOST_A_DAY),
    )
    expect(
      beyond
        .filter(({ kind, title }) => kind !== 'escalation' || title.includes('has reached its last step'))
        .map(({ to, day, title }) => `${to} on ${day}: ${title}`),
      busy,
    ).toEqual([])
    expect(alone.filter(({ kind }) => kind === 'terms').length, busy).toBeGreaterThan(10)
    // Outside of their hours nothing but pages.
    expect(
      counted(alone)
        .filter(({ atWork }) => atWork !== true)
        .map(({ to, at, title }) => `${to} ${new Date(at).toISOString()} ${title}`),
    ).toEqual([])

    // Of a week each is told once in the next, as their first message of it, and nobody of a partner.
    const weekly = alone.filter(({ kind }) => kind === 'digest with week')
    expect(weekly.length, busy).toBeGreaterThan(5)
    const weekIn = (day?: string) =>
      Temporal.PlainDate.from(day!).yearOfWeek! * 100 + Temporal.PlainDate.from(day!).weekOfYear!
    expect(moreThan(1, weekly, ({ to, day }) => `${to} ${weekIn(day)}`)).toEqual([])
    const outside = people.filter(({ outsider }) => outsider).map(({ name }) => name)
    expect(weekly.filter(({ to }) => outside.includes(to!))).toEqual([])

    // One warning and one notice of a breach for each clock, where it is said; a warning whose moment came anew says another time.
    const ofClocks = said.filter(({ about }) => about?.startsWith('clock:'))
    expect(ofClocks.filter(({ about }) => about?.endsWith(':breach')).length).toBeGreaterThan(5)
    expect(ofClocks.filter(({ about }) => about?.includes(':warning:')).length).toBeGreaterThan(5)
    expect(
      moreThan(1, ofClocks, ({ where, about, text }) => `${where} ${about} ${about?.endsWith(':breach') ? '' : text}`),
    ).toEqual([])
    // Nor is anybody called by more than one place of it.
    const calls = ofClocks.flatMap((one) => one.calls.map((name) => ({ ...one, to: name })))
    expect(moreThan(1, calls, ({ to, about, where, text }) => `${to} ${where} ${about} ${text}`)).toEqual([])

    // No reminder repeats the words of what was said before, to one person or in a channel; a list of the morning is as things stand.
    const reminding = said.filter(({ kind, own }) => !kind.startsWith('digest') && !own)
    expect(moreThan(1, reminding, ({ where, text }) => `${where} ${text}`)).toEqual([])
  },
)
