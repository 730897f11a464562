import { expect, test } from 'vitest'
import type { Run } from '../../../src/domain/checkins/run.ts'
import type { Partner } from '../../../src/domain/partners/partner.ts'
import { DAY } from '../../../src/domain/time/instant.ts'
import { historiesOf } from '../../../src/app/signs/histories-of.ts'
import { insertPartner, partner, run } from '../../contracts/store/samples.ts'
import { acmeSheet, App, globexSheet, MONDAY_NINE, people } from '../../kit/app-fixture.ts'
import { itemsOf, shownCard } from '../../kit/shown-card.ts'

/** The ends of quarters by which rates are counted: the same for everybody. */
const QUARTER = 90 * DAY
const end = (quarter: number) => (Math.ceil(MONDAY_NINE / QUARTER) + quarter) * QUARTER

/** In the middle of a quarter, asked about something of its own. */
function checked(partner: Partner, quarter: number, number: number, score: number): Run {
  const at = end(quarter) + 45 * DAY
  const turnout = { answered: 1, asked: 1 }
  return {
    ...run(number, { partnerId: partner.id, openedAt: at, respondents: [] }),
    ...{ agreement: partner.agreement, status: 'closed', closedAt: at + DAY },
    result: {
      dimensions: [{ dimension: `of ${quarter}`, internal: score, partner: 80, gap: score - 80 }],
      ...{ rhi: 80, band: 'amber', responses: { internal: turnout, partner: turnout }, flags: [] },
    },
  }
}

test('rates are counted over what was recorded of all partners: a sponsor left before one of three quarters that went badly', async () => {
  await using app = await App.open(acmeSheet, globexSheet)
  const told = async () => itemsOf(await shownCard(app, people.anna, 'check flags globex')).slice(11)
  await app.services.store.transact(async (tx) => {
    for (const [of, slug] of ['acme', 'globex'].entries()) {
      const partner = (await tx.partners.bySlug(slug))!
      for (let quarter = 0; quarter < 10; quarter += 1) {
        const badly = slug === 'acme' && [3, 5, 7].includes(quarter)
        await tx.runs.insert(checked(partner, quarter, 100 + 2 * quarter + of, badly ? 30 : 80))
      }
    }
  })
  await app.says(people.anna, 'people acme add @Sol --role sponsor')
  app.clock.move(end(3) - 20 * DAY - app.clock.now())
  await app.says(people.anna, 'people acme remove @Sol')
  expect((await told())[2]).toContain('No rate yet: ')

  app.clock.move(end(10) + 5 * DAY - app.clock.now())
  const [slower, , gone] = await told()
  expect(gone).toMatch(/^key person gone: no account manager and no sponsor/u)
  expect(gone).toMatch(/Seen before 1 of 3 quarters that went badly, and before 0 of 13 that did not\.$/u)
  // Nobody was asked anything on cases: of none of these quarters can be said how it stood.
  expect(slower).toMatch(/No rate yet: 0 of 12 quarters needed\.$/u)
})

test('of more partners than are read at once each has its own history', async () => {
  await using app = await App.open()
  const { store } = app.services
  await store.transact(async (tx) => {
    for (let at = 0; at < 41; at += 1) {
      const one = { ...partner({ id: `id-${at}`, slug: `p-${at}`, registeredAt: at }), stage: 'steady' as const }
      await insertPartner(tx, one)
      await tx.runs.insert(checked(one, 0, at + 1, 40 + at))
    }
  })
  const now = end(1)
  const all = await store.read(async (tx) => historiesOf({ tx, now }, await tx.partners.list()))
  expect(all.size).toBe(41)
  for (const [id, { results }] of all)
    expect(results).toMatchObject([{ dimensions: [{ internal: 40 + Number(id.slice('id-'.length)) }] }])
})
