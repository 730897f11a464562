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

/** A case that our side owes, taken up in its thread; `objectives`: what our side promises besides. */
async function taken(platform: Platform, objectives: object[]) {
  const { slug, name, shared, them, internal, opens } = PLACES[platform as keyof typeof PLACES]
  const world = await World.open()
  const { services } = world.playground.liaison
  const sheet = partnerSheet.parse({ slug, name, sla: { objectives } })
  expect(await applyPartnerSheet(services, sheet)).not.toHaveProperty('refused')
  await world.advance(opens)
  const [they, anna] = [world.person(platform, them), world.person(platform, 'Anna Berg')]
  await they.say(shared, '@Liaison case "Orders are late" --severity 3')
  const there = `${platform} #${shared}`
  const card = world.takeMessages().find(({ where, text }) => where === there && text.includes('Orders are late'))!
  await anna.reply(card, 'We look into it')
  world.takeMessages()
  const ladders = () => services.store.read((tx) => tx.ladders.active({}))
  const command = async (text: string) => {
    world.takeMessages()
    await anna.command(internal, text)
    return world.takeMessages()[0]!.text
  }
  return { world, they, anna, card, shared, there, inside: `${platform} #${internal}`, ladders, command }
}

const promise = (measure: string, target: string) => ({
  measure,
  obligor: 'internal',
  target,
  protects: 'Nobody waits',
})

test.each<Platform>(['slack', 'teams'])(
  'a question that our side leaves unanswered on %s is warned of, breached and climbs, until somebody writes in the thread',
  async (platform) => {
    const { world, they, anna, card, shared, there, inside, ladders, command } = await taken(platform, [
      promise('answer', '1h'),
    ])
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
    world.expectMessage(inside, 'The time to answer the question on CASE-1 has ended')
    world.takeMessages()
    expect(await command('/partner')).toMatch(/CASE-1.*overdue since.*Reply/u)
    expect(await ladders()).toMatchObject([
      { cause: 'sla-breach', reason: 'An answer to the question was due from Northwind within 1 h.' },
    ])

    await anna.reply(card, 'Only eu-west')
    expect(await ladders()).toEqual([])
    world.takeMessages()
    await they.say(shared, '@Liaison ask CASE-1 "Since when?"')
    await anna.reply(card, 'Since nine')
    const told = await command('/partner sla explain CASE-1')
    expect(told).toMatch(
      /Time to answer, due from Northwind.*16 min of working time after it was due: the target was missed/u,
    )
    expect(told).toMatch(/Time to answer \(question 2\), due from Northwind.*in time: the target was met/u)
    if (platform === 'teams') return world.close()

    // What was written under the card counts from when it was written, once its side says that it needs an answer.
    await they.reply(card, 'Is Asia slow too?')
    const offered = world.expectMessage(`${there} only Mia Chen`, 'If it needs an answer')
    await world.advance('40m')
    await they.press(offered, 'message.ask')
    expect(world.again(card).text).toMatch(/to reply by Mon 23 Nov 2026, 11:17/u)
    world.takeMessages()
    await world.close()
  },
)

test.each<Platform>(['slack', 'teams'])(
  'of our side, silent on %s for longer than it promised, that is said in the thread and climbs, until somebody writes; a word that is deleted was none',
  async (platform) => {
    const { world, they, anna, card, there, ladders, command } = await taken(platform, [promise('update', '2h')])
    await they.reply(card, 'Any news?')
    await world.advance('91m')
    world.expectMessage(there, 'The time for an update on CASE-1 is running short', '75 % of the target of 2 h')
    world.takeMessages()
    await anna.reply(card, 'Thanks')
    await anna.reply(card, 'We have found the cable')
    await world.advance('119m')
    expect(world.takeMessages().map(({ text }) => text)).toEqual([expect.stringContaining('is running short')])
    await world.advance('2m')
    // One queue for each place: whichever of them is told first.
    const said = world.expectMessage(there, 'The time for an update on CASE-1 has ended')
    world.takeMessages()
    expect(said.text).toMatch(/The time for an update on CASE-1 has ended.*Anna Berg.* to write an update, due since/u)
    expect(said.text).toMatch(
      /Northwind has said nothing here since .*: the target of 2 h is used up, and an update is due/u,
    )
    expect(await ladders()).toMatchObject([{ reason: 'An update was due from Northwind within 2 h.' }])
    expect(await command('/partner')).toMatch(/CASE-1.*overdue since.*Reply/u)
    expect(world.again(card).text).toMatch(/Anna Berg.* \(Northwind\) to write an update, overdue since/u)

    await anna.reply(card, 'It is mended by noon')
    expect(await ladders()).toEqual([])
    expect(world.again(card).text).toMatch(/to write an update by/u)
    await anna.remove(anna.written())
    expect(await ladders()).toMatchObject([{ cause: 'sla-breach' }])
    await anna.reply(card, 'It is mended by two')
    await anna.reply(card, 'Which region do you see it in?')
    await they.reply(card, 'All of them')
    expect(await command('/partner sla explain CASE-1')).toMatch(
      /Time to update, due from Northwind.*wrote on .*, and before that each time within the target.*the target was missed/u,
    )
    expect(await command('/partner timeline CASE-1')).toContain('update clock of CASE-1')
    await world.close()
  },
)
