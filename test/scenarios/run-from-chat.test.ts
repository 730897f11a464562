import { describe, expect, test } from 'vitest'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS } from '../../src/playground/northwind/teams-world.ts'
import { textOf } from '../kit/message-text.ts'
import { type Met, type Person, type Platform, World } from '../kit/world.ts'

const OURS = {
  side: 'internal',
  zone: 'Europe/Paris',
} as const

/** Run by Anna and Priya on both platforms; nobody is named on the other side yet. */
const HOOLI = {
  slug: 'hooli',
  name: 'Hooli Fibre',
  calendar: { zone: 'Europe/Paris' },
  people: [
    {
      ...OURS,
      name: 'Anna Berg',
      roles: ['account-manager'],
      slack: `${SLACK.northwind}/${SLACK.anna}`,
      teams: `${TEAMS.northwind}/${TEAMS.anna}`,
    },
    {
      ...OURS,
      name: 'Mara Lind',
      roles: ['sponsor'],
      teams: `${TEAMS.northwind}/${TEAMS.mara}`,
    },
    {
      ...OURS,
      name: 'Priya Nair',
      roles: ['sponsor'],
      slack: `${SLACK.northwind}/${SLACK.priya}`,
    },
  ],
}

/** What stands in the dialog. */
function shown(person: Person): string {
  return textOf({ payload: person.dialog().payload } as never)
}

async function partnerNow(world: World) {
  const partner = await world.playground.liaison.store.read((view) => view.partners.bySlug('hooli'))
  if (!partner) throw new Error('the partner is gone')
  return partner
}

describe.each(['slack', 'teams'] as const)('on %s, a partner is run from chat', (platform) => {
  test('name and hours', async () => {
    const world = await World.open({ sheets: [HOOLI] })
    const anna = world.person(platform, 'Anna Berg')
    const at = `${platform} @Anna Berg`
    await anna.tellBot('terms hooli')
    const card = world.expectMessage(at, 'How Hooli Fibre (hooli) is run')
    console.log(card.text)
    await anna.press(card, 'terms.about')
    console.log(JSON.stringify(anna.dialog().payload))
    await anna.submit({ name: 'Hooli Fibre Networks', stage: 'steady' })
    console.log(JSON.stringify(anna.dialog().payload))
    await anna.back()
    console.log(JSON.stringify(anna.dialog().payload))
    await anna.submit({ name: 'Hooli Networks' })
    await anna.submit({})
    expect(anna.hasDialog()).toBe(false)
    console.log(world.takeMessages().map((one) => one.text))
    await anna.press(card, 'terms.hours')
    await anna.submit({ of: 'partner' })
    console.log(JSON.stringify(anna.dialog().payload))
    console.log(await anna.submit({ hours: 'Mon-Fri 17-9' }), anna.dialog().errors)
    console.log(await anna.submit({ hours: 'Mon-Fri 9:00-17:30; Fri 9-14', country: 'DE' }), JSON.stringify(anna.dialog()).slice(0,400))
    console.log(await anna.submit({ hours: 'Mon-Fri 9:00-17:30; Fri 9-14', country: 'DE-BY', except: '12-27', whose: 'own' }), JSON.stringify(anna.dialog()).slice(0,400))
    console.log(await anna.submit({ hours: 'Mon-Fri 9:00-17:30; Fri 9-14', country: 'DE-BY', except: 'Heilige Drei Könige', whose: 'own' }))
    console.log(JSON.stringify(anna.dialog().payload))
    await anna.submit({})
    console.log(world.takeMessages().map((one) => one.text))
    console.log((await partnerNow(world)).terms.hours)
    await world.close()
  })
})
