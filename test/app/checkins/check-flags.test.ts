import { expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { plainText } from '../../../src/cards/plain-text.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson } from '../../kit/app-fixture.ts'

const checkIns = { cron: '0 10 * * 1', window: '2 working days', remindAfter: '1 working day' }

async function flags(app: App, who: TestPerson, line: string, at = places.direct): Promise<string[]> {
  const answer = (await app.says(who, line, at)) as Card
  return answer.blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])).map((one) => plainText(one))
}

test('each flag is told with how it stands and by what, to both sides the same; what is not known here says so', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns })
  const before = await flags(app, people.anna, 'check flags acme')
  expect(before.filter((one) => /^R\d/u.test(one))).toHaveLength(11)
  expect(before).toContain('R1 black box: no health check has closed yet.')

  await app.passTo(MONDAY_NINE + 2 * HOUR)
  const { id } = (await app.read((view) => view.partners.bySlug('acme')))!
  const run = (await app.read((view) => view.runs.latestOf(id)))!
  for (const who of [people.anna, people.tom, people.ravi, people.mia]) {
    const answer = who.tenantId === people.anna.tenantId ? '2' : '4'
    const answers = Object.fromEntries(run.items.map((item) => [item.id, answer]))
    await app.submits(who, 'check-in.answer', `CHECK-${run.number}`, answers)
  }
  await app.passTo(MONDAY_NINE + 4 * DAY)
  const ours = await flags(app, people.anna, 'check acme flags')
  expect(ours.slice(0, 11)).toEqual(await flags(app, people.ravi, 'check flags', places.shared))
  expect(ours.find((one) => one.startsWith('R5'))).toMatch(
    /^R5 perception gap: The two sides scored outcomes 25 \(Northwind\) and 75 \(Acme Hosting\), 50 apart/u,
  )
  expect(ours.find((one) => one.startsWith('R3'))).toMatch(/alignment 25 .+ Not known here yet: the contract/u)
  expect(ours).toContain(
    'R10 silent sponsor: what it goes by is not kept here yet. Not known here yet: reviews, and who was there.',
  )
  for (const [flag, lacks] of [
    ['R1 ', /Not known here yet: what is still to be handed over\.$/u],
    ['R2 ', /Not known here yet: the contract: its notice date, how one could leave, how it is billed\.$/u],
    ['R4 ', /Not known here yet: what their people have yet to learn\.$/u],
    [
      'R9 ',
      /^R9 scope creep: what it goes by is not kept here yet\. Not known here yet: changes that nobody wrote down\.$/u,
    ],
  ] as const)
    expect(ours.find((one) => one.startsWith(flag))).toMatch(lacks)
  expect(ours.find((one) => one.startsWith('R6'))).toContain('nothing that was promised has come to its end')
  expect(ours.find((one) => one.startsWith('R11'))).toContain('no dimension is in the red twice running')
  expect(ours).toContain('R7 honeymoon fade: the partnership is in its first quarter, by which it is judged later.')
  expect(ours).toContain('R8 raw deal: not both sides have judged fairness in the last 90 days.')
})
