import type { Side } from '../../src/domain/partners/party.ts'
import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import type { SendResult } from '../../src/ports/chat-platform.ts'
import { MONDAY_NINE, people, places, profileOf, type TestPerson } from '../kit/app-fixture.ts'
import { DeliveryStage, down } from '../kit/delivery-stage.ts'
import { acmeOn, on, onlyNamed } from '../kit/sheets-by-platform.ts'

const PLATFORMS = ['slack', 'teams'] as const
const noAccount: SendResult = {
  outcome: 'permanent',
  code: 'user_disabled',
  reason: 'This person no longer has an active account.',
  gone: 'person',
}

const otherCasesOnly = { objectives: [{ measure: 'resolve', severity: 4, target: '4h', protects: 'Small things.' }] }

/** A case of Acme that is shown to both sides, with these people named. Nothing is promised for it, so nothing but people escalates. */
async function opened(platform: (typeof PLATFORMS)[number], ...named: (keyof typeof people)[]): Promise<DeliveryStage> {
  const stage = await DeliveryStage.open({ ...onlyNamed(acmeOn(platform), ...named), sla: otherCasesOnly })
  await stage.type(on(platform, people.ravi), 'case "Orders API returns 500" --severity 1', places.shared)
  await stage.flush()
  return stage
}

/** Titles of what was posted to this person or channel, in order. */
function toldTo(stage: DeliveryStage, platform: (typeof PLATFORMS)[number], id: string): string[] {
  return stage[platform].calls.flatMap((call) => {
    const at = call.to.kind === 'conversation' ? call.to.conversationId : call.to.userId
    return call.what === 'post' && at === id ? [call.card.title] : []
  })
}

const accountOf = ({ platform, tenantId, userId }: TestPerson) => ({ platform, tenantId, userId })

/** What is recorded of it, but for how it climbed at the other side. */
async function factsOf(stage: DeliveryStage, subject: string, but: Side = 'partner'): Promise<string[]> {
  return stage.app.read(async (view) => {
    const partner = await view.partners.bySlug('acme')
    return (await view.facts.of(partner!.id, subject)).flatMap(({ kind, data }) => (data['side'] === but ? [] : [kind]))
  })
}

test.each(PLATFORMS)(
  'when the account manager on %s cannot be reached and nobody else of ours is named, our own channels hear of the page, and that the ladder is exhausted',
  async (platform) => {
    await using stage = await opened(platform, 'anna', 'ravi')
    const channels = ['C-INTERNAL', 'C-MANAGERS'] as const
    stage[platform].refusing.set(people.anna.userId, noAccount)
    await stage.type(on(platform, people.ravi), 'escalate CASE-1 "Why"', places.shared)
    await stage.flush()
    expect(toldTo(stage, platform, channels[0])).toContain('A message was not delivered')
    await stage.passTo(MONDAY_NINE + 30 * DAY)
    expect(toldTo(stage, platform, channels[0])).toContain('ESC-1 has reached its last step')
    expect(await stage.app.read(async (view) => (await view.ladders.byNumber(1))?.sides.internal)).toMatchObject({
      state: 'exhausted',
    })
  },
)

test('where the internal channel is out of reach too, the managers’ channel hears of it', async () => {
  await using stage = await opened('slack', 'anna', 'ravi')
  stage.slack.refusing.set(people.anna.userId, noAccount)
  stage.slack.refusing.set('C-INTERNAL', { ...noAccount, code: 'is_archived', gone: 'conversation' })
  await stage.type(people.ravi, 'escalate CASE-1 "Why"', places.shared)
  await stage.flush()
  expect(toldTo(stage, 'slack', 'C-MANAGERS')).toContain('A message was not delivered')
})

test('whoever is known to be out of reach is passed over at once, until something arrives there again', async () => {
  await using stage = await opened('slack', 'anna', 'tom', 'ravi')
  const shared = await stage.channel('slack')
  const gone: SendResult = { outcome: 'permanent', code: 'is_archived', reason: 'This channel is archived.' }
  stage.slack.refusing.set(people.anna.userId, noAccount)
  stage.slack.posts.push(() => gone)
  await stage.enqueue('first', shared)
  await stage.flush()
  expect(toldTo(stage, 'slack', people.anna.userId)).toHaveLength(1)
  expect(toldTo(stage, 'slack', people.tom.userId)).toHaveLength(1)

  stage.app.clock.move(2 * HOUR)
  stage.slack.posts.push(() => gone)
  await stage.enqueue('second', shared)
  await stage.flush()
  expect(toldTo(stage, 'slack', people.anna.userId)).toHaveLength(1)
  expect(toldTo(stage, 'slack', people.tom.userId)).toHaveLength(2)

  stage.slack.refusing.clear()
  const anna = await stage.app.read((view) => view.people.byAccount(people.anna))
  await stage.enqueue('hello again', { kind: 'person', ...accountOf(people.anna), personId: anna!.id })
  await stage.flush()
  stage.app.clock.move(2 * HOUR)
  stage.slack.posts.push(() => gone)
  await stage.enqueue('third', shared)
  await stage.flush()
  expect(toldTo(stage, 'slack', people.anna.userId).at(-1)).toBe('A message was not delivered')
  expect(toldTo(stage, 'slack', people.tom.userId)).toHaveLength(2)
})

