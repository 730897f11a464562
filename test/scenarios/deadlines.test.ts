import { describe, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/time/instant.ts'
import { SECOND } from '../../src/domain/time/instant.ts'
import { deliverAsSlack } from '../kit/send-as-slack.ts'
import { World } from '../kit/world.ts'

/** Clocks of the newest case, by what they measure. */
async function clockOf(world: World, measure: 'acknowledge' | 'resolve') {
  return world.playground.liaison.services.store.read(async (view) => {
    const [newest] = await view.cases.list({ unresolved: false, limit: 1 })
    return (await view.clocks.ofSubject('case', newest!.id)).findLast((clock) => clock.measure === measure)!
  })
}

const WINDOWS: {
  when: string
  platform: 'slack' | 'teams'
  opened: string
  due: string
  said: RegExp
  isToldAlone?: boolean
}[] = [
  {
    when: 'on a Friday at 16:30 is due on Monday at 09:30',
    ...{ platform: 'slack', opened: '2026-11-20T15:30:00Z', due: '2026-11-23T08:30:00Z' },
    said: /23 Nov 2026, 09:30 \(Europe\/Paris\)/u,
  },
  {
    when: 'before the weekend on which summer time ends is due at the same time of the day',
    ...{ platform: 'slack', opened: '2026-10-23T14:30:00Z', due: '2026-10-26T08:30:00Z' },
    said: /26 Oct 2026, 09:30 \(Europe\/Paris\)/u,
  },
  {
    when: 'before the weekend on which summer time begins, which is Easter, is due after Easter Monday',
    ...{ platform: 'slack', opened: '2027-03-26T15:30:00Z', due: '2027-03-30T07:30:00Z' },
    said: /30 Mar 2027, 09:30 \(Europe\/Paris\)/u,
    // Ravi Shah's own holidays last until then: his day begins after it.
    isToldAlone: false,
  },
  {
    when: 'on the afternoon before Christmas is due on the next working day in France',
    ...{ platform: 'slack', opened: '2026-12-24T15:30:00Z', due: '2026-12-28T08:30:00Z' },
    said: /28 Dec 2026, 09:30 \(Europe\/Paris\)/u,
  },
  {
    when: 'on the afternoon before Christmas is due after Boxing Day, kept on the Monday, in England',
    ...{ platform: 'teams', opened: '2026-12-24T16:30:00Z', due: '2026-12-29T09:30:00Z' },
    said: /29 Dec 2026, 09:30 \(Europe\/London\)/u,
  },
]

describe('a case of severity 1, to be acknowledged within a working hour, opened', () => {
  test.for(WINDOWS)('$when', async ({ platform, opened, due, said, isToldAlone = true }) => {
    const world = await World.open({ startAt: Date.parse(opened) })
    const [partner, internal, shared] =
      platform === 'slack' ? ['acme', 'acme-internal', 'acme-shared'] : ['globex', 'globex-internal', 'globex-shared']
    const tom = world.person(platform, 'Tom Ek')
    await tom.command(internal, `/partner case ${partner} "Nothing works" --severity 1`)
    world.expectMessage(`${platform} #${internal} only Tom Ek`, 'CASE-1')
    world.expectMessage(`${platform} #${shared}`, 'CASE-1')
    const dueAt: Instant = Date.parse(due)
    expect(await clockOf(world, 'acknowledge')).toMatchObject({ status: 'running', dueAt })

    // 75 % of the hour, then nothing more until it is due.
    await world.advanceTo(dueAt - 15 * 60 * SECOND - 10 * SECOND)
    if (isToldAlone)
      world.expectMessage(platform === 'slack' ? 'slack @Ravi Shah' : `teams #${shared}`, 'CASE-1 is yours now')
    world.expectNothingElse()
    await world.advanceTo(dueAt - 15 * 60 * SECOND)
    world.expectMessage(`${platform} #${shared}`, '75 %')
    await world.advanceTo(dueAt - 10 * SECOND)
    world.expectNothingElse()
    await world.advanceTo(dueAt + 1)
    const notice = world.expectMessage(`${platform} #${shared}`, 'The time to acknowledge CASE-1 has ended')
    world.expectMessage(`${platform} #${internal}`, 'The time to acknowledge CASE-1 has ended')
    world.takeMessages()
    if (platform === 'slack') expect(notice.text).toMatch(said)
    expect(await clockOf(world, 'acknowledge')).toMatchObject({ breachedAt: dueAt })

    await tom.command(internal, '/partner sla explain CASE-1')
    expect(world.expectMessage(`${platform} #${internal} only Tom Ek`, 'CASE-1').text).toContain('1 h')
    await world.close()
  })
})

describe('a deadline that passes while the product is down', () => {
  test('is notified at once after the start, once, and as of when it was due', async () => {
    let world = await World.open()
    await world.person('slack', 'Tom Ek').command('acme-internal', '/partner case acme "Down" --severity 1')
    world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1')
    const card = world.expectMessage('slack #acme-shared', 'CASE-1')
    const dueAt = world.now() + 3_600 * SECOND
    await world.advance('50m')
    world.expectMessage('slack #acme-shared', '75 %')

    world = await world.restart('2h')
    expect(world.now()).toBeGreaterThan(dueAt + 3_600 * SECOND)
    const notice = world.expectMessage('slack #acme-shared', 'The time to acknowledge CASE-1 has ended')
    expect(notice.text).toContain('23 Nov 2026, 10:00')
    world.expectMessage('slack #acme-internal', 'The time to acknowledge CASE-1 has ended')
    const toAnna = world.expectMessage('slack @Anna Berg', 'ESC-1')
    world.expectMessage('slack @Ravi Shah', 'ESC-1')
    world.expectMessage('slack @Ravi Shah', 'CASE-1 is yours now')
    world.expectNothingElse()
    expect(await clockOf(world, 'acknowledge')).toMatchObject({ breachedAt: dueAt })
    expect(world.again(card).text).toMatch(/overdue|missed|late/iu)

    // Those called have their whole quarter of an hour from when they were told.
    world = await world.restart()
    world.expectNothingElse()
    await world.advance('14m')
    world.expectMessage('slack #acme-shared', 'The time to resolve CASE-1 is running short')
    world.expectNothingElse()
    await world.advance('2m')
    world.expectMessage('teams #Partner escalations', 'ESC-1')
    expect(world.again(toAnna).text).toMatch(/waits for an acknowledgement/iu)
    // What it was called for has come.
    await world.person('slack', 'Mia Chen').press(card, 'case.acknowledge')
    world.expectMessage('slack #acme-shared only Mia Chen', 'You own CASE-1 now')
    expect(world.again(toAnna).text).toMatch(/resolved/iu)
    await world.close()
  })

  test('and whose warning passed too is not warned of any more, only notified', async () => {
    let world = await World.open()
    await world.person('slack', 'Tom Ek').command('acme-internal', '/partner case acme "Down" --severity 1')
    world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1')
    world.expectMessage('slack #acme-shared', 'CASE-1')
    world = await world.restart('2h')
    world.expectMessage('slack #acme-shared', 'The time to acknowledge CASE-1 has ended')
    world.expectMessage('slack #acme-internal', 'The time to acknowledge CASE-1 has ended')
    world.expectMessage('slack @Anna Berg', 'ESC-1')
    world.expectMessage('slack @Ravi Shah', 'ESC-1')
    world.expectMessage('slack @Ravi Shah', 'CASE-1 is yours now')
    world.expectNothingElse()
    await world.close()
  })

  test('of a health check closes it as of its window, and the next is armed', async () => {
    let world = await World.open({ startAt: Date.parse('2026-12-01T08:59:00Z') })
    await world.advance('1m')
    expect(world.takeMessages()).toHaveLength(4)
    world = await world.restart('7 days')
    const shown = world.takeMessages()
    // No reminder for what has closed: one result for either side.
    expect(shown.map(({ where }) => where).toSorted()).toEqual(['slack #acme-internal', 'slack #acme-shared'])
    expect(shown[0]!.text).toMatch(/insufficient data/iu)
    const next = await world.playground.liaison.services.store.read((view) => view.timers.list(10))
    expect(next.map(({ kind }) => kind)).toEqual(['check-in.cadence'])
    await world.close()
  })
})

describe('an acknowledgement given in time', () => {
  /** Acme's case of severity 1 at 09:50, warned of, due at 10:00. */
  async function tenMinutesLeft(): Promise<World> {
    const world = await World.open()
    await world.person('slack', 'Tom Ek').command('acme-internal', '/partner case acme "Down" --severity 1')
    world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1')
    world.expectMessage('slack #acme-shared', 'CASE-1')
    await world.advance('50m')
    world.expectMessage('slack #acme-shared', '75 %')
    return world
  }

  test('while the product was down is seen first after the start: nothing is breached', async () => {
    let world = await tenMinutesLeft()
    await world.playground.liaison.stop()
    // Slack could not deliver it, and tries again when the product is there.
    await world.person('slack', 'Mia Chen').actions.say(world.channel('slack', 'acme-shared'), '@Liaison ack CASE-1')
    await world.playground.slack.settled()
    const saidAt = world.now()
    world = await world.restart('12m')
    world.expectMessage('slack #acme-shared only Mia Chen', 'You own CASE-1 now')
    world.expectNothingElse()
    const clock = await clockOf(world, 'acknowledge')
    expect(clock).toMatchObject({ status: 'stopped', met: true })
    expect(clock.status === 'stopped' ? Math.abs(clock.stoppedAt - saidAt) : undefined).toBeLessThan(SECOND)
    expect(clock.breachedAt).toBeUndefined()
    await world.close()
  })

  test('that arrives after the breach was notified still meets the clock: the breach is withdrawn, the escalation ends', async () => {
    const world = await tenMinutesLeft()
    const mia = world.person('slack', 'Mia Chen')
    await mia.say('acme-shared', '@Liaison help')
    world.expectMessage('slack #acme-shared only Mia Chen', 'What you can say')
    const helped = world.playground.slack.exchanges().findLast(({ what }) => what === 'event app_mention')!
    const saidAt = world.now()
    await world.advance('15m')
    world.expectMessage('slack #acme-shared', 'The time to acknowledge CASE-1 has ended')
    world.expectMessage('slack #acme-internal', 'The time to acknowledge CASE-1 has ended')
    const toAnna = world.expectMessage('slack @Anna Berg', 'ESC-1')
    const toRavi = world.expectMessage('slack @Ravi Shah', 'ESC-1')
    world.expectMessage('slack @Ravi Shah', 'CASE-1 is yours now')
    world.expectNothingElse()

    // What she said right after: Slack delivers it only now, with the time at which she said it.
    const late = JSON.stringify(helped.request)
      .replaceAll('help', 'ack CASE-1')
      .replaceAll(/"event_id":"[^"]+"/gu, '"event_id":"EvLATE00001"')
    expect(await deliverAsSlack(world, JSON.parse(late))).toBe(200)
    await world.settle()
    world.expectMessage('slack #acme-shared only Mia Chen', 'You own CASE-1 now')
    const clock = await clockOf(world, 'acknowledge')
    expect(clock).toMatchObject({ status: 'stopped', met: true })
    expect(clock.status === 'stopped' ? Math.abs(clock.stoppedAt - saidAt) : undefined).toBeLessThan(10 * SECOND)
    for (const met of [toAnna, toRavi]) expect(world.again(met).text).toMatch(/resolved/iu)
    await world.close()
  })
})
