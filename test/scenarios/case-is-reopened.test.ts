import { expect, test } from 'vitest'
import { type Met, World } from '../kit/world.ts'

const MINUTE = 60_000

/** Monday 09:00 in Paris: Tom opens a case with Acme. */
async function withCase(severity: number): Promise<{ world: World; card: Met }> {
  const world = await World.open()
  const tom = world.person('slack', 'Tom Ek')
  await tom.command('acme-internal', `/partner case acme "Orders API returns 500" --severity ${severity}`)
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1')
  return { world, card: world.expectMessage('slack #acme-shared', 'CASE-1') }
}

async function clocks(world: World) {
  const { store } = world.playground.liaison.services
  return store.read(async (view) => view.clocks.ofSubject('case', (await view.cases.byNumber(1))!.id))
}

async function kindsOf(world: World, subject: string): Promise<string[]> {
  const { store } = world.playground.liaison.services
  const facts = await store.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id, subject))
  return facts.map(({ kind }) => kind)
}

/** Mia, of Acme, takes it on at 09:10 and says at 10:00 that it is solved. */
async function resolvedByMia(world: World, card: Met): Promise<void> {
  const mia = world.person('slack', 'Mia Chen')
  await world.advance('10m')
  await mia.press(card, 'case.acknowledge')
  world.expectMessage('slack #acme-shared only Mia Chen', 'You own CASE-1')
  await world.advance('50m')
  await mia.press(card, 'case.resolve')
  await mia.submit({ text: 'Restarted' })
  world.expectMessage('slack #acme-shared only Mia Chen', 'CASE-1 is resolved')
  world.expectMessage('slack #acme-shared', 'Restarted')
}

const clocksToResolve = async (world: World) => (await clocks(world)).filter(({ measure }) => measure === 'resolve')

test('a case that is reopened once its resolution is confirmed gets a new round of its resolve clock, and is not asked to be acknowledged again', async () => {
  const { world, card } = await withCase(1)
  const mia = world.person('slack', 'Mia Chen')
  await resolvedByMia(world, card)
  expect(world.again(card).text).toContain('not confirmed yet')
  expect((await clocksToResolve(world))[0]).toMatchObject({ status: 'unconfirmed' })

  // Nobody says anything: after two working days, on Wednesday at 10:00, it is confirmed.
  await world.advance('2 days')
  world.expectNothingElse()
  expect(world.again(card).text).toMatch(/is resolved.*by Mia Chen/iu)
  expect(world.again(card).text).not.toContain('confirm')
  await world.advance('1h')

  // It is back. Tom presses the button of its card.
  const tom = world.person('slack', 'Tom Ek')
  await tom.press(card, 'case.reopen')
  await tom.submit({ text: 'It is back' })
  const reopenedAt = world.now()
  world.expectMessage('slack #acme-shared only Tom Ek', 'CASE-1 is open again')
  world.expectMessage('slack #acme-shared', 'It is back')
  expect(world.again(card).text).toMatch(/in progress/iu)
  expect((await clocks(world)).filter(({ measure }) => measure === 'acknowledge')).toHaveLength(1)
  const [first, second] = await clocksToResolve(world)
  expect(first).toMatchObject({ round: 1, status: 'stopped', met: true, workedMs: 60 * MINUTE })
  expect(second).toMatchObject({ round: 2, status: 'running', usedBeforeMs: 60 * MINUTE })

  // Reopening what is open is refused.
  await tom.command('acme-internal', '/partner reopen CASE-1 "Again"')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1 is not resolved')

  const dueAt = second!.status === 'running' ? second!.dueAt : 0
  expect(dueAt - reopenedAt).toBe(3 * 60 * MINUTE)
  await world.advanceTo(dueAt + 1)
  world.expectMessage('slack #acme-shared', 'The time to resolve CASE-1 is running short')
  world.expectMessage('slack #acme-shared', 'The time to resolve CASE-1 has ended')
  world.expectMessage('slack #acme-internal', 'The time to resolve CASE-1 has ended')
  const toAnna = world.expectMessage('slack @Anna Berg', 'ESC-1')
  world.expectMessage('slack @Ravi Shah', 'ESC-1')
  world.expectNothingElse()

  await mia.press(card, 'case.resolve')
  await mia.submit({ text: 'Gateway replaced' })
  world.expectMessage('slack #acme-shared only Mia Chen', 'CASE-1 is resolved')
  world.expectMessage('slack #acme-shared', 'Gateway replaced')
  expect(world.again(toAnna).text).toContain('held until Northwind confirms, else until')
  expect(await kindsOf(world, 'CASE-1')).toEqual(
    expect.arrayContaining(['CaseOpened', 'CaseAcknowledged', 'CaseResolved', 'ResolutionConfirmed', 'CaseReopened']),
  )
  await world.close()
})

