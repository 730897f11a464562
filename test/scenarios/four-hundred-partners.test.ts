import { expect, test } from 'vitest'
import { SLACK, slackWorld } from '../../src/playground/northwind/slack-world.ts'
import { stateOf } from '../kit/state.ts'
import { type Met, type Platform, World } from '../kit/world.ts'

const COUNT = 400
const KINDS = ['Logistics', 'Hosting and Managed Services International', 'Werbung GmbH & Co. KG', 'ロジスティクス']

/** Those with a channel of their own, in which they read of their cases. */
const HEARD = Array.from({ length: 8 }, (_, nth) => (nth + 1) * 49)

const WORLD = {
  ...slackWorld,
  channels: [
    ...slackWorld.channels,
    ...HEARD.map((nth) => ({
      ...{ id: `C0MANY${nth}`, name: `many-${nth}-shared`, memberIds: [SLACK.anna, SLACK.ravi] },
      ...{ sharedWithTeamIds: [SLACK.acme], botPresent: true },
    })),
  ],
}

/** Beside those of the tour, each run as Acme is, and all of them with Anna as their account manager. */
async function registerMany(world: World): Promise<void> {
  await world.playground.liaison.services.store.transact(async (tx) => {
    const acme = (await tx.partners.bySlug('acme'))!
    const agreement = (await tx.agreements.get(acme.agreement.id))!
    const anna = (await tx.people.byAccount({ platform: 'slack', tenantId: SLACK.northwind, userId: SLACK.anna }))!
    const known = await tx.partners.list()
    for (let nth = 1; nth <= COUNT - known.length; nth += 1) {
      const slug = `many-${nth}`
      const name = `${String.fromCharCode(65 + (nth % 26))}${nth} ${KINDS[nth % KINDS.length]}`
      await tx.partners.insert({ ...acme, id: slug, slug, name, agreement: { id: `of-${slug}`, version: 1 } })
      await tx.agreements.insert({ ...agreement, id: `of-${slug}`, partnerId: slug, version: 1 })
      await tx.memberships.add({ partnerId: slug, personId: anna.id, side: 'internal', role: 'account-manager' })
    }
    for (const nth of HEARD) {
      const at = { platform: 'slack', tenantId: SLACK.northwind, conversationId: `C0MANY${nth}` }
      const known = await tx.conversations.at(at.platform, at.tenantId, at.conversationId)
      const id = known?.id ?? `channel-${nth}`
      if (!known)
        await tx.conversations.insert({ id, ...at, kind: 'channel', name: `many-${nth}-shared`, present: true })
      await tx.bindings.add({ partnerId: `many-${nth}`, conversationRowId: id, purpose: 'shared' })
    }
  })
}

const PLACES = {
  slack: { shared: 'acme-shared', internal: 'acme-internal' },
  teams: { shared: 'globex-shared', internal: 'globex-internal' },
} as const

test(
  'with four hundred partners every list goes on to its end, and the one that is wanted is found by typing',
  { timeout: 180_000 },
  async () => {
    const world = await World.open({ digestAt: '09:00', slackWorld: WORLD })
    await registerMany(world)
    const { store } = world.playground.liaison.services
    for (const platform of ['slack', 'teams'] as Platform[]) {
      const anna = world.person(platform, 'Anna Berg')
      const latest = (...saying: string[]): Met => {
        const all = world.takeMessages()
        const met = all.find(({ text }) => saying.every((words) => text.includes(words)))
        if (!met) throw new Error(`nothing says ${saying.join(' and ')}, but ${all.map(({ text }) => text).join('\n')}`)
        return met
      }
      const answers = async (line: string, ...saying: string[]): Promise<Met> => {
        await anna.tellBot(line)
        return latest(...saying)
      }

      // All of them, page by page, each once; the other platform draws the same pages.
      const until = platform === 'slack' ? COUNT : 31
      const names: string[] = []
      let page = await answers('list', `Partners: ${COUNT} · 1 to 15`)
      for (let from = 16; from <= until; from += 15) {
        names.push(...page.text.matchAll(/(many-\d+)/gu).map(([, slug]) => slug!))
        await anna.press(page, 'partner.list')
        page = latest(`Partners: ${COUNT} · ${from} to `)
      }
      names.push(...page.text.matchAll(/(many-\d+)/gu).map(([, slug]) => slug!))
      // Beside the two of the tour.
      if (until === COUNT) expect(new Set(names).size).toBe(COUNT - 2)
      expect(JSON.stringify(page.message.payload).includes('Show the next')).toBe(until < COUNT)

      // A name is understood, and a slip of the finger in it is guessed.
      await answers('show many-396', '(many-396)')
      await answers('show "H397 hosting and managed services international"', '(many-397)')
      await answers('show many-3966', 'Did you mean')
      await answers('help', 'What you can say')

      // The form asks with whom, and takes the last as well as the first.
      await anna.tellBot('Orders are late since nine')
      world.takeMessages()
      await anna.useMessageAction(anna.written(), 'case.from-message')
      const asked = JSON.stringify(anna.dialog().payload)
      expect(asked.length).toBeLessThan(platform === 'teams' ? 28_000 : 250_000)
      if (platform === 'teams') {
        await anna.submit({ partner: 'many-39x', title: 'Orders are late', severity: '3', kind: 'incident' })
        expect(JSON.stringify(anna.dialog().payload)).toContain('Did you mean')
      } else expect(asked).toContain('"value":"many-1"')
      await anna.submit({ partner: 'many-392', title: 'Orders are late', severity: '3', kind: 'incident' })
      expect(anna.hasDialog()).toBe(false)
      world.takeMessages()

      // Whoever opens many within an hour is asked whether they mean it.
      await world.advance('61m')
      // Cases with many of them, and what needs whoever answers for all.
      for (const nth of HEARD) await anna.tellBot(`case many-${nth} "Case ${nth}" --severity 4`)
      world.takeMessages()
      const cases = (await stateOf(store)).cases.length
      let listed = await answers('cases', 'Open cases: more than')
      const labels = new Set<string>()
      for (;;) {
        for (const [label] of listed.text.matchAll(/CASE-\d+/gu)) labels.add(label)
        if (!JSON.stringify(listed.message.payload).includes('Show the next')) break
        await anna.press(listed, 'case.list')
        listed = latest('Open cases')
      }
      expect(labels.size).toBe(cases)
      await answers('mine', 'needs you')
      await world.advance('61m')
      await answers('overdue', 'Overdue cases')
      await anna.command(PLACES[platform].shared, '/partner mine')
      latest('needs you')
      await anna.command(PLACES[platform].internal, '/partner')
      latest('needs you')
    }
    expect(JSON.stringify((await world.slack.openHome('Anna Berg'))?.payload)).toContain('needs you')
    await world.advance('1 day')
    world.takeMessages()
    await world.close()
  },
)