test.each(PLATFORMS)(
  'a step on %s none of whose messages arrived is over at once, and says so; the next one is told',
  async (platform) => {
    await using stage = await opened(platform, 'anna', 'tom', 'ravi')
    for (const id of [people.anna.userId, people.ravi.userId, 'C-SHARED']) stage[platform].refusing.set(id, noAccount)
    await stage.type(on(platform, people.tom), 'escalate CASE-1 "Why"')
    await stage.passTo(MONDAY_NINE + MINUTE)
    expect(toldTo(stage, platform, 'C-MANAGERS')).toEqual(['Escalation about CASE-1'])
    expect(await factsOf(stage, 'ESC-1')).toEqual([
      'EscalationStarted',
      'EscalationClimbed',
      'EscalationStepUnheard',
      'EscalationClimbed',
    ])
    expect(toldTo(stage, platform, people.tom.userId).filter((title) => title.includes('not delivered'))).not.toEqual(
      [],
    )
  },
)

test.each(PLATFORMS)(
  'whom a step on %s cannot reach since they are gone is followed by who has their part now, who is called before the next step is',
  async (platform) => {
    await using stage = await opened(platform, 'anna', 'tom', 'mia', 'ravi')
    stage.app.lookUps.set(people.anna.userId, { profile: profileOf({ ...people.anna, standing: 'gone' }) })
    for (const id of [people.anna.userId, people.ravi.userId, 'C-SHARED']) stage[platform].refusing.set(id, noAccount)
    await stage.type(on(platform, people.mia), 'escalate CASE-1 "Why"', places.shared)
    await stage.passTo(MONDAY_NINE + MINUTE)
    expect(await factsOf(stage, 'ESC-1')).toEqual(['EscalationStarted', 'EscalationClimbed'])
    expect(toldTo(stage, platform, people.tom.userId)).toContain('Escalation about CASE-1')
    expect(toldTo(stage, platform, 'C-MANAGERS')).toEqual([])
  },
)

test('where whoever has their part now started it, or nobody has, the next step is told at once', async () => {
  for (const [named, by] of [
    [['anna', 'tom', 'ravi'], people.tom],
    [['anna', 'ravi'], people.ravi],
  ] as const) {
    await using stage = await opened('slack', ...named)
    stage.app.lookUps.set(people.anna.userId, { profile: profileOf({ ...people.anna, standing: 'gone' }) })
    for (const id of [people.anna.userId, people.ravi.userId, 'C-SHARED']) stage.slack.refusing.set(id, noAccount)
    await stage.type(by, 'escalate CASE-1 "Why"', by === people.ravi ? places.shared : places.internal)
    await stage.passTo(MONDAY_NINE + MINUTE)
    expect(await factsOf(stage, 'ESC-1')).toEqual([
      'EscalationStarted',
      'EscalationClimbed',
      'EscalationStepUnheard',
      'EscalationClimbed',
    ])
    expect(toldTo(stage, 'slack', 'C-MANAGERS')).toEqual(['Escalation about CASE-1'])
  }
})

test('a step waits while a message of it may still arrive, and once it has', async () => {
  await using stage = await opened('slack', 'anna', 'tom', 'ravi')
  stage.slack.refusing.set(people.anna.userId, noAccount)
  stage.slack.refusing.set(people.ravi.userId, down)
  await stage.type(people.tom, 'escalate CASE-1 "Why"')
  await stage.flush()
  // Nobody of ours heard of it; whether somebody of theirs does is still to be seen.
  expect(await factsOf(stage, 'ESC-1')).toContain('EscalationStepUnheard')
  expect(await factsOf(stage, 'ESC-1', 'internal')).not.toContain('EscalationStepUnheard')
  stage.slack.refusing.delete(people.ravi.userId)
  // His hours begin an hour later.
  await stage.passTo(MONDAY_NINE + HOUR + MINUTE)
  expect(toldTo(stage, 'slack', people.ravi.userId)).toContain('Escalation about CASE-1')
  expect(await factsOf(stage, 'ESC-1', 'internal')).not.toContain('EscalationStepUnheard')
})

test('an escalation that reaches nobody at all climbs to its end at once, tries everybody a bounded number of times, and ends there', async () => {
  await using stage = await opened('slack', 'anna', 'tom', 'mara', 'ravi')
  for (const id of ['UANNA', 'UTOM', 'UMARA', 'URAVI', 'C-SHARED', 'C-INTERNAL', 'C-MANAGERS'])
    stage.slack.refusing.set(id, noAccount)
  const before = stage.slack.calls.length
  await stage.type(people.tom, 'escalate CASE-1 "Why"')
  await stage.passTo(MONDAY_NINE + 2 * MINUTE)
  expect(await factsOf(stage, 'ESC-1')).toContain('EscalationExhausted')
  const exhausted = stage.slack.calls.filter((call) => call.what === 'post' && call.card.title.includes('last step'))
  expect(new Set(exhausted.map(({ to }) => JSON.stringify(to))).size).toBe(exhausted.length)
  expect(exhausted.length).toBeGreaterThanOrEqual(5)
  expect(exhausted.map((call) => call.what === 'post' && call.card.fallback).join()).toContain(
    'nobody on its steps could be told',
  )
  expect(stage.slack.calls.length - before).toBeLessThan(60)
  // Over the five of this day, whose the case is is told on the next, and cannot be either.
  await stage.passTo(MONDAY_NINE + DAY + HOUR)
  expect(stage.slack.calls.length - before).toBeLessThan(60)
  const after = stage.slack.calls.length
  await stage.passTo(MONDAY_NINE + 10 * DAY)
  expect(stage.slack.calls.length).toBe(after)
})

