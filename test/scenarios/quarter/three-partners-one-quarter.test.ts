import { expect, test } from 'vitest'
import { isWorking } from '../../../src/domain/time/work.ts'
import { inParis } from '../../kit/quarter.ts'
import { hoursOf, zoneOf } from './cast.ts'
import { quarterTold } from './play.ts'
import { dayAndTime, listed } from './quarter.ts'

/** As they said themselves. */
const AWAY = [
  { name: 'Tom Ek', from: inParis('2027-01-20 01:00'), to: inParis('2027-02-04 01:00') },
  { name: 'Mia Chen', from: inParis('2027-02-21 06:00'), to: inParis('2027-02-25 06:00') },
]

test(
  'in a quarter of three partners nothing comes but what stands in the list, and to nobody alone while they do not work or are away',
  { timeout: 300_000 },
  async () => {
    const told = await quarterTold()
    await expect(`${listed(told)}\n`).toMatchFileSnapshot('every-message.txt')

    const alone = told.flatMap(({ to, ...one }) => (to === undefined ? [] : [{ to, ...one }]))
    for (const { at, to, title } of alone) {
      const said = `${dayAndTime(at, zoneOf(to))} ${to}: ${title}`
      expect(
        hoursOf(to).some((hours) => isWorking(hours, at)),
        said,
      ).toBe(true)
      expect(
        AWAY.some(({ name, from, to: until }) => name === to && from <= at && at < until),
        said,
      ).toBe(false)
    }

    // Each is asked once by a check, and reminded twice at most.
    const times = (words: RegExp) =>
      Object.values(
        Object.groupBy(
          told.filter(({ title }) => words.test(title)),
          ({ where, title }) => `${where} ${title}`,
        ),
      ).map((all) => all!.length)
    expect(Math.max(...times(/^CHECK-\d+ is open$/u))).toBe(1)
    expect(Math.max(...times(/^CHECK-\d+ is still open$/u))).toBeLessThanOrEqual(2)
  },
)
