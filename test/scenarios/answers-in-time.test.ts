import { expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import { type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: {
    slug: 'acme',
    name: 'Acme Hosting',
    shared: 'acme-shared',
    them: 'Mia Chen',
    internal: 'acme-internal',
    opens: '1m',
  },
  teams: {
    slug: 'globex',
    name: 'Globex Agency',
    shared: 'globex-shared',
    them: 'Leo Park',
    internal: 'globex-internal',
    opens: '61m',
  },
} as const

test.each<Platform>(['slack', 'teams'])(
  'a question that our side leaves unanswered on %s is warned of, breached and climbs, until somebody writes in the thread',
  async (platform) => {
    const { slug, name, shared, them, internal, opens } = PLACES[platform]
    const world = await World.open()
    const { services } = world.playground.liaison
    const objectives = [{ measure: 'answer', obligor: 'internal', target: '1h', protects: 'Nobody waits to go on' }]
    const sheet = partnerSheet.parse({ slug, name, sla: { objectives } })
    expect(await applyPartnerSheet(services, sheet)).not.toHaveProperty('refused')
    await world.advance(opens)
    const [they, anna] = [world.person(platform, them), world.person(platform, 'Anna Berg')]
    await they.say(shared, '@Liaison case "Orders are late" --severity 3')
    const there = `${platform} #${shared}`
    const card = world.takeMessages().find(({ where, text }) => where === there && text.includes('Orders are late'))!
    await anna.reply(card, 'We look into it')
    await they.say(shared, '@Liaison ask CASE-1 "Which region is slow?"')
    world.takeMessages()
    expect(world.again(card).text).toMatch(/to reply by .*23/u)
    await world.advance('46m')
    world.expectMessage(
      there,
      'The time to answer the question on CASE-1 is running short',
      '75 % of the target of 1 h',
    )
    world.expectNothingElse()
    await world.advance('30m')
    world.expectMessage(there, 'The time to answer the question on CASE-1 has ended', 'due from Northwind')
    world.expectMessage(`${platform} #${internal}`, 'The time to answer the question on CASE-1 has ended')
    world.takeMessages()
    await anna.command(internal, '/partner')
    world.expectMessage(`${platform} #${internal} only Anna Berg`, 'CASE-1', 'overdue since', 'Reply')
    const ladders = () => services.store.read((tx) => tx.ladders.active({}))
    expect(await ladders()).toMatchObject([
      { cause: 'sla-breach', reason: 'An answer to the question was due from Northwind within 1 h.' },
    ])

    await anna.reply(card, 'Only eu-west')
    expect(await ladders()).toEqual([])
    world.takeMessages()
    await they.say(shared, '@Liaison ask CASE-1 "Since when?"')
    await anna.reply(card, 'Since nine')
    world.takeMessages()
    await anna.command(internal, '/partner sla explain CASE-1')
    const [told] = world.takeMessages()
    expect(told!.text).toMatch(
      /Time to answer, due from Northwind.*16 min of working time after it was due: the target was missed/u,
    )
    expect(told!.text).toMatch(/Time to answer \(question 2\), due from Northwind.*in time: the target was met/u)
    await world.close()
  },
)
