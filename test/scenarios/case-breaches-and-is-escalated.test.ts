import { describe, expect, test } from 'vitest'
import { World } from '../kit/world.ts'

describe.each(['http', 'socket'] as const)(
  'a case on Slack (events by %s), escalated to a manager on Teams',
  (slackDelivery) => {
    test('is acknowledged, paused, resumed, warned of, breached once, escalated, acknowledged in Teams and resolved', async () => {
      const world = await World.open({ slackDelivery })
      const tom = world.person('slack', 'Tom Ek')
      const mia = world.person('slack', 'Mia Chen')
      const mara = world.person('teams', 'Mara Lind')

      // 09:00, a team member opens a case.
      expect(
        await tom.command('acme-internal', '/partner case acme "Orders API returns 500" --severity 1'),
      ).toMatchObject({ ok: true })
      world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1', 'Acme Hosting')
      const card = world.expectMessage('slack #acme-shared', 'CASE-1', 'Orders API returns 500', 'Ravi Shah')
      world.expectNothingElse()

      // 09:20, the partner's contact acknowledges; 09:30, she asks, and the resolve clock pauses.
      await world.advance('20m')
      await mia.press(card, 'case.acknowledge')
      world.expectMessage('slack #acme-shared only Mia Chen', 'You own CASE-1 now')
      expect(world.again(card).text).toContain('Mia Chen')
      await world.advance('10m')
      await mia.press(card, 'case.ask')
      await mia.submit({ text: 'Which region is affected?' })
      world.expectMessage('slack #acme-shared', 'Which region is affected?', 'Northwind')
      world.expectMessage('slack #acme-shared only Mia Chen', 'Asked')
      expect(world.again(card).text).toMatch(/is waiting.*\(Northwind\) to reply/iu)
      expect(world.again(card).text).toMatch(/paused/iu)

      // An hour later the team answers: the clock resumes, due 14:00 instead of 13:00.
      await world.advance('1h')
      await tom.say('acme-shared', '@Liaison reply CASE-1 "Only eu-west"')
      world.expectMessage('slack #acme-shared only Tom Ek', 'Your reply is on CASE-1')
      world.expectMessage('slack #acme-shared', 'Only eu-west')
      expect(world.again(card).text).not.toMatch(/paused/iu)

      // 75 % of four hours is used at 13:00.
      await world.advanceTo(Date.parse('2026-11-23T11:59:00Z'))
      world.expectNothingElse()
      await world.advanceTo(Date.parse('2026-11-23T12:00:00Z'))
      world.expectMessage('slack #acme-shared', '75 %', 'CASE-1')
      world.expectNothingElse()

      // Due 14:00: one notice each to the shared and the internal channel, and the ladder starts with both account managers.
      await world.advanceTo(Date.parse('2026-11-23T13:00:00Z') + 1)
      world.expectMessage('slack #acme-shared', 'CASE-1', 'resolve')
      world.expectMessage('slack #acme-internal', 'CASE-1', 'resolve')
      const toAnna = world.expectMessage('slack @Anna Berg', 'ESC-1', 'CASE-1')
      const toRavi = world.expectMessage('slack @Ravi Shah', 'ESC-1', 'CASE-1')
      world.expectNothingElse()

      // Nobody acts for a quarter of an hour: the managers' channel in Teams.
      await world.advance('15m')
      const toManagers = world.expectMessage('teams #Partner escalations', 'ESC-1', 'CASE-1')
      world.expectNothingElse()

      // A manager takes it from there; every card changes in place, and the other side is called on.
      expect(await mara.press(toManagers, 'escalation.acknowledge')).toMatchObject({ ok: true })
      for (const shown of [toManagers, toAnna]) expect(world.again(shown).text).toMatch(/is acknowledged.*Mara Lind/iu)
      expect(world.again(toRavi).text).toMatch(/waits for an acknowledgement.*Northwind: Mara Lind has it, back by/isu)
      world.expectNothingElse()
      await world.advance('1h')
      world.expectNothingElse()

      // The contact resolves the case; the ladder is held, and ends as that is confirmed.
      await mia.press(card, 'case.resolve')
      await mia.submit({ text: 'Rolled the gateway back' })
      world.expectMessage('slack #acme-shared only Mia Chen', 'CASE-1 is resolved')
      world.expectMessage('slack #acme-shared', 'Rolled the gateway back')
      expect(world.again(card).text).toMatch(/resolved/iu)
      const until = /held until Northwind confirms, else until/u
      for (const shown of [toManagers, toAnna, toRavi]) expect(world.again(shown).text).toMatch(until)
      await tom.command('acme-internal', '/partner confirm CASE-1')
      world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1')
      for (const shown of [toManagers, toAnna, toRavi]) expect(world.again(shown).text).toMatch(/ESC-1 is resolved/iu)

      // The timeline says who did what, to either side.
      await tom.command('acme-internal', '/partner timeline CASE-1')
      world.expectMessage(
        'slack #acme-internal only Tom Ek',
        'Tom Ek (Northwind) opened CASE-1',
        'Mia Chen (Acme Hosting) acknowledged CASE-1',
        'Mia Chen (Acme Hosting) asked a question',
        'Tom Ek (Northwind) replied',
        'Mara Lind (Northwind) acknowledged ESC-1',
        'Mia Chen (Acme Hosting) resolved CASE-1',
      )
      await mia.say('acme-shared', '@Liaison timeline CASE-1')
      world.expectMessage(
        'slack #acme-shared only Mia Chen',
        'Tom Ek (Northwind) opened',
        'Mia Chen (Acme Hosting) resolved',
      )

      await tom.command('acme-internal', '/partner sla explain CASE-1')
      world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1', '4 h')
      await world.close()
    })
  },
)
