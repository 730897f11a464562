import { describe, expect, test } from 'vitest'
import { SHEETS } from '../../src/playground/northwind/sheets.ts'
import { stateOf } from '../kit/state.ts'
import { type Met, type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { internal: 'acme-internal', shared: 'acme-shared', partner: 'acme', them: ['Mia Chen', 'Ravi Shah'] },
  teams: { internal: 'globex-internal', shared: 'globex-shared', partner: 'globex', them: ['Ida Rossi', 'Leo Park'] },
} as const

const state = (world: World) => stateOf(world.playground.liaison.services.store)

/** The card in the shared channel of a case that Tom has just opened. */
async function openCase(world: World, platform: Platform): Promise<Met> {
  const { internal, shared, partner } = PLACES[platform]
  await world.person(platform, 'Tom Ek').command(internal, `/partner case ${partner} "Orders API returns 500"`)
  world.expectMessage(`${platform} #${internal} only Tom Ek`, 'CASE-1 is open')
  return world.expectMessage(`${platform} #${shared}`, 'CASE-1')
}

/** The platform does not take changes of cards for ten minutes, so that people go on seeing the old ones. */
function holdUpdates(world: World, platform: Platform): void {
  const match = platform === 'slack' ? 'chat.update' : 'PUT'
  world.playground[platform].addFault({ on: 'api', match, times: 1, fail: 'rate-limit', retryAfterS: 600 })
}

function isPress({ what }: { what: string }): boolean {
  return what === 'invoke adaptiveCard/action'
}

/** What the one who pressed was told: in Teams the client shows it, in Slack it is a message of its own. */
function told(world: World, platform: Platform, who: string, result: unknown): string {
  if (platform === 'teams') return JSON.stringify(result)
  const mine = world.takeMessages().filter(({ where }) => where === `slack #acme-shared only ${who}`)
  expect(mine).toHaveLength(1)
  return mine[0]!.text
}

describe.for(['slack', 'teams'] as Platform[])('a button pressed on %s', (platform) => {
  const { shared, internal } = PLACES[platform]
  const [member, manager] = PLACES[platform].them

  test('of a case that was resolved meanwhile says so, shows the fresh card, and changes nothing', async () => {
    const world = await World.open()
    const card = await openCase(world, platform)
    holdUpdates(world, platform)
    await world.person(platform, 'Tom Ek').command(internal, '/partner resolve CASE-1 "It went away"')
    world.expectMessage(`${platform} #${internal} only Tom Ek`, 'CASE-1 is resolved')
    world.expectMessage(`${platform} #${shared}`, 'It went away')
    expect(world.again(card).text).not.toMatch(/resolved/iu)

    const before = await state(world)
    const result = await world.person(platform, member).press(card, 'case.acknowledge')
    const shown = JSON.stringify(world.again(card).message)
    const said = told(world, platform, member, result)
    expect(platform === 'slack' ? said : shown).toContain('CASE-1 is resolved; reopen it first')
    expect(shown).toContain('It went away')
    expect(await state(world)).toEqual(before)

    await world.advance('15m')
    expect(world.again(card).text).toMatch(/resolved/iu)
    await world.close()
  })

  test('from a card of before a change answers with the fresh card instead of acting on what was not seen', async () => {
    const world = await World.open()
    const card = await openCase(world, platform)
    holdUpdates(world, platform)
    await world.person(platform, 'Tom Ek').command(internal, '/partner severity CASE-1 1')
    world.expectMessage(`${platform} #${internal} only Tom Ek`, 'severity 1')
    const before = await state(world)
    const result = await world.person(platform, member).press(card, 'case.acknowledge')
    const shown = JSON.stringify(world.again(card).message)
    const said = told(world, platform, member, result)
    expect(platform === 'slack' ? said : shown).toContain('has changed since that card was drawn')
    expect(await state(world)).toEqual(before)

    // Pressed again on the fresh one it acts.
    await world.advance('15m')
    const again = await world.person(platform, member).press(card, 'case.acknowledge')
    expect(told(world, platform, member, again)).toContain('You own CASE-1 now')
    await world.close()
  })

  test('twice by the same person counts once', async () => {
    const world = await World.open()
    const card = await openCase(world, platform)
    const one = world.person(platform, member)
    holdUpdates(world, platform)
    expect(told(world, platform, member, await one.press(card, 'case.acknowledge'))).toContain('You own CASE-1 now')
    const before = await state(world)
    expect(told(world, platform, member, await one.press(card, 'case.acknowledge'))).toContain(
      'CASE-1 is acknowledged already; you own it.',
    )
    expect(await state(world)).toEqual(before)
    await world.advance('15m')
    expect(world.again(card).text).toMatch(/in progress/iu)
    await world.close()
  })

  test('by two people at once gives the case to one of them, and the other a sentence', async () => {
    const world = await World.open()
    const card = await openCase(world, platform)
    const { channelId, id } = card.message
    const button = /"(case\.acknowledge[^"]*)"/u.exec(JSON.stringify(card.message.payload))![1]!
    const [first, second] = [world.person(platform, member), world.person(platform, manager)]
    await Promise.all([first, second].map((person) => person.actions.press(channelId, id, button)))
    await world.settle()
    // In Teams each is told in the answer to the press itself.
    const sentences =
      platform === 'teams'
        ? world.playground.teams
            .exchanges()
            .filter(isPress)
            .map(({ response }) => JSON.stringify(response))
        : world.takeMessages().map(({ text }) => text)
    expect(sentences).toHaveLength(2)
    expect(sentences.filter((text) => text.includes('You own CASE-1 now'))).toHaveLength(1)
    expect(sentences.some((text) => /CASE-1 is acknowledged already and (?:.*) owns it/u.test(text))).toBe(true)
    const { cases, perPartner } = await state(world)
    const acknowledged = perPartner.flatMap(({ facts }) => facts).filter(({ kind }) => kind === 'CaseAcknowledged')
    expect(acknowledged).toHaveLength(1)
    expect([member, manager]).toContain(cases[0]!.owner.name)
    expect(world.again(card).text).toContain(cases[0]!.owner.name)
    await world.close()
  })

  test('that opens a form, which is then closed, leaves everything as it was', async () => {
    const world = await World.open()
    const card = await openCase(world, platform)
    const before = await state(world)
    const one = world.person(platform, member)
    await one.press(card, 'case.ask')
    await one.actions.dismiss(one.dialog().id)
    expect(one.hasDialog()).toBe(false)
    expect(await state(world)).toEqual(before)
    await world.close()
  })
})

