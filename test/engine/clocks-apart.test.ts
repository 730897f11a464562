import { expect, test } from 'vitest'
import { clocksApart } from '../../src/engine/clocks-apart.ts'
import { ClockWatch } from '../../src/domain/time/clock-watch.ts'
import { HOUR, MINUTE, SECOND } from '../../src/domain/time/instant.ts'

const NOW = Date.parse('2026-11-23T08:00:00Z')

test('a platform whose requests are refused for their time is told of, until one is let in or an hour has passed', () => {
  const watch = new ClockWatch('Slack', { ahead: MINUTE, behind: 5 * MINUTE })
  const platforms = [
    { title: 'Slack', clockDifference: () => watch.difference },
    { title: 'Elsewhere', clockDifference: () => undefined },
    { title: 'Somewhere' },
  ]
  expect(clocksApart(platforms, NOW)).toEqual([])
  watch.saw(30 * SECOND, NOW)
  expect(clocksApart(platforms, NOW)).toEqual([])
  watch.saw(90 * SECOND, NOW)
  const refused = ["What Slack sends is refused: its clock and this machine's differ too much"]
  expect(clocksApart(platforms, NOW)).toEqual(refused)
  expect(clocksApart(platforms, NOW + HOUR - 1)).toEqual(refused)
  expect(clocksApart(platforms, NOW + HOUR)).toEqual([])
  watch.saw(0, NOW)
  expect(clocksApart(platforms, NOW)).toEqual([])
})
