import { describe, expect, test } from 'vitest'
import { stateOf } from '../kit/state.ts'
import { type Met, type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { shared: 'acme-shared', them: 'Mia Chen', head: 'Ravi Shah', internal: 'acme-internal' },
  teams: { shared: 'globex-shared', them: 'Leo Park', head: 'Leo Park', internal: 'globex-internal' },
} as const

const casesIn = async (world: World) => (await stateOf(world.playground.liaison.services.store)).cases

/** Everything the bot has said since the last time, and the one that says so. */
function latest(world: World, ...saying: string[]): Met {
  const met = world.takeMessages().find(({ text }) => saying.every((words) => text.includes(words)))
  if (!met) throw new Error(`nothing says ${saying.join(' and ')}`)
  return met
}

describe.for(['slack', 'teams'] as Platform[])('what needs somebody on %s', (platform) => {
  const { shared, them, head, internal } = PLACES[platform]

  test('is listed for whoever says nothing, page after page, and each line’s button moves it on', async () => {
    const world = await World.open()
    const [they, anna] = [world.person(platform, them), world.person(platform, 'Anna Berg')]
    for (let number = 1; number <= 7; number += 1)
      await they.say(shared, `@Liaison case "Number ${number}" --severity ${1 + (number % 4)}`)
    world.takeMessages()
    await anna.command(internal, '/partner')
    const first = latest(world, 'What needs you: 7')
    expect(first.text).not.toContain('Number 7')
    await anna.press(first, 'case.acknowledge:CASE-4')
    expect((await casesIn(world)).find(({ number }) => number === 4)).toMatchObject({ status: 'in-progress' })
    world.takeMessages()
    await anna.press(first, 'needs.list')
    expect(latest(world, 'What needs you').text).toContain('Number 7')
    // A button of a line that was pressed before answers with how it stands.
    await anna.press(first, 'case.acknowledge:CASE-4')
    expect((await casesIn(world)).find(({ number }) => number === 4)).toMatchObject({ status: 'in-progress' })
    world.takeMessages()
    await they.say(shared, '@Liaison mine')
    expect(latest(world, 'Nothing needs you').text).not.toContain('CASE-')
    await they.say(shared, '@Liaison cases severity 1')
    expect(latest(world, 'Open cases of severity 1').text).toContain('Number 4')
    await world.close()
  })

  test('opens as a dialog from the details of a shared card, for those to whom nothing is written alone, and goes on from there', async () => {
    const world = await World.open()
    const [they, tom] = [world.person(platform, head), world.person(platform, 'Tom Ek')]
    await tom.command(internal, `/partner case ${shared.replace('-shared', '')} "Orders are late" --severity 3`)
    await tom.command(internal, `/partner case ${shared.replace('-shared', '')} "Invoices are wrong" --severity 2`)
    const card = world
      .takeMessages()
      .find(({ where, text }) => where === `${platform} #${shared}` && text.includes('CASE-1'))!
    const ask = async () => {
      // Where nothing is folded, details are shown alone; where they are, everybody has the line.
      if (platform === 'teams') return they.press(card, 'needs.choose')
      await they.press(card, 'subject.show')
      return they.press(latest(world, 'CASE-1'), 'needs.choose')
    }
    await ask()
    const dialog = JSON.stringify(they.dialog().payload)
    expect(dialog).toMatch(/CASE-2[^"]*Invoices are wrong.*CASE-1[^"]*Orders are late/su)
    const [what = ''] = /case\.acknowledge CASE-2 \d+/u.exec(dialog) ?? []
    await they.submit({ what })
    expect((await casesIn(world)).find(({ number }) => number === 2)).toMatchObject({
      status: 'in-progress',
      owner: { name: head },
    })
    world.takeMessages()
    await world.close()
  })
})

test('the Home tab on Slack shows one of ours the same list whenever they look, and after what they press there', async () => {
  const world = await World.open()
  const [mia, anna] = [world.person('slack', 'Mia Chen'), world.person('slack', 'Anna Berg')]
  const { slack } = world
  const textAt = async (name: string) => JSON.stringify((await slack.openHome(name))?.payload ?? null)
  expect(await textAt('Anna Berg')).toContain('Nothing needs you')
  await mia.say('acme-shared', '@Liaison case "Orders API returns 500" --severity 1')
  const home = (await slack.openHome('Anna Berg'))!
  expect(JSON.stringify(home.payload)).toContain('Orders API returns 500')
  world.takeMessages()
  expect(await anna.actions.press('', home.id, 'case.acknowledge:CASE-1')).toMatchObject({ ok: true })
  await world.settle()
  expect((await casesIn(world))[0]).toMatchObject({ status: 'in-progress', owner: { name: 'Anna Berg' } })
  expect(world.takeMessages().find(({ where }) => where === 'slack @Anna Berg')?.text).toContain('You own CASE-1')
  const after = world.playground.slack.homeOf(anna.id)!
  expect(JSON.stringify(after.payload)).toContain('Resolve')
  // A form opens from there as from anywhere.
  expect(await anna.actions.press('', after.id, 'case.resolve:CASE-1')).toMatchObject({ ok: true })
  await world.settle()
  expect(world.workplace('slack').dialogs.map(({ personId }) => personId)).toEqual([anna.id])
  await world.close()
})

test('nobody else has a Home tab, and whoever opens the tab of messages is told nothing', async () => {
  const world = await World.open()
  const { slack } = world
  expect(await slack.openHome('Mia Chen')).toBeUndefined()
  expect(await slack.openHome('Anna Berg', 'messages')).toBeUndefined()
  world.expectNothingElse()
  // A Home tab that Slack does not draw is no trouble to anybody: it is drawn when they look again.
  world.playground.slack.addFault({ on: 'api', match: 'views.publish', fail: 'server-error', status: 500, times: 1 })
  await slack.openHome('Anna Berg')
  world.expectNothingElse()
  await world.close()
})
