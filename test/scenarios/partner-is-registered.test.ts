import { describe, expect, test } from 'vitest'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { World } from '../kit/world.ts'

describe('registering a partner', () => {
  test('from the form, by binding channels on both platforms and naming people by mention, carries a first case', async () => {
    const world = await World.open({ sheets: [], admins: [{ platform: 'slack', userId: SLACK.priya }] })
    const anna = world.person('slack', 'Anna Berg')
    const annaInTeams = world.person('teams', 'Anna Berg')
    const priya = world.person('slack', 'Priya Nair')
    const noor = world.person('slack', 'Noor Haddad')

    await anna.command('initech-shared', '/partner add')
    await anna.submit({
      name: 'Initech Logistics',
      slug: 'No spaces allowed',
      type: 'outsourcing',
      direction: 'sell-to',
      zone: 'Europe/Berlin',
      country: 'DE-BE',
      cadence: 'monthly',
    })
    expect(anna.dialog().errors['slug']).toBeTruthy()
    await anna.submit({
      name: 'Initech Logistics',
      slug: 'initech',
      type: 'outsourcing',
      direction: 'sell-to',
      zone: 'Europe/Berlin',
      country: 'DE-BE',
      cadence: 'monthly',
    })
    expect(anna.hasDialog()).toBe(false)
    world.expectMessage('slack #initech-shared only Anna Berg', 'registered as `initech`')

    // Nobody outside is trusted before being named.
    await noor.say('initech-shared', '@Liaison case initech "Where do I start" --severity 3')
    world.expectMessage('slack #initech-shared only Noor Haddad', 'account manager')

    await anna.say('initech-shared', '@Liaison bind initech shared')
    world.expectMessage('slack #initech-shared only Anna Berg', 'shared channel')
    world.expectMessage('slack #initech-shared', 'Initech Logistics')
    // Nobody of an organisation that is new to us is let in by those in charge alone; an admin names the first.
    await anna.say('initech-shared', '@Liaison people initech add @Noor Haddad --role account-manager')
    world.expectMessage('slack #initech-shared only Anna Berg', 'Ask an admin to name the first of its people')
    await priya.tellBot('people initech add @Noor Haddad --role account-manager')
    world.expectMessage('slack @Priya Nair', 'Noor Haddad is named')
    world.expectMessage('slack @Priya Nair', 'What this is')

    // The managers' channel is in Teams: anybody of ours may have escalations come to a channel of ours, but not share one.
    await annaInTeams.say('Partner escalations', '@Liaison bind initech managers')
    world.expectMessage('teams #Partner escalations only Anna Berg', 'managers channel for Initech Logistics')
    world.expectMessage('teams #Partner escalations', 'Escalations about Initech Logistics come here')
    await annaInTeams.say('globex-shared', '@Liaison bind initech shared')
    world.expectMessage('teams #globex-shared only Anna Berg', 'Only the account manager')
    world.expectNothingElse()

    await noor.say('initech-shared', '@Liaison case "Pallets are not scanned" --severity 2')
    const card = world.expectMessage('slack #initech-shared', 'CASE-1', 'Pallets are not scanned', 'Anna Berg')
    world.expectMessage('slack #initech-shared only Noor Haddad', 'CASE-1')
    await anna.press(card, 'case.acknowledge')
    world.expectMessage('slack #initech-shared only Anna Berg', 'You own CASE-1 now')
    await world.close()
  })
})
