import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { plainText } from '../../../src/cards/plain-text.ts'
import type { Answer } from '../../../src/ports/inbound.ts'
import { acmeSheet, App, globexSheet, people, places, textOf } from '../../kit/app-fixture.ts'
import { recomputeMeasured, recomputePromise } from '../../kit/recompute.ts'

let app: App

const ORDERS = {
  ...{ name: 'Orders without rework', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, floor: 95 },
  ...{ source: 'The order system', protects: 'Customers get what they ordered' },
}
const DESK = { ...ORDERS, name: 'Calls taken', obligor: { team: 'Desk' }, unit: 'calls' }

beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla: { figures: [ORDERS, DESK] } }, globexSheet)
  await app.taken()
})

afterEach(() => app[Symbol.asyncDispose]())

const at = (moment: string) => app.passTo(Date.parse(moment))
const says = (who: keyof typeof people, line: string, place = places.direct) => app.says(people[who], line, place)
const linesOf = (said: Card | Answer): string[] =>
  'blocks' in said
    ? said.blocks.flatMap((block) => (block.kind === 'list' ? block.items.map((item) => plainText(item)) : []))
    : [textOf(said)]

describe('a promise of a time is explained', () => {
  beforeEach(async () => {
    await says('anna', 'case acme "Orders API returns 500" --severity 2')
    await at('2026-11-23T09:00:00Z')
    await says('anna', 'case acme "Invoices are late" --severity 2')
    await says('anna', 'case acme "Cables" --severity 2')
    await at('2026-11-23T10:00:00Z')
    await says('mia', 'resolve CASE-1 "Restarted"', places.shared)
    await says('anna', 'confirm CASE-1')
    await says('mia', 'resolve CASE-3 "Replaced"', places.shared)
    await at('2026-11-27T10:00:00Z')
  })

  test('by each case of the period, with what it counts as, and the sum, which the words alone come to', async () => {
    const lines = linesOf(await says('anna', 'explain acme resolve severity 2'))
    expect(lines[0]).toContain('Acme Hosting promised to resolve cases of severity 2 in ')
    expect(lines[1]).toMatch(/^Those hours: .* Days off from 1 November 2026 to 30 November 2026: /u)
    expect(lines[2]).toBe(
      '2026-11 is from Sun 1 Nov 2026, 00:00 (Europe/Paris) to Tue 1 Dec 2026, 00:00 (Europe/Paris); what falls on its end belongs to the next.',
    )
    expect(lines).toContainEqual(expect.stringMatching(/^CASE-1: met\. Due on .*, stopped on .*: in time\.$/u))
    expect(lines).toContainEqual(expect.stringMatching(/^CASE-2: missed\. Due on .*, not stopped: not in time\.$/u))
    expect(lines.at(-1)).toBe(
      'Each case once: 2 met + 1 missed = 3. 2 of 3 is 66.6 %, cut to a tenth and never rounded up.',
    )
    const read = recomputePromise(lines)
    expect(read.stated).toMatchObject(read.computed)
    expect(await says('ravi', 'explain acme resolve severity 2', places.shared)).toMatchObject({
      blocks: expect.anything(),
    })
  })

  test('with what was let pass and what is not confirmed, which count as neither', async () => {
    await says('mia', 'resolve CASE-2 "Sent"', places.shared)
    await says('anna', 'confirm CASE-2')
    await says('anna', 'waive CASE-2 "Our gateway was down"')
    await says('anna', 'case acme "Once more" --severity 2')
    await says('mia', 'resolve CASE-4 "Replaced"', places.shared)
    const lines = linesOf(await says('mia', 'explain resolve sev 2 --period 2026-11', places.shared))
    expect(lines).toContainEqual(
      expect.stringMatching(/^CASE-2: let pass, and not counted\. .*Anna Berg let that pass on/u),
    )
    expect(lines).toContainEqual(
      expect.stringMatching(/^CASE-4: unconfirmed, and not counted yet\. .*and not confirmed yet\.$/u),
    )
    const read = recomputePromise(lines)
    expect(read.stated).toMatchObject({ met: 2, missed: 0 })
    expect(read.computed).toEqual({ met: 2, missed: 0 })
  })
})

describe('a figure that is reported is explained', () => {
  test('by each number that was reported, and how the last one stands against the target', async () => {
    await at('2026-12-01T11:00:00Z')
    await says('mia', 'measure acme "Orders without rework" 98.7', places.shared)
    await says('mia', 'measure acme "Orders without rework" 99.1 --why "Two were counted twice"', places.shared)
    const lines = linesOf(await says('anna', 'explain acme orders without rework'))
    expect(lines.slice(2)).toEqual([
      'Acme Hosting reported it on Tue 1 Dec 2026, 12:00 (Europe/Paris) (slack): 98.7 %.',
      'Acme Hosting corrected it on Tue 1 Dec 2026, 12:00 (Europe/Paris) (slack): 99.1 %, instead of 98.7 %.',
      '99.1 % is above 99 %, and at least 99 % was promised: met.',
    ])
    const { stated, computed } = recomputeMeasured(lines)
    expect(stated).toMatchObject({ value: computed!.value, outcome: computed!.outcome })
  })

  test('and says who has reported nothing', async () => {
    await at('2026-12-01T11:00:00Z')
    expect(linesOf(await says('anna', 'explain acme "Orders without rework"')).at(-1)).toBe(
      'Acme Hosting has reported nothing of it, so there is no figure.',
    )
  })

  test('is one of ours alone where a team of ours owes it', async () => {
    await at('2026-12-01T11:00:00Z')
    expect(textOf(await says('mia', 'explain acme "Calls taken"', places.shared))).toContain(
      'No figure of Acme Hosting',
    )
    expect(textOf(await says('anna', 'explain acme "Calls taken"', places.internal))).toContain('Desk owes')
  })
})

test('what is asked for and is not there is answered with what is', async () => {
  expect(textOf(await says('anna', 'explain acme'))).toContain('What of Acme Hosting? Say for example “explain acme ')
  expect(textOf(await says('anna', 'explain acme uptime'))).toContain('No figure of Acme Hosting is called “uptime”.')
  expect(textOf(await says('anna', 'explain acme resolve --period 2027-01'))).toContain('2027-01 has not begun')
  expect(textOf(await says('anna', 'explain acme resolve --period soon'))).toContain('“soon” is no period')
  expect(textOf(await says('anna', 'explain acme "Orders without rework" --period 2026-Q4'))).toContain('each month')
  // To people of another partner it is a word like any other.
  expect(textOf(await says('leo', 'explain acme resolve'))).toContain('No figures are agreed with Globex Agency.')
})