test('what somebody of ours must hear and two of them cannot, each told at once, goes to the third, once', async () => {
  await using stage = await opened('slack', 'anna', 'tom', 'ravi')
  stage.app.services.admins.push({ platform: 'slack', tenantId: people.uma.tenantId, userId: people.uma.userId })
  await stage.type(people.tom, 'escalate CASE-1 "Why"')
  await stage.passTo(MONDAY_NINE + 3.5 * HOUR)
  for (const { userId } of [people.anna, people.uma]) stage.slack.refusing.set(userId, noAccount)
  await stage.passTo(MONDAY_NINE + DAY)
  const titles = [people.anna, people.uma, people.tom].map(({ userId }) => toldTo(stage, 'slack', userId).at(-1))
  expect(titles).toEqual(Array.from({ length: 3 }, () => 'ESC-1 has reached its last step'))
  const heard = toldTo(stage, 'slack', people.tom.userId).filter((title) => title === titles[0])
  expect(heard).toHaveLength(1)
})

test('a person with one dead account is told on the other, and nobody is told that they could not be reached', async () => {
  const sheet = onlyNamed(acmeOn('slack'), 'anna', 'tom', 'ravi')
  const people2 = sheet.people.map((one) =>
    'name' in one && one.name === 'Anna Berg' ? { ...one, teams: 'T-AAD/anna' } : one,
  )
  await using stage = await DeliveryStage.open({ ...sheet, people: people2 })
  await stage.type(people.ravi, 'case "Orders API returns 500" --severity 1', places.shared)
  await stage.flush()
  stage.slack.refusing.set(people.anna.userId, noAccount)
  await stage.type(people.tom, 'escalate CASE-1 "Why"')
  await stage.flush()
  expect(toldTo(stage, 'teams', 'anna')).toEqual(['Escalation about CASE-1'])
  expect(stage.slack.shown).not.toContain('A message was not delivered')

  await stage.type(people.ravi, 'ack ESC-1', places.shared)
  await stage.flush()
  expect(stage.teams.calls.map(({ what }) => what)).toEqual(['post', 'update'])
})

test('a dead account is said to be one, and what to do about it', async () => {
  await using stage = await opened('slack', 'anna', 'tom', 'ravi')
  stage.slack.refusing.set(people.anna.userId, noAccount)
  await stage.type(people.tom, 'escalate CASE-1 "Why"')
  await stage.flush()
  const notice = stage.slack.calls.flatMap((call) =>
    call.what === 'post' && call.card.title === 'A message was not delivered' ? [call.card.fallback] : [],
  )
  expect(notice).toEqual([
    expect.stringContaining(
      '“Escalation about CASE-1” could not be delivered to Anna Berg: This person no longer has an active account. Name somebody else with “/partner people acme”; what it said stands in “show ESC-1”.',
    ),
  ])
})

test('a card that cannot be changed where it stands is tried again every four hours, for a week; that it does not come is told once', async () => {
  const muted: SendResult = { outcome: 'permanent', code: 'muted', reason: 'This person cannot be written to.' }
  await using stage = await opened('slack', 'anna', 'tom', 'ravi')
  await stage.type(people.ravi, 'escalate CASE-1 "Why"', places.shared)
  await stage.flush()
  const changes = () => stage.slack.calls.filter((call) => call.what === 'update' && call.card.title.startsWith('Esc'))
  const told = () => toldTo(stage, 'slack', people.tom.userId).filter((title) => title.includes('not delivered'))
  // What is said alone has a conversation of its own.
  for (const id of ['C', people.anna.userId]) stage.slack.refusing.set(id, muted)
  await stage.type(people.ravi, 'resolve CASE-1 "So"', places.shared)
  await stage.passTo(MONDAY_NINE + 9 * HOUR)
  expect(changes()).toHaveLength(3)
  expect(told()).toHaveLength(1)
  stage.slack.refusing.clear()
  await stage.passTo(MONDAY_NINE + 30 * DAY)
  expect(changes()).toHaveLength(4)
  expect(JSON.stringify(changes().at(-1))).toContain('ESC-1 is resolved')

  for (const id of ['C', people.anna.userId]) stage.slack.refusing.set(id, muted)
  await stage.type(people.ravi, 'reopen CASE-1 "Not so"', places.shared)
  await stage.passTo(MONDAY_NINE + 60 * DAY)
  expect(changes().length).toBeLessThan(4 + 2 + 7 * 6)
})
