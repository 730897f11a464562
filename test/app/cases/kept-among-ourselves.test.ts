import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import { queueKeyOf } from '../../../src/ports/store/outbox.ts'
import type { Tx } from '../../../src/ports/store/store.ts'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'

/** Words that are in nothing else than what teams of ours owe. */
const WORDS = /Quokka|wombats|OURS-\d/u

const between = [
  { measure: 'acknowledge', target: '30m', levels: ['-50 %', '+1h'], protects: 'Orders are taken.' },
  { measure: 'answer', target: '1h', protects: 'Orders are taken.' },
  { measure: 'update', target: '90m', protects: 'Orders are taken.' },
  { measure: 'resolve', target: '4h', levels: ['-25 %', '+2h'], protects: 'Orders are taken.' },
]
const inside = [
  ...['acknowledge', 'answer', 'resolve'].map((measure) => ({ measure, target: '20m' })),
  { measure: 'update', target: '10m' },
  {
    measure: 'resolve',
    severity: 1,
    target: '10m',
    levels: ['-50 %', '+30m'],
    tells: { internal: ['account-manager'] },
  },
].map((one) => ({ ...one, obligor: { team: 'Quokka crew' }, protects: 'The wombats sleep.' }))

const deed = fc.record({
  by: fc.constantFrom(people.tom, people.anna, people.mia, people.ravi),
  says: fc.constantFrom(
    ...['ack CASE-1', 'ask CASE-1 which?', 'reply CASE-1 that', 'resolve CASE-1 "done"', 'reopen CASE-1 "again"'],
    ...['severity CASE-1 1', 'severity CASE-1 4', 'confirm CASE-1', 'no-answer CASE-1', 'withdraw CASE-1 "gone"'],
    ...['undo CASE-1', 'escalate CASE-1 now', 'waive CASE-1 "agreed"', 'another-fault CASE-1', 'counts CASE-1'],
    ...[
      'merge CASE-1 into CASE-2',
      'assign CASE-1 me',
      'accept ACT-1 "so"',
      'accept OURS-1 "so"',
      'done OURS-1 "so"',
      'explain CASE-1',
      'show CASE-1',
    ],
  ),
  afterMinutes: fc.oneof(fc.nat(30), fc.nat(600)),
  lateByMinutes: fc.oneof(fc.constant(0), fc.nat(90)),
})
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

/** All that the partner can ask for. */
const ASKED = [
  ...['show CASE-1', 'explain CASE-1', 'timeline CASE-1', 'timeline acme', 'sla acme', 'report acme --period 2026-11'],
  ...['report acme --period 2026-11 --as csv', 'report acme --period 2026-11 --as markdown', 'explain acme resolve'],
  ...['cases acme', 'due', 'mine', 'terms acme', 'show acme', 'ledger acme', 'actions acme', 'escalations acme'],
  ...['report acme --period 2026-11 --inside', 'explain acme Quokka crew'],
]

async function lived(deeds: readonly Deed[], objectives: object[]): Promise<App> {
  const app = await App.open({ ...acmeSheet, sla: { objectives } })
  await app.says(people.ravi, 'case acme "The API is down" --severity 2', places.shared)
  await app.says(people.ravi, 'case acme "The API is slow" --severity 3', places.shared)
  for (const { by, says, afterMinutes, lateByMinutes } of deeds) {
    await app.passTo(app.clock.now() + afterMinutes * MINUTE)
    // What only we read nobody else names: the answer would repeat their words.
    const who = says.includes('OURS-') ? people.anna : by
    const typed = app.inbound(who, { kind: 'command', text: says, mentions: [] }, places.direct)
    await app.receive({ ...typed, occurredAt: app.clock.now() - lateByMinutes * MINUTE })
    await app.passTo(app.clock.now())
  }
  await app.passTo(app.clock.now() + 24 * 60 * MINUTE)
  return app
}

/** All that ever came to a place or a person of the partner, with when; `would`: and what would be said in places of ours where others turn out to read. */
async function cameToThem(app: App, { would }: { would: boolean }): Promise<string[]> {
  const all = await app.taken()
  return app.read(async (view) => {
    const found: string[] = []
    for (const { destination, card, forBoth, about, onceKey } of all) {
      if (await isTheirs(view, destination)) found.push(JSON.stringify([queueKeyOf(destination), card, about, onceKey]))
      else if (forBoth && would) found.push(JSON.stringify(['would', queueKeyOf(destination), forBoth]))
    }
    return found
  })
}

