import { expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'

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
