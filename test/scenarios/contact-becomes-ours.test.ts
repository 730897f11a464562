import { expect, test } from 'vitest'
import { checkAccounts } from '../../src/app/people/check-accounts.ts'
import { recordedLog } from '../kit/recorded-log.ts'
import { type Platform, World } from '../kit/world.ts'

const SCENES = {
  slack: { partner: 'acme', shared: 'acme-shared', guest: 'Gus Moreau' },
  teams: { partner: 'globex', shared: 'globex-shared', guest: 'Gia Conti' },
} as const

test.for(['slack', 'teams'] as Platform[])(
  'a guest named as a contact on %s who is made a full member stands on the partner’s side no more, is told of once, and can be named on ours',
  async (platform) => {
    const { partner, shared, guest } = SCENES[platform]
    const world = await World.open({ log: recordedLog().log })
    const { services } = world.playground.liaison
    const side = () =>
      services.store.read(async (view) => {
        const { id } = (await view.partners.bySlug(partner))!
        return (await view.memberships.of(id)).find(({ person }) => person.name === guest)?.side
      })
    const daily = async () => {
      await world.advance('25h')
      world.takeMessages()
      await checkAccounts(services, [platform])
      await world.settle()
    }
    if (platform === 'teams') await world.teams.invite(shared, guest)
    const anna = world.person(platform, 'Anna Berg')
    await anna.say(shared, `@Liaison people ${partner} add @${guest}`)
    await daily()
    expect(await side()).toBe('partner')

    const end = world.on(platform).failLookUps({ fail: 'server-error', status: 503 }, { about: guest })
    world.takeMessages()
    await world.on(platform).reactivate(guest)
    await daily()
    expect(await side(), 'while nobody says').toBe('partner')
    end()
    await world.advance('2m')
    world.takeMessages()

    await daily()
    expect(await side()).toBeUndefined()
    world.expectMessage(`${platform} @Anna Berg`, `${guest} no longer acts for`)
    world.expectNothingElse()
    await world.person(platform, guest).say(shared, '@Liaison case "From a full member of ours"')
    expect((await services.store.read((view) => view.cases.byNumber(1)))?.openedBy).toMatchObject({ side: 'internal' })
    world.takeMessages()
    await anna.say(shared, `@Liaison people ${partner} add @${guest}`)
    world.expectMessage(`${platform} #${shared} only Anna Berg`, `${guest} is named`, 'on the side of Northwind')
    expect(await side()).toBe('internal')
    await world.close()
  },
)