describe('somebody who may not', () => {
  test('act on an escalation is told who may, and it climbs on', async () => {
    const world = await World.open()
    await openCase(world, 'teams')
    const ida = world.person('teams', 'Ida Rossi')
    await ida.say('globex-shared', '@Liaison escalate CASE-1 "Nobody looks at it"')
    world.expectMessage('teams #globex-shared', 'CASE-1 is escalated')
    const ladder = world.expectMessage('teams #globex-shared', 'Escalation about CASE-1')
    world.expectMessage('teams @Anna Berg', 'Escalation about CASE-1')
    const before = await state(world)
    for (const button of ['escalation.acknowledge', 'escalation.escalate-now', 'escalation.resolve'])
      expect(JSON.stringify(await ida.press(ladder, button))).toContain('ask one of them')
    expect(ida.hasDialog()).toBe(false)
    const tom = world.person('teams', 'Tom Ek')
    expect(JSON.stringify(await tom.press(ladder, 'escalation.acknowledge'))).toContain(
      'Only whoever it has called, the account manager',
    )
    expect(await state(world)).toEqual(before)
    await world.close()
  })

  test('see another partner’s case gets the very sentence of a case that does not exist', async () => {
    const world = await World.open()
    await openCase(world, 'slack')
    await world.person('teams', 'Tom Ek').command('globex-internal', '/partner case globex "Theirs"')
    world.expectMessage('teams #globex-internal only Tom Ek', 'CASE-2')
    world.expectMessage('teams #globex-shared', 'CASE-2')
    const before = await state(world)
    const leo = world.person('teams', 'Leo Park')
    const mia = world.person('slack', 'Mia Chen')
    for (const verb of ['show', 'ack', 'ask', 'reply', 'resolve', 'reopen', 'escalate', 'timeline', 'sla explain']) {
      const sentences: string[] = []
      const words = verb === 'ack' ? '' : ' "x"'
      for (const label of ['CASE-1', 'CASE-999']) {
        await leo.say('globex-shared', `@Liaison ${verb} ${label}${words}`)
        sentences.push(world.expectMessage('teams #globex-shared', `I know no ${label}`).text.replaceAll(label, 'CASE'))
      }
      for (const label of ['CASE-2', 'CASE-999']) {
        await mia.say('acme-shared', `@Liaison ${verb} ${label}${words}`)
        sentences.push(world.expectMessage('slack #acme-shared only Mia Chen', `I know no ${label}`).text)
      }
      expect(sentences[0], verb).toBe(sentences[1])
      expect(sentences[2]!.replaceAll('CASE-2', 'CASE'), verb).toBe(sentences[3]!.replaceAll('CASE-999', 'CASE'))
      world.expectNothingElse()
    }
    expect(await state(world)).toEqual(before)
    await world.close()
  })

  test('set things up is told whom to ask', async () => {
    const world = await World.open()
    await openCase(world, 'slack')
    const before = await state(world)
    const mia = world.person('slack', 'Mia Chen')
    for (const words of [
      'severity CASE-1 1',
      'assign CASE-1 @Mia Chen',
      'check now acme',
      'bind acme shared',
      'unbind acme shared',
      'add "Mine"',
      'list',
      'people acme add @Mia Chen --role sponsor',
    ]) {
      await mia.say('acme-shared', `@Liaison ${words}`)
      const { text } = world.expectMessage('slack #acme-shared only Mia Chen', 'Not done')
      expect(text, words).toMatch(/our own people/u)
      world.expectNothingElse()
    }
    expect(await state(world)).toEqual(before)
    await world.close()
  })

  test('is named by nobody gets help and nothing more, on either platform', async () => {
    const world = await World.open({ sheets: SHEETS.slice(0, 1) })
    const before = await state(world)
    const noor = world.person('slack', 'Noor Haddad')
    const leo = world.person('teams', 'Leo Park')
    for (const words of ['case acme "Let me in"', 'show acme', 'show CASE-1', 'list', 'check now acme', 'add "Mine"']) {
      await noor.say('initech-shared', `@Liaison ${words}`)
      world.expectMessage('slack #initech-shared only Noor Haddad', 'I do not know you yet, Noor Haddad')
      await leo.say('globex-shared', `@Liaison ${words}`)
      world.expectMessage('teams #globex-shared', 'I do not know you yet, Leo Park')
      world.expectNothingElse()
    }
    await noor.say('initech-shared', '@Liaison help')
    world.expectMessage('slack #initech-shared only Noor Haddad', 'You are not named as a contact')
    expect(await state(world)).toEqual(before)
    await world.close()
  })

  test('use a slash command on Slack is told so by Slack, and the bot never hears of it', async () => {
    const world = await World.open()
    const before = await state(world)
    expect(await world.person('slack', 'Mia Chen').command('acme-shared', '/partner case "x"')).toEqual({
      ok: false,
      notice: '/partner is not a valid command',
    })
    expect(await state(world)).toEqual(before)
    await world.close()
  })
})
