import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

const leaderless = acmeSheet.people.filter(({ roles }) => !roles.includes('account-manager'))
const withoutManagersChannel = acmeSheet.channels.filter(({ purpose }) => purpose !== 'managers')

test.each([
  ['somebody else of ours', leaderless, 'Tom Ek'],
  [
    'our own channel, where nobody of ours is named',
    leaderless.filter(({ side }) => side === 'partner'),
    '#acme-internal',
  ],
])(
  'an escalation that nobody can be called for is told to %s when there is no account manager',
  async (_, named, to) => {
    await using app = await App.open({ ...acmeSheet, people: named, channels: withoutManagersChannel })
    await app.says(people.mia, 'case "Orders API returns 500"', places.shared)
    await app.says(people.tom, 'case acme "Orders API returns 500"')
    await app.says(people.tom, 'escalate CASE-1 "No progress"')
    const told = (await app.news()).filter(({ card }) => card.title.includes('ESC-1'))
    expect(told.map((one) => one.to)).toEqual([to])
  },
)

test('whoever is told last takes it, though they have no leading role; who was not told does not, nor once it climbs anew', async () => {
  const { name, zone, tenantId, userId } = people.max
  const max = { name, zone, side: 'internal', roles: ['member'], slack: `${tenantId}/${userId}` }
  await using app = await App.open({ ...acmeSheet, people: [...leaderless, max], channels: withoutManagersChannel })
  await app.says(people.tom, 'case acme "Orders API returns 500"')
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
  const told = (await app.news()).filter(({ card }) => card.title.includes('ESC-1'))
  expect(told.map(({ to }) => to)).toEqual(['Tom Ek'])
  expect(textOf(await app.says(people.max, 'ack ESC-1'))).toContain('Only whoever it has called')
  // Nor does it let them speak for their side.
  expect(textOf(await app.says(people.tom, 'resolve ESC-1 "Done"'))).toContain('Only the account manager')
  expect(textOf(await app.presses(people.tom, 'escalation.acknowledge', 'ESC-1', 2, places.direct))).not.toContain(
    'Only',
  )
  const [ladder] = await app.read((view) => view.ladders.active({}))
  expect(ladder?.sides.internal).toMatchObject({ state: 'acknowledged', by: { name: 'Tom Ek' } })
  expect(textOf(await app.says(people.tom, 'assign ESC-1 @mia'))).toContain('of the other side')
})

describe('where the account manager is away, whoever is told that a side is exhausted', () => {
  const max = { ...acmeSheet.people[1]!, name: 'Max Ruiz', roles: ['sponsor'], slack: 'T0HOME/UMAX' }
  const ladder = { cycles: 1, ours: [{ tell: ['managers'], wait: '1h' }], theirs: [] }
  const told = async (line: string, sheet: object = {}, admins: string[] = []) => {
    await using app = await App.open({ ...acmeSheet, people: [...acmeSheet.people, max], ladder, ...sheet })
    app.services.admins = admins.map((userId) => ({ platform: 'slack', tenantId: 'T0HOME', userId }))
    await app.says(people.anna, line)
    await app.says(people.mia, 'case "Lost parcels" --severity 2', places.shared)
    await app.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
    await app.news()
    await app.passTo(app.clock.now() + 4 * HOUR)
    const all = (await app.news()).filter(({ card }) => card.title.includes('has reached its last step'))
    return all.map(({ to }) => to)
  }

  test('is their delegate', async () => {
    expect(await told('away until friday --delegate @Tom')).toEqual(['Tom Ek'])
  })

  test('is the next of ours where they have none, beside the admins', async () => {
    expect(await told('away until friday')).toEqual(['Max Ruiz'])
    expect(await told('away until friday', {}, ['UADA'])).toEqual(['Max Ruiz', 'UADA'])
  })

  test('is the channel of ours where nobody of ours is there', async () => {
    const alone = acmeSheet.people.filter(({ name, side }) => side === 'partner' || name === 'Anna Berg')
    expect(await told('away until friday', { people: alone })).toEqual(['#acme-internal'])
  })
})

test('an admin who is named for the partner, too, hears at any hour that a page is exhausted', async () => {
  await using app = await App.open({ ...acmeSheet, ladder: { cycles: 1, ours: [{ tell: ['managers'], wait: '1h' }] } })
  app.services.admins = [{ platform: 'slack', tenantId: 'T0HOME', userId: 'UMARA' }]
  await app.passTo(MONDAY_NINE + 4 * DAY + 18 * HOUR)
  await app.says(people.mia, 'case "Nothing works" --severity 1', places.shared)
  await app.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
  await app.news()
  await app.passTo(app.clock.now() + 2 * HOUR)
  const all = (await app.news()).filter(({ card }) => card.title.includes('has reached its last step'))
  expect(all.map(({ to }) => to)).toEqual(['Mara Lind'])
})

test('whoever is told that a side is exhausted once more, beside others who were told before, may take it', async () => {
  const { name, zone, tenantId, userId } = people.max
  const max = { name, zone, side: 'internal', roles: ['sponsor'], slack: `${tenantId}/${userId}` }
  const ladder = { cycles: 1, ours: [{ tell: ['managers'], wait: '1h' }], theirs: [] }
  await using app = await App.open({ ...acmeSheet, people: [...acmeSheet.people, max], ladder })
  app.services.admins = [{ platform: 'slack', tenantId: 'T0HOME', userId: 'UADA' }]
  const exhausted = async () =>
    (await app.news()).filter(({ card }) => card.title.includes('has reached its last step')).map(({ to }) => to)
  await app.says(people.anna, 'away until friday')
  await app.says(people.mia, 'case "Lost parcels" --severity 2', places.shared)
  await app.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
  await app.passTo(app.clock.now() + HOUR)
  expect(await exhausted()).toEqual(['Max Ruiz', 'UADA'])
  await app.says(people.max, 'ack ESC-1 --until 12:00')
  await app.says(people.max, 'away until friday')
  await app.passTo(MONDAY_NINE + 8 * HOUR)
  expect(await exhausted()).toEqual(['Tom Ek', 'UADA'])
  await app.says(people.tom, 'ack ESC-1')
  const [stands] = await app.read((view) => view.ladders.active({}))
  expect(stands?.sides.internal).toMatchObject({ state: 'acknowledged', by: { name: 'Tom Ek' } })
})