async function isTheirs(view: Tx, to: Parameters<typeof queueKeyOf>[0]): Promise<boolean> {
  if (to.kind === 'conversation') return (await view.conversations.get(to.conversationRowId))?.name === 'acme-shared'
  if (to.kind === 'reply') return to.userId === people.ravi.userId || to.userId === people.mia.userId
  return (await view.people.get(to.personId))?.ours === false
}

/** What the partner reads where it asks, and what its record says. */
async function theyRead(app: App): Promise<string[]> {
  const answers: string[] = []
  for (const line of ASKED)
    for (const place of [places.shared, places.direct])
      answers.push(JSON.stringify(await app.says(people.ravi, line, place)))
  const partner = await app.read(async (view) => (await view.partners.bySlug('acme'))!)
  const facts = await app.read(async (view) => [
    ...(await view.facts.of(partner.id, 'CASE-1')),
    ...(await view.facts.of(partner.id, 'CASE-2')),
    ...(await view.facts.of(partner.id, 'acme')),
  ])
  return [...answers, ...facts.filter(({ audience }) => audience === 'shared').map((one) => JSON.stringify(one))]
}

test('nothing of what teams of ours owe comes to the partner, whatever happens; a leak would be found', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 12 }), async (deeds) => {
      await using app = await lived(deeds, [...between, ...inside])
      const leaks = async () =>
        [...(await cameToThem(app, { would: true })), ...(await theyRead(app))].filter((one) => WORDS.test(one))
      expect(await leaks()).toEqual([])
      // Our own people do read it, so there was something to leak.
      expect(JSON.stringify(await app.says(people.anna, 'explain CASE-1'))).toMatch(WORDS)
      await plant(app)
      expect((await leaks()).length).toBeGreaterThanOrEqual(2)
    }),
    { numRuns: 3, interruptAfterTimeLimit: 120_000, markInterruptAsFailure: true },
  )
}, 150_000)

/** A fact in the chain of both sides, and a message where both read. */
async function plant(app: App): Promise<void> {
  await app.services.store.transact(async (tx) => {
    const partner = (await tx.partners.bySlug('acme'))!
    const now = app.clock.now()
    const data = { measure: 'resolve', round: 1, team: 'Quokka crew' }
    await tx.facts.append({
      partnerId: partner.id,
      subject: 'CASE-1',
      at: now,
      kind: 'SlaMet',
      audience: 'shared',
      data,
    })
    const [shared] = (await tx.bindings.of(partner.id)).filter(({ purpose }) => purpose === 'shared')
    const { id: conversationRowId, platform } = shared!.conversation
    const card = {
      subject: 'CASE-1',
      title: 'Quokka crew is late',
      tone: 'neutral',
      blocks: [],
      buttons: [],
      fallback: '',
    } as const
    await tx.outbox.enqueue({
      ...{ id: 'planted', destination: { kind: 'conversation', platform, conversationRowId } },
      ...{ card: { ...card, blocks: [], buttons: [] }, now },
    })
  })
}

test('no clock, message, answer or record of the partner is another by what teams of ours owe, to the byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 12 }), fc.boolean(), async (deeds, hasUpdates) => {
      const promised = between.filter(({ measure }) => hasUpdates || measure !== 'update')
      await using without = await lived(deeds, promised)
      await using beside = await lived(deeds, [...promised, ...inside])
      expect(await theirSide(beside)).toEqual(await theirSide(without))
    }),
    { numRuns: 3, interruptAfterTimeLimit: 120_000, markInterruptAsFailure: true },
  )
}, 150_000)

async function theirSide(app: App) {
  const clocks = await app.read(async (view) => {
    const ids = [(await view.cases.byNumber(1))!.id, (await view.cases.byNumber(2))!.id]
    return (await view.clocks.ofSubjects('case', ids)).map(
      ({ measure, round, version, terms, startedAt, ...clock }) => ({
        ...{ measure, round, version, startedAt, terms: terms.map(({ since, why }) => `${why} ${since}`) },
        ...{
          status: clock.status,
          dueAt: 'dueAt' in clock && clock.dueAt,
          stoppedAt: 'stoppedAt' in clock && clock.stoppedAt,
        },
        ...{
          breachedAt: clock.breachedAt,
          counts: clock.counts,
          warned: clock.warnedPercents,
          waived: clock.waived?.at,
        },
      }),
    )
  })
  const told = (await cameToThem(app, { would: false })).map(plain)
  const read = (await theyRead(app)).map(plain)
  return { clocks, told, read }
}

/** Ids, and the digests that salts give, are others each time. */
function plain(said: string): string {
  return said
    .replaceAll(/id-\d+/gu, 'id')
    .replaceAll(/\b\d+-[A-Z2-7]{26}\b/gu, 'head')
    .replaceAll(/"hash":"\w+"/gu, 'hash')
}
