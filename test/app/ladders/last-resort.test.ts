import { expect, test } from 'vitest'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'

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
