import { expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import { type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { slug: 'acme', name: 'Acme Hosting', them: 'Mia Chen', head: 'Ravi Shah', opens: '1m' },
  teams: { slug: 'globex', name: 'Globex Agency', them: 'Leo Park', head: 'Leo Park', opens: '61m' },
} as const

const LEVELS = {
  ...{ measure: 'resolve', severity: 3, obligor: 'internal', target: '2h', protects: 'Nobody waits' },
  levels: ['-50 % sent', '-15m', '+1h'],
}

/** What tells people of the partner is its affair: it accepts it. */
test.each<Platform>(['slack', 'teams'])(
  'levels on %s: one before the due time is said, once, to whom the terms name on both sides; another changes the card; one after it joins the escalation',
  { timeout: 60_000 },
  async (platform) => {
    const { slug, name, them, head, opens } = PLACES[platform as keyof typeof PLACES]
    const shared = `${slug}-shared`
    const there = `${platform} #${shared}`
    const world = await World.open()
    const { services } = world.playground.liaison
    const apply = async (tells: object) => {
      const sheet = partnerSheet.parse({ slug, name, sla: { objectives: [{ ...LEVELS, tells }] } })
      expect(await applyPartnerSheet(services, sheet)).not.toHaveProperty('refused')
    }
    await apply({ internal: ['account-manager'], partner: ['account-manager'] })
    const [they, theirHead] = [world.person(platform, them), world.person(platform, head)]
    await world.advance(opens)
    const proposed = world.takeMessages().find(({ text }) => text.includes('tells besides the owner'))!
    expect(proposed.text).toMatch(/from nobody to the account manager/u)
    await theirHead.press(proposed, 'proposal.accept')
    world.takeMessages()
    await they.say(shared, '@Liaison case "Orders are late" --severity 3')
    const card = world.takeMessages().find(({ where, text }) => where === there && text.includes('Orders are late'))!
    // In Slack clocks stand among the details of a card.
    const expectOnCard = (words: string) => {
      if (platform === 'teams') expect(world.again(card).text).toContain(words)
    }
    const running = () =>
      world.takeMessages().filter(({ where, text }) => where === there && text.includes('running short'))

    await world.advance('62m')
    const [said, ...more] = running()
    expect(more).toEqual([])
    expect(said?.text).toContain('50 % of the target of 2 h is used')
    expect(said?.text).toMatch(/Told besides, by the terms: <(?:@U0RAVISHAH>|at>Leo Park<)/u)
    expectOnCard('at most 50 % left')

    await world.advance('44m')
    expect(running()).toEqual([])
    expectOnCard('at most 15 min left')

    await world.advance('20m')
    const ladders = () => services.store.read((tx) => tx.ladders.active({}))
    expect(await ladders()).toHaveLength(1)
    world.takeMessages()
    await world.advance('60m')
    expect(await ladders()).toHaveLength(1)
    expectOnCard('for 1 h and more')
    const facts = await services.store.read(async (tx) => tx.facts.of((await tx.partners.bySlug(slug))!.id))
    const reasons = facts.flatMap(({ kind, data }) => (kind === 'EscalationReasonAdded' ? [data['reason']] : []))
    expect(reasons).toEqual(['A resolution was due from Northwind within 2 h, and is overdue by 1 h.'])
    world.takeMessages()
    await world.close()
  },
)
