import { describe, expect, test } from 'vitest'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS } from '../../src/playground/northwind/teams-world.ts'
import { type Person, World } from '../kit/world.ts'

const OURS = { side: 'internal', zone: 'Europe/Paris' } as const
const slack = (id: string) => ({ slack: `${SLACK.northwind}/${id}` })
const teams = (id: string) => ({ teams: `${TEAMS.northwind}/${id}` })

/** In the charge of Anna and of a sponsor on each platform; nobody is named on the other side yet. */
const HOOLI = {
  slug: 'hooli',
  name: 'Hooli Fibre',
  calendar: { zone: 'Europe/Paris' },
  people: [
    { ...OURS, name: 'Anna Berg', roles: ['account-manager'], ...slack(SLACK.anna), ...teams(TEAMS.anna) },
    { ...OURS, name: 'Priya Nair', roles: ['sponsor'], ...slack(SLACK.priya) },
    { ...OURS, name: 'Mara Lind', roles: ['manager'], ...teams(TEAMS.mara) },
  ],
}

/** What stands in the dialog that is open, its errors too. */
function dialogOf(person: Person): string {
  const { payload, errors } = person.dialog()
  return JSON.stringify([payload, errors]).replaceAll('\\\\', '')
}

describe.each(['slack', 'teams'] as const)('on %s', (platform) => {
  test('whoever answers for a partner sees how it is run, and changes it by form: shown first, and led back to as it was left', async () => {
    const world = await World.open({ sheets: [HOOLI] })
    const { store } = world.playground.liaison.services
    const partner = async () => (await store.read((view) => view.partners.bySlug('hooli')))!
    const anna = world.person(platform, 'Anna Berg')
    const at = `${platform} @Anna Berg`
    /** What is said of what was done: on Slack in a message, on Teams in the dialog itself. */
    const done = async (answer: ReturnType<Person['submit']>, saying: string) => {
      const { notice } = await answer
      expect(anna.hasDialog()).toBe(false)
      if (platform === 'slack') world.expectMessage(at, saying)
      else expect(notice).toContain(saying)
    }

    await anna.tellBot('terms hooli')
    const card = world.expectMessage(at, 'How Hooli Fibre (hooli) is run', 'both sides Mon–Fri 09:00–17:00')
    await anna.press(card, 'terms.hours')
    await anna.submit({ of: 'partner' })
    await anna.submit({ hours: 'Mon-Fri 17-9' })
    expect(dialogOf(anna)).toContain('ends before it begins')
    await anna.submit({ hours: 'Mon-Thu 9:00-17:30; Fri 9-14', country: 'DE' })
    expect(dialogOf(anna)).toContain('hang on the region')
    await anna.submit({ country: 'DE-BY', except: 'Heilige Drei Könige', whose: 'own' })
    expect(dialogOf(anna)).toContain('public holidays: DE-BY, worked all the same: Heilige Drei Könige')
    expect((await partner()).version).toBe(1)

    await anna.back()
    expect(dialogOf(anna)).toContain('Days and hours')
    // Of what was entered nothing has to be entered again.
    if (platform === 'teams') expect(dialogOf(anna)).toContain('Mon-Thu 9:00-17:30; Fri 9-14')
    await anna.submit({ off: '12-24, 12-31' })
    expect(dialogOf(anna)).toContain('Mon–Thu 09:00–17:30; Fri 09:00–14:00')
    await done(anna.submit({}), 'Hooli Fibre is run so from now on')
    const { terms } = await partner()
    expect(terms.hours).toEqual({ internal: 'working hours', partner: 'hours of Hooli Fibre' })
    expect(terms.calendars['hours of Hooli Fibre']!.rules).toMatchObject({
      publicHolidays: { country: 'DE', region: 'BY', except: ['Heilige Drei Könige'] },
      daysOff: ['12-24', '12-31'],
    })

    // The same once more changes nothing, and says so.
    await anna.press(card, 'terms.hours')
    await anna.submit({ of: 'partner' })
    await done(anna.submit({}), 'Nothing changes')

    // A name and a stage.
    await anna.press(card, 'terms.about')
    await anna.submit({ name: 'Hooli Networks', stage: 'steady' })
    await done(anna.submit({}), 'the name from Hooli Fibre to Hooli Networks; the stage from onboarding to steady')

    await anna.press(card, 'terms.people')
    expect(dialogOf(anna)).toContain('Whom is it about?')
    await anna.tellBot('show hooli')
    const shown = world.expectMessage(at, 'Hooli Networks (hooli)', 'How it is run')
    await anna.press(shown, 'terms.show')
    world.expectMessage(at, 'How Hooli Networks (hooli) is run', '09:00–17:30')
    await world.close()
  })

  test('the second of two editors gets the form as it is now, with what they entered, and so does a press on what was shown before', async () => {
    const other = platform === 'slack' ? 'Priya Nair' : 'Mara Lind'
    const named = HOOLI.people.filter(({ name }) => name === other || name === 'Anna Berg')
    const people = named.map((one) => (one.name === other ? { ...one, roles: ['sponsor'] } : one))
    const world = await World.open({ sheets: [{ ...HOOLI, people }] })
    const [anna, second] = [world.person(platform, 'Anna Berg'), world.person(platform, other)]
    const open = async (person: Person) => {
      await person.tellBot('terms hooli')
      const at = `${platform} @${person === anna ? 'Anna Berg' : other}`
      await person.press(world.expectMessage(at, 'How Hooli Fibre'), 'terms.targets')
      await person.submit({ of: 'resolve:1::both' })
    }
    await open(anna)
    await open(second)
    await anna.submit({ target: '2h' })
    await second.submit({ target: '3h' })
    expect(dialogOf(second)).toContain('our target to resolve a case of severity 1 from 4 h to 3 h')
    await anna.submit({})

    await second.submit({})
    const meanwhile = 'Anna Berg changed this meanwhile: our target to resolve a case of severity 1 from 4 h to 2 h'
    expect(dialogOf(second)).toContain(meanwhile)
    expect(dialogOf(second)).toContain('"3h"')
    // Once more under their hands, and then it is done.
    await open(anna)
    await anna.submit({ target: '1h' })
    await anna.submit({})
    await second.submit({})
    expect(dialogOf(second)).toContain('from 2 h to 1 h')
    await second.submit({})
    expect(dialogOf(second)).toContain('from 1 h to 3 h')
    await second.submit({})
    expect(second.hasDialog()).toBe(false)
    const { terms } = (await world.playground.liaison.services.store.read((view) => view.partners.bySlug('hooli')))!
    expect(terms.objectives.filter(({ measure, severity }) => measure === 'resolve' && severity === 1)).toMatchObject([
      { target: { amount: 3, unit: 'h' } },
      { target: { amount: 3, unit: 'h' } },
    ])
    world.takeMessages()
    await world.close()
  })
})
