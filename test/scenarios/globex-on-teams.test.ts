import { describe, expect, test } from 'vitest'
import { SHEETS } from '../../src/playground/northwind/sheets.ts'
import { formAnswers } from '../kit/form-answers.ts'
import { type Met, World } from '../kit/world.ts'

/** 09:00 in London, where Globex's clocks run. */
const LONDON_NINE = Date.parse('2026-11-23T09:00:00Z')

describe('a partner that is only on Teams', () => {
  test('acknowledges and asks from the shared channel, and its breach climbs to the managers', async () => {
    const world = await World.open({ startAt: LONDON_NINE })
    const tom = world.person('teams', 'Tom Ek')
    const leo = world.person('teams', 'Leo Park')
    const mara = world.person('teams', 'Mara Lind')
    const anna = world.person('teams', 'Anna Berg')

    await tom.command('globex-internal', '/partner case globex "Landing page shows last year" --severity 1')
    world.expectMessage('teams #globex-internal only Tom Ek', 'CASE-1 is open with Globex Agency')
    const card = world.expectMessage('teams #globex-shared', 'CASE-1', 'Landing page shows last year', 'Leo Park')
    world.expectNothingElse()

    await world.advance('20m')
    world.expectMessage('teams #globex-shared', 'CASE-1 is yours now', 'Leo Park')
    expect(await leo.press(card, 'case.acknowledge')).toEqual({ ok: true, notice: 'You own CASE-1 now.' })
    expect(world.again(card).text).toMatch(/in progress/iu)
    world.expectNothingElse()

    // 09:30: a question in a dialog pauses the resolve clock; Tom's answer an hour later resumes it.
    await world.advance('10m')
    await leo.press(card, 'case.ask')
    expect(await leo.submit({ text: 'Which year should it show?' })).toMatchObject({
      ok: true,
      notice: expect.stringContaining('Asked'),
    })
    expect(leo.hasDialog()).toBe(false)
    world.expectMessage('teams #globex-shared', 'Which year should it show?', 'Northwind')
    expect(world.again(card).text).toMatch(/is waiting.*\(Northwind\) to reply, the time is paused/iu)
    await world.advance('1h')
    await tom.say('globex-internal', '@Liaison reply CASE-1 "This one"')
    world.expectMessage('teams #globex-internal only Tom Ek', 'Your reply is on CASE-1')
    world.expectMessage('teams #globex-shared', 'This one')
    expect(world.again(card).text).not.toMatch(/paused/iu)
    world.expectNothingElse()

    // Four hours and the pause: 75 % at 13:00, due at 14:00 in London.
    await world.advanceTo(Date.parse('2026-11-23T13:00:00Z'))
    world.expectMessage('teams #globex-shared', '75 %', 'CASE-1')
    await world.advanceTo(Date.parse('2026-11-23T13:59:00Z'))
    world.expectNothingElse()
    await world.advanceTo(Date.parse('2026-11-23T14:00:00Z') + 1)
    world.expectMessage('teams #globex-shared', 'time to resolve CASE-1 has ended')
    world.expectMessage('teams #globex-internal', 'time to resolve CASE-1 has ended')
    const toAnna = world.expectMessage('teams @Anna Berg', 'Escalation about CASE-1')
    const toLeo = world.expectMessage('teams #globex-shared', 'Escalation about CASE-1')
    world.expectNothingElse()
    expect(JSON.stringify(toLeo.message.payload)).toContain('<at>Leo Park</at>')
    expect(toLeo.text).not.toContain('Internal:')

    await world.advance('15m')
    const toManagers = world.expectMessage('teams #Partner escalations', 'Escalation about CASE-1')
    world.expectNothingElse()
    // Anna's chat is slow to take the change, so she still sees the card from before: its button takes nobody a step higher.
    world.playground.teams.addFault({
      on: 'api',
      match: await anna.actions.directChannel(),
      times: 1,
      fail: 'rate-limit',
      retryAfterS: 600,
    })
    expect(await mara.press(toManagers, 'escalation.acknowledge')).toEqual({
      ok: true,
      notice: expect.stringMatching(
        /^You have ESC-1 now\. It stops climbing on your side; .* you are asked how it stands\.$/u,
      ),
    })
    expect(world.again(toManagers).text).toMatch(/is acknowledged.*Mara Lind/iu)
    // The side that owes is not stopped by that, and both read how each of them stands.
    expect(world.again(toLeo).text).toMatch(/waits for an acknowledgement.*Northwind: Mara Lind has it/isu)
    expect(await leo.press(toLeo, 'escalation.acknowledge')).toMatchObject({ ok: true })
    expect(world.again(toLeo).text).toMatch(/is acknowledged.*Leo Park/iu)
    expect(world.again(toAnna).text).toMatch(/waits for an acknowledgement/iu)
    expect(await anna.press(toAnna, 'escalation.escalate-now')).toMatchObject({ ok: true })
    const fresh = world.again(toAnna)
    expect(JSON.stringify(fresh.message.payloadFor?.[anna.id])).toContain('Mara Lind has acknowledged ESC-1')
    await world.advance('15m')
    expect(world.again(toAnna).text).toMatch(/is acknowledged.*Mara Lind/iu)
    await anna.tellBot('next ESC-1')
    world.expectMessage('teams @Anna Berg', 'Mara Lind has acknowledged ESC-1')
    await world.advance('1h')
    world.expectNothingElse()

    await leo.press(card, 'case.resolve')
    expect(await leo.submit({ text: 'Published this year’s page' })).toEqual({
      ok: true,
      notice: 'CASE-1 is resolved.',
    })
    world.expectMessage('teams #globex-shared', 'Published this year’s page')
    for (const shown of [toAnna, toLeo, toManagers]) expect(world.again(shown).text).toContain('held until Northwind')
    await anna.tellBot('confirm CASE-1')
    world.expectMessage('teams @Anna Berg', 'You have confirmed that CASE-1 is solved.')
    for (const shown of [card, toAnna, toLeo, toManagers]) expect(world.again(shown).text).toMatch(/is resolved/iu)
    await world.close()
  })

  test('a case opened by mention shows the same card, and the mention is answered privately', async () => {
    const world = await World.open({ startAt: LONDON_NINE })
    const tom = world.person('teams', 'Tom Ek')
    const ida = world.person('teams', 'Ida Rossi')
    await tom.say('globex-internal', '@Liaison case globex "Banner is cut off" --severity 2')
    world.expectMessage('teams #globex-internal only Tom Ek', 'CASE-1 is open')
    world.expectMessage('teams #globex-shared', 'CASE-1', 'Banner is cut off', 'Leo Park')
    // In the shared channel the outsider speaks of her own partner without naming it.
    await ida.say('globex-shared', '@Liaison case "Brand guide is out of date" --severity 3 --kind request')
    // Nothing private reaches another tenant: she is answered in the open, in her own thread.
    world.expectMessage('teams #globex-shared', 'CASE-2 is open')
    world.expectMessage('teams #globex-shared', 'CASE-2', 'Brand guide is out of date', 'Anna Berg')
    await world.close()
  })

  test('a health check asks our people in personal chats and the partner’s from the shared card’s dialog', async () => {
    const world = await World.open({ startAt: LONDON_NINE })
    const anna = world.person('teams', 'Anna Berg')
    const tom = world.person('teams', 'Tom Ek')
    const leo = world.person('teams', 'Leo Park')
    const ida = world.person('teams', 'Ida Rossi')

    await anna.command('globex-internal', '/partner check now globex')
    world.expectMessage('teams #globex-internal only Anna Berg', 'CHECK-1 with Globex Agency is open')
    const asked = {
      anna: world.expectMessage('teams @Anna Berg', 'CHECK-1', 'Globex Agency'),
      tom: world.expectMessage('teams @Tom Ek', 'CHECK-1', 'Globex Agency'),
      partner: world.expectMessage('teams #globex-shared', 'CHECK-1', 'Northwind', '0 of 2'),
    }
    world.expectNothingElse()

    await leo.press(asked.partner, 'check-in.answer')
    expect(await leo.submit(formAnswers(leo.dialog(), '5'))).toMatchObject({
      notice: expect.stringContaining('Thank you'),
    })
    expect(world.again(asked.partner).text).toContain('1 of 2')

    // A low answer asks what happened, in the same dialog.
    await ida.press(asked.partner, 'check-in.answer')
    await ida.submit(formAnswers(ida.dialog(), '2'))
    expect(JSON.stringify(ida.dialog().payload)).toContain('What happened')
    expect(await ida.submit({ text: 'Briefs come late', show_words: 'yes' })).toMatchObject({
      notice: expect.stringContaining('Thank you'),
    })
    expect(ida.hasDialog()).toBe(false)
    expect(world.again(asked.partner).text).toContain('2 of 2')

    for (const [person, prompt] of [
      [anna, asked.anna],
      [tom, asked.tom],
    ] as [typeof anna, Met][]) {
      await person.press(prompt, 'check-in.answer')
      expect(await person.submit(formAnswers(person.dialog(), '4'))).toMatchObject({ ok: true })
      expect(person.hasDialog()).toBe(false)
      expect(world.again(prompt).text).toMatch(/answered/iu)
    }
    world.expectNothingElse()

    await world.advance('7 days')
    const shared = world.expectMessage('teams #globex-shared', 'CHECK-1', 'Health check result')
    const internal = world.expectMessage('teams #globex-internal', 'CHECK-1', 'Health check result')
    expect(internal.text).toContain('Briefs come late')
    expect(shared.text).toContain('Briefs come late')
    await world.close()
  })

  test('an outsider is told nothing about their partnership in a channel that is not shared with their company', async () => {
    const sheets = SHEETS.slice(1).map((sheet) => ({ ...Object(sheet), channels: [] }))
    const world = await World.open({ startAt: LONDON_NINE, sheets })
    const leo = world.person('teams', 'Leo Park')
    for (const words of ['show globex', 'case "Where to begin"', 'ask CASE-1', 'help']) {
      await leo.say('globex-shared', `@Liaison ${words}`)
      world.expectMessage('teams #globex-shared', 'Please ask me in the channel that your company shares with us')
      world.expectNothingElse()
    }
    await world.close()
  })
})