test('a case that is reopened before that was never resolved: its clock goes on, and what was hidden is told', async () => {
  const { world, card } = await withCase(1)
  await resolvedByMia(world, card)
  await world.advance('4h')
  world.expectNothingElse()

  // 14:00: due at 13:00, and not solved at all.
  const tom = world.person('slack', 'Tom Ek')
  await tom.press(card, 'case.reopen')
  await tom.submit({ text: 'It still fails' })
  world.expectMessage('slack #acme-shared only Tom Ek', 'CASE-1 is open again')
  world.expectMessage('slack #acme-shared', 'It still fails')
  world.expectMessage('slack #acme-shared', 'The time to resolve CASE-1 has ended')
  world.expectMessage('slack #acme-internal', 'The time to resolve CASE-1 has ended')
  world.expectMessage('slack @Anna Berg', 'ESC-1')
  world.expectMessage('slack @Ravi Shah', 'ESC-1')
  world.expectNothingElse()
  const [only, ...more] = await clocksToResolve(world)
  expect(only).toMatchObject({ round: 1, status: 'running', breachedAt: Date.parse('2026-11-23T12:00:00Z') })
  expect(more).toEqual([])
  expect(await kindsOf(world, 'CASE-1')).toEqual(expect.arrayContaining(['CaseResolved', 'ResolutionStruck']))
  await world.close()
})

test('a higher severity counts from the change, and lowering it again takes back no breach', async () => {
  const { world, card } = await withCase(3)
  const tom = world.person('slack', 'Tom Ek')
  await world.advance('2h')
  world.expectMessage('slack @Ravi Shah', 'CASE-1 is yours now')
  world.expectNothingElse()

  // 11:00: by severity 1 an acknowledgement is due within an hour, a resolution within four.
  await tom.command('acme-internal', '/partner severity CASE-1 1')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1 has severity 1 now')
  world.expectNothingElse()
  expect(world.again(card).text).toMatch(/severity 1/iu)
  expect(await clocks(world)).toMatchObject([
    { measure: 'acknowledge', status: 'running', dueAt: Date.parse('2026-11-23T11:00:00Z') },
    { measure: 'resolve', status: 'running', dueAt: Date.parse('2026-11-23T14:00:00Z') },
  ])
  await tom.command('acme-internal', '/partner severity CASE-1 1')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1 has severity 1 already')

  await world.advance('1m')
  world.expectMessage('slack @Ravi Shah', 'CASE-1 has severity 1 now')
  await world.advanceTo(Date.parse('2026-11-23T11:00:00Z') + 1)
  world.expectMessage('slack #acme-shared', 'The time to acknowledge CASE-1 is running short')
  const notice = world.expectMessage('slack #acme-shared', 'The time to acknowledge CASE-1 has ended')
  expect(notice.text).toContain('23 Nov 2026, 12:00')
  world.expectMessage('slack #acme-internal', 'The time to acknowledge CASE-1 has ended')
  const toAnna = world.expectMessage('slack @Anna Berg', 'ESC-1')
  world.expectMessage('slack @Ravi Shah', 'ESC-1')
  world.expectNothingElse()

  // Back to 3: what was missed stays so, and the escalation goes on; what was not is due as it was at first.
  await tom.command('acme-internal', '/partner severity CASE-1 3')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1 has severity 3 now')
  world.expectNothingElse()
  expect(world.again(toAnna).text).not.toMatch(/resolved/iu)
  expect(await clocks(world)).toMatchObject([
    { measure: 'acknowledge', breachedAt: Date.parse('2026-11-23T11:00:00Z') },
    { measure: 'resolve', status: 'running', dueAt: Date.parse('2026-11-25T16:00:00Z') },
  ])
  await world.close()
})

test('a case can be assigned to whoever is named for the partner, and to nobody else', async () => {
  const { world, card } = await withCase(3)
  const tom = world.person('slack', 'Tom Ek')
  const answered = async (words: string, says: string) => {
    await tom.say('acme-shared', `@Liaison ${words}`)
    world.expectMessage('slack #acme-shared only Tom Ek', says)
    world.expectNothingElse()
  }
  await answered('assign CASE-1 @Noor Haddad', 'Only people named for this partner')
  await answered('assign CASE-1 @Mia Chen', 'Mia Chen owns CASE-1 now')
  expect(world.again(card).text).toContain('Mia Chen')
  await answered('assign CASE-1 @Mia Chen', 'Mia Chen owns CASE-1 already')
  // Being assigned is not acknowledging: the clock runs on until she does.
  expect((await clocks(world))[0]).toMatchObject({ measure: 'acknowledge', status: 'running' })
  const mia = world.person('slack', 'Mia Chen')
  await mia.press(card, 'case.acknowledge')
  world.expectMessage('slack #acme-shared only Mia Chen', 'You own CASE-1')
  expect((await clocks(world))[0]).toMatchObject({ measure: 'acknowledge', status: 'stopped', met: true })
  await world.close()
})
