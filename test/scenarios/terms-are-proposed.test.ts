import { expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { recordedLog } from '../kit/recorded-log.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import { type Platform, World } from '../kit/world.ts'

type Story = Record<'slug' | 'name' | 'shared' | 'manager' | 'contact', string> & { platform: Platform }

const STORIES: Story[] = [
  {
    ...{ platform: 'slack', slug: 'acme', name: 'Acme Hosting', shared: 'acme-shared' },
    ...{ manager: 'Ravi Shah', contact: 'Mia Chen' },
  },
  {
    ...{ platform: 'teams', slug: 'globex', name: 'Globex Agency', shared: 'globex-shared' },
    ...{ manager: 'Leo Park', contact: 'Ida Rossi' },
  },
]

test.each(STORIES)(
  'on $platform a change that loosens what we owe waits in the shared channel for the account manager of the partner',
  async ({ platform, slug, name, shared, manager, contact }) => {
    const world = await World.open({ log: recordedLog().log })
    const { services } = world.playground.liaison
    const there = `${platform} #${shared}`
    const [anna, leo, ida] = ['Anna Berg', manager, contact].map((one) => world.person(platform, one))
    const partner = async () => (await services.store.read((view) => view.partners.bySlug(slug)))!
    const version = async () => (await partner()).agreement.version
    const owe = async (hours: number, obligor = 'internal') => {
      const one = { measure: 'resolve', severity: 1, obligor, target: `${hours}h`, protects: 'Orders' }
      const sheet = partnerSheet.parse({ slug, name, sla: { objectives: [one] } })
      expect(await applyPartnerSheet(services, sheet)).not.toHaveProperty('refused')
      await world.settle()
    }
    const said = (answer: { notice?: string }, saying: string) => {
      if (platform === 'teams' && answer.notice !== undefined) expect(answer.notice).toContain(saying)
      else world.expectMessage(`${there} only ${contact}`, saying)
    }

    await owe(8)
    const card = world.expectMessage(there, `Terms with ${name}`, '1 change proposed', 'from 4 h to 8 h')
    expect(await version()).toBe(2)
    const answer = await ida!.press(card, 'proposal.accept')
    said(answer, 'On your side, the account manager and the sponsor accept terms')
    world.expectNothingElse()

    // Something joins it: the same card says so, and what was read before cannot be accepted.
    await owe(2, 'partner')
    expect(world.again(card).text).toContain('2 changes proposed')
    await leo!.press(card, 'proposal.decline')
    await owe(1, 'partner')
    await leo!.submit({ text: 'One hour is too short for us' })
    expect(JSON.stringify([leo!.dialog().payload, leo!.dialog().errors])).toContain('has changed since')
    await leo!.submit({ text: 'One hour is too short for us' })
    expect(world.again(card).text).toContain('declined')
    world.expectMessage(there, 'are declined', 'One hour is too short for us')
    world.takeMessages()
    expect(await version()).toBe(3)

    await owe(8)
    const second = world.expectMessage(there, '1 change proposed')
    await leo!.press(second, 'proposal.accept')
    expect(world.again(second).text).toContain(`accepted · by ${manager}`)
    world.expectMessage(there, 'are accepted')
    world.takeMessages()
    expect(await version()).toBe(4)
    await anna!.tellBot(`sla ${slug}`)
    world.expectMessage(`${platform} @Anna Berg`, `accepted by ${name}`, `Accepted by ${manager}`)

    // Where the bot is not, nothing can be read; it stands there once the bot is back.
    await world.on(platform).removeBot(shared)
    await owe(9)
    world.takeMessages()
    await world.on(platform).inviteBot(shared)
    const third = world.expectMessage(there, '1 change proposed', 'from 8 h to 9 h')
    world.takeMessages()
    await anna!.press(third, 'proposal.take-back')
    expect(world.again(third).text).toContain('taken back')
    world.takeMessages()
    await world.close()
  },
)
