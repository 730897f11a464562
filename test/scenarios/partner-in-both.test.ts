import { expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import { SHEETS } from '../../src/playground/northwind/sheets.ts'
import { IN_BOTH } from '../fixtures/partner-in-both.ts'
import { type Met, World } from '../kit/world.ts'

async function openWorld(): Promise<World> {
  return World.open({ sheets: [IN_BOTH] })
}

function everywhere(world: World, ...saying: string[]): { slack: Met; teams: Met } {
  return {
    slack: world.expectMessage('slack #initech-shared', ...saying),
    teams: world.expectMessage('teams #globex-shared', ...saying),
  }
}

test('a partner with a shared channel on each platform sees one case in both, changed in both by whoever acts', async () => {
  const world = await openWorld()
  const anna = world.person('slack', 'Anna Berg')
  const leo = world.person('teams', 'Leo Park')
  const noor = world.person('slack', 'Noor Haddad')

  await anna.command('initech-shared', '/partner case "Campaign page is down" --severity 1')
  world.expectMessage('slack #initech-shared only Anna Berg', 'CASE-1 is open')
  const card = everywhere(world, 'CASE-1', 'Campaign page is down', 'Leo Park')
  world.expectNothingElse()
  const bothSay = (pattern: RegExp): void => {
    for (const met of [card.slack, card.teams]) expect(world.again(met).text).toMatch(pattern)
  }

  // Acknowledged in Teams, asked about in Slack, answered in Teams, resolved in Slack.
  await leo.press(card.teams, 'case.acknowledge')
  bothSay(/Leo Park.*in progress|in progress.*Leo Park/iu)
  await noor.press(card.slack, 'case.ask')
  await noor.submit({ text: 'Which campaign?' })
  world.expectMessage('slack #initech-shared only Noor Haddad', 'Asked')
  everywhere(world, 'Which campaign?')
  bothSay(/is waiting.*\(Northwind\) to reply/iu)
  const annaInTeams = world.person('teams', 'Anna Berg')
  await annaInTeams.say('globex-shared', '@Liaison reply CASE-1 "The winter one"')
  world.expectMessage('teams #globex-shared only Anna Berg', 'Your reply is on CASE-1')
  everywhere(world, 'The winter one')
  bothSay(/in progress/iu)
  await noor.press(card.slack, 'case.resolve')
  await noor.submit({ text: 'Server restarted' })
  world.expectMessage('slack #initech-shared only Noor Haddad', 'CASE-1 is resolved')
  everywhere(world, 'Server restarted')
  bothSay(/resolved/iu)

  // Either platform tells the same story.
  const story = ['Anna Berg (Northwind) opened', 'Leo Park (Globex Agency) acknowledged', 'Noor Haddad (Globex Agency)']
  await anna.command('initech-shared', '/partner timeline CASE-1')
  world.expectMessage('slack #initech-shared only Anna Berg', ...story)
  await annaInTeams.say('globex-shared', '@Liaison timeline CASE-1')
  world.expectMessage('teams #globex-shared only Anna Berg', ...story)
  await world.close()
})

test('a breach is said once in each shared channel, and its escalation reaches one person at one place', async () => {
  const world = await openWorld()
  const anna = world.person('slack', 'Anna Berg')
  await anna.command('initech-shared', '/partner case "Campaign page is down" --severity 1')
  world.expectMessage('slack #initech-shared only Anna Berg', 'CASE-1 is open')
  const card = everywhere(world, 'CASE-1', 'Campaign page is down')

  await world.advance('1h')
  everywhere(world, 'CASE-1 is yours now')
  everywhere(world, 'The time to acknowledge CASE-1 is running short')
  everywhere(world, 'The time to acknowledge CASE-1 has ended')
  // Leo cannot be written to alone: the shared channels call him; Anna has accounts on both, and is told where the first channel is.
  const ladder = everywhere(world, 'ESC-1', 'Escalation about CASE-1')
  const toAnna = world.expectMessage('slack @Anna Berg', 'ESC-1')
  world.expectNothingElse()

  expect(await world.person('teams', 'Leo Park').press(ladder.teams, 'escalation.acknowledge')).toMatchObject({
    ok: true,
  })
  for (const met of [ladder.slack, ladder.teams]) expect(world.again(met).text).toMatch(/is acknowledged.*Leo Park/iu)
  expect(world.again(toAnna).text).toMatch(/waits for an acknowledgement.*Leo Park has it/isu)
  expect(world.again(card.slack).text).toMatch(/overdue|missed|late/iu)
  expect(world.again(card.teams).text).toMatch(/overdue|missed|late/iu)
  await world.close()
})

test('binding a second shared channel later shows there what happens from then on', async () => {
  const [, globex] = SHEETS
  const world = await World.open({ sheets: [globex] })
  const tom = world.person('teams', 'Tom Ek')
  await tom.command('globex-internal', '/partner case globex "Before" --severity 3')
  world.expectMessage('teams #globex-internal only Tom Ek', 'CASE-1 is open')
  const before = world.expectMessage('teams #globex-shared', 'CASE-1')

  const applied = await applyPartnerSheet(world.playground.liaison.services, partnerSheet.parse(IN_BOTH))
  expect(applied).toMatchObject({ partner: { slug: 'globex' } })
  // The hours of that sheet are others, which the partner has to accept.
  await world.settle()
  everywhere(world, 'Terms with Globex Agency', 'proposed')
  await tom.command('globex-internal', '/partner case globex "After" --severity 3')
  world.expectMessage('teams #globex-internal only Tom Ek', 'CASE-2 is open')
  everywhere(world, 'CASE-2', 'After')
  await world.person('teams', 'Leo Park').press(before, 'case.acknowledge')
  expect(world.again(before).text).toMatch(/in progress/iu)
  await world.close()
})
