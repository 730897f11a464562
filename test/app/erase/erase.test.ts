import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { record } from '../../../src/cli/record/record.ts'
import { verifyExport } from '../../../src/cli/record/verify-export.ts'
import { applyErasures } from '../../../src/app/erase/apply-erasures.ts'
import { inTransaction } from '../../../src/app/in-transaction.ts'
import { doctor } from '../../../src/cli/doctor/doctor.ts'
import { erase } from '../../../src/cli/erase.ts'
import { verify } from '../../../src/cli/verify.ts'
import { openStore } from '../../../src/storage/open-store.ts'
import { acmeSheet, App, globexSheet, people, places, textOf } from '../../kit/app-fixture.ts'
import { leftInDatabase } from '../../kit/left-in-database.ts'
import { startPostgres } from '../../kit/postgres.ts'
import { openTestStore, quietLog } from '../../kit/test-store.ts'

const DAY = 24 * 60 * 60_000

let server: Awaited<ReturnType<typeof startPostgres>>

beforeAll(async () => {
  server = await startPostgres()
}, 60_000)

afterAll(() => server.stop())

async function openPostgresql() {
  const databaseUrl = await server.databaseUrl()
  const store = await openStore({ databaseUrl, log: quietLog })
  return { store, databaseUrl, dispose: () => store.close() }
}

const { anna, mia, ravi, tom, mara } = people

describe.each([
  ['SQLite', openTestStore],
  ['PostgreSQL', openPostgresql],
])('somebody is erased on %s', { timeout: 60_000 }, (_, open) => {
  let app: App

  beforeEach(async () => {
    app = await App.openOn(await open(), acmeSheet, globexSheet)
    app.services.admins.push({ platform: 'slack', tenantId: 'T0HOME', userId: anna.userId })
    app.lookUps.clear()
  }, 60_000)

  afterEach(() => app[Symbol.asyncDispose]())

  const texts: string[] = []
  /** Words that stand nowhere else, each time others. */
  const wrote = (what: string): string => {
    const text = `Kestrel ${texts.length + 1} ${what} of the quarrelsome heron`
    texts.push(text)
    return text
  }

  /** Mia opens, asks, replies, resolves, reopens, escalates and answers a health check; others act on the same cases. */
  async function miaSpeaks(): Promise<void> {
    texts.length = 0
    await app.says(tom, 'case acme "Orders API returns 500" --severity 1', places.internal)
    await app.says(mia, 'ack CASE-1', places.shared)
    await app.says(mia, `ask CASE-1 "${wrote('a question')}"`, places.shared)
    await app.says(tom, 'reply CASE-1 "All of them"', places.internal)
    await app.says(mia, `resolve CASE-1 "${wrote('a resolution')}"`, places.shared)
    await app.says(mia, `reopen CASE-1 "${wrote('a reason')}"`, places.shared)
    await app.says(
      mia,
      `case "${wrote('a title')}\n${wrote('a description\nin two lines')}" --severity 2`,
      places.shared,
    )
    await app.says(tom, 'ack CASE-2', places.internal)
    await app.says(mia, `title CASE-2 "${wrote('another title')}"`, places.shared)
    await app.says(mia, `escalate CASE-2 "${wrote('an escalation')}"`, places.shared)
    await app.says(tom, 'case acme "Invoices are late"', places.internal)
    await app.says(mia, `reply CASE-3 "${wrote('a reply\nin two lines')}"`, places.shared)
    await app.says(mia, `resolve CASE-3 "${wrote('another resolution')}"`, places.shared)
    await app.says(tom, 'assign CASE-1 @Mia', places.internal)
    await app.says(anna, 'check now acme')
    await app.submits(mia, 'check-in.answer', 'CHECK-1', { Q1: '2', Q3: '2', comment: wrote('a comment') })
    await app.says(mia, 'help', { ...places.direct, conversationId: 'D-MIA' })
    await app.says(anna, 'person @Mia')
  }

  const left = () => leftInDatabase(app.databaseUrl, [mia.name, mia.userId, 'Mia', 'Kestrel', 'quarrelsome'])

  test('and nothing of who they were and what they wrote is left anywhere, while the record holds and still reads', async () => {
    await miaSpeaks()
    // So that what is looked for is known to be found.
    expect((await left()).length).toBeGreaterThan(4)
    await app.taken()
    const said = textOf(await app.says(anna, 'erase @Mia'))
    expect(said).toMatch(
      /^Done.*Erased: name, zone, 1 account and what they wrote, 9 texts in CASE-1, CASE-2, ESC-1 and CASE-3\./su,
    )
    expect(await left()).toEqual([])

    expect((await verify(app.services.store)).filter(({ problem }) => problem)).toEqual([])
    const exported = (await record(app.services, { partner: 'acme' })).map(({ text }) => `${text}\n`).join('')
    expect(verifyExport(exported, { file: 'acme.jsonl' })).toEqual([
      { problem: false, text: expect.stringMatching(/none changed\. What people wrote in 8 of them was erased\./u) },
    ])
    const told = JSON.stringify(await app.says(tom, 'timeline CASE-1', places.internal))
    expect(told).toContain('Somebody (Acme Hosting) asked a question in CASE-1.')
    expect(told).toContain('Tom Ek (Northwind) replied in CASE-1: “All of them”.')
    expect(told).toContain('CASE-1 passed from somebody to Ravi Shah.')
    expect(JSON.stringify(await app.says(anna, 'timeline acme'))).toContain(
      'Anna Berg (Northwind) erased somebody who had a part in acme.',
    )
    expect(JSON.stringify(await app.says(tom, 'show CASE-3', places.internal))).toContain(
      '"label":"Resolved by","value":["somebody"',
    )
    expect(JSON.stringify(await app.says(tom, 'cases acme', places.internal))).toContain('(erased)')
  })

  test('and every card that stands is drawn anew without them', async () => {
    await miaSpeaks()
    await app.news()
    await app.says(anna, 'erase @Mia')
    const news = await app.news()
    const redrawn = news.filter(({ cardKey }) => cardKey !== undefined)
    const subjects = new Set(redrawn.map(({ card }) => card.subject))
    expect([...subjects].toSorted()).toEqual(['CASE-1', 'CASE-2', 'CASE-3', 'CHECK-1', 'ESC-1'])
    expect(JSON.stringify(news)).not.toMatch(/Mia|UMIA|Kestrel/u)
  })

  test('and what is still to be sent names nobody', async () => {
    await app.says(tom, 'case acme "Orders API returns 500"', places.internal)
    await app.taken()
    await miaSpeaksUnheard()
    expect(await erase(app.services, { who: 'mia chen', by: 'ops' })).toEqual([
      { problem: false, text: expect.stringContaining('Erased: name, zone, 1 account') },
    ])
    expect(await left()).toEqual([])
    const news = JSON.stringify(await app.news())
    expect(news).toContain('(erased)')
    expect(news).not.toMatch(/Mia|UMIA|Kestrel/u)
  })

  async function miaSpeaksUnheard(): Promise<void> {
    texts.length = 0
    const words = { kind: 'command', text: `ask CASE-1 "${wrote('a question')}"`, mentions: [] } as const
    await app.receive(app.inbound(mia, { ...words, mentions: [] }, places.shared))
  }

  test('and what others wrote about them is told to the account manager once, and stays', async () => {
    await app.says(tom, 'case acme "Orders API returns 500"', places.internal)
    await app.says(tom, 'reply CASE-1 "Mia said that it is the cable"', places.internal)
    await app.says(tom, 'case acme "Mia\'s laptop is lost"', places.internal)
    await app.says(tom, 'case acme "Miami is offline"', places.internal)
    await app.says(mia, 'ack CASE-1', places.shared)
    await app.news()
    const [line] = await erase(app.services, { who: 'slack:T0ACME/UMIA', by: 'ops' })
    expect(line?.text).toContain('Others may name them in CASE-1 and CASE-2: what others wrote stays')
    const told = (await app.news()).filter(({ card }) => card.title === 'Somebody was erased')
    expect(told.map(({ to }) => to)).toEqual(['Anna Berg'])
    expect(textOf(told[0]!.card)).toContain('CASE-1 and CASE-2')
    expect(JSON.stringify(await app.says(tom, 'timeline CASE-1', places.internal))).toContain(
      'Mia said that it is the cable',
    )
  })

  test('unless what they wrote is under an open dispute', async () => {
    await app.submits(mia, 'case.open', 'acme', {
      title: 'The bill of October is wrong',
      kind: 'dispute',
      severity: '3',
    })
    const why =
      'Mia Chen wrote in CASE-1, a dispute that is open: what was said there stays until it is resolved and confirmed.'
    expect(textOf(await app.says(anna, 'erase @Mia'))).toContain(why)
    expect(await erase(app.services, { who: 'Mia Chen', by: 'ops', dryRun: true })).toEqual([
      { problem: true, text: expect.stringContaining(why) },
    ])
    await app.says(tom, 'resolve CASE-1 "Credited"', places.internal)
    expect(textOf(await app.says(anna, 'erase @Mia'))).toContain(why)
    await app.passTo(app.clock.now() + 5 * DAY)
    expect(textOf(await app.says(anna, 'erase @Mia'))).toContain('Erased:')
  })
})

describe('erasing', () => {
  let app: App

  beforeEach(async () => {
    app = await App.open(acmeSheet, globexSheet)
    app.services.admins.push({ platform: 'slack', tenantId: 'T0HOME', userId: anna.userId })
  })

  afterEach(() => app[Symbol.asyncDispose]())

  test('tried dry says what would go, and changes nothing', async () => {
    await app.says(tom, 'case acme "Orders API returns 500"', places.internal)
    await app.says(mia, 'reply CASE-1 "It is the cable"', places.shared)
    const what =
      'Mia Chen would be erased: name, zone, 1 account and what they wrote, 1 text in CASE-1. Their part with Acme Hosting passes on first.'
    expect(textOf(await app.says(anna, 'erase @Mia --dry-run'))).toContain(what)
    expect(textOf(await app.says(anna, 'erase --dry-run @Mia'))).toContain(what)
    const [line] = await erase(app.services, { who: 'Mia Chen', by: 'ops', dryRun: true })
    expect(line).toEqual({ problem: false, text: `${what} Nothing was done yet, and it cannot be undone.` })
    expect(JSON.stringify(await app.says(tom, 'timeline CASE-1', places.internal))).toContain('Mia Chen (Acme Hosting)')
  })

  test('is for admins alone, of others, and of whose part somebody can take', async () => {
    expect(textOf(await app.says(tom, 'erase @Mia'))).toContain('Only an admin can erase a person.')
    expect(textOf(await app.says(ravi, 'erase @Mia', places.shared))).toContain('ask your account manager')
    expect(textOf(await app.says(anna, 'erase @Anna'))).toContain('You cannot erase yourself')
    expect(textOf(await app.says(anna, 'erase'))).toContain('Mention whom you mean: “erase @name”')
    const [line] = await erase(app.services, { who: 'Anna Berg', by: 'ops' })
    expect(line).toEqual({
      problem: true,
      text: expect.stringContaining(
        'Anna Berg is the account manager of Globex Agency, and nobody else of ours is named',
      ),
    })
    expect((await erase(app.services, { who: 'Nobody', by: 'ops' }))[0]?.text).toContain(
      'Nobody called “Nobody” is known',
    )
  })

  test('puts them on a list by their id, with their accounts as salted digests', async () => {
    const id = await app.read(async (view) => (await view.people.byAccount({ ...mara, platform: 'slack' }))!.id)
    await erase(app.services, { who: 'Mara Lind', by: 'ops' })
    const listed = await app.read((view) => view.erasure.list())
    expect(listed).toEqual([
      {
        id,
        at: app.clock.now(),
        salt: expect.stringMatching(/^[0-9a-f]{32}$/u),
        accounts: [expect.stringMatching(/^[0-9a-f]{64}$/u)],
      },
    ])
  })

  test('takes along what they wrote as one who turned out to be the same person', async () => {
    const twin = { ...mia, platform: 'teams' as const, userId: 'chen-on-teams', name: 'Chen Mia-Lin' }
    const { roles, side } = acmeSheet.people[4]!
    const onTeams = { name: twin.name, roles, side, teams: `${twin.tenantId}/${twin.userId}` }
    await app.register({ ...acmeSheet, people: [...acmeSheet.people, onTeams] })
    await app.says(tom, 'case acme "Orders API returns 500"', places.internal)
    await app.says(twin, 'reply CASE-1 "Kestrel of the quarrelsome heron"')
    const one = acmeSheet.people.map((each) => (each.name === mia.name ? { ...each, teams: onTeams.teams } : each))
    await app.register({ ...acmeSheet, people: one })
    const [line] = await erase(app.services, { who: 'teams:T0ACME/chen-on-teams', by: 'ops' })
    expect(line?.problem).toBe(false)
    expect(await leftInDatabase(app.databaseUrl, ['Kestrel', 'chen-on-teams', 'UMIA', 'Chen'])).toEqual([])
  })

  test('is done once more in what was restored from a backup of before, where what they have passes on as it did', async () => {
    app.clock.move(60 * 60_000)
    await app.says(tom, 'case acme "Orders API returns 500"', places.internal)
    await app.says(mia, 'ack CASE-1', places.shared)
    await app.says(mia, 'reply CASE-1 "Kestrel of the quarrelsome heron"', places.shared)
    await app.news()
    const at = app.clock.now()
    const idOf = (one: typeof mia) =>
      app.read(async (view) => (await view.people.byAccount({ ...one, platform: 'slack' }))!.id)
    const listed = [...(await Promise.all([mia, ravi, anna].map(idOf))), 'of-nobody'].map((id) => ({ id, at }))
    const again = (...erased: typeof listed) => inTransaction(app.services, {}, (means) => applyErasures(means, erased))
    expect(await again(listed[0]!, listed[3]!)).toMatchObject({ found: 1, ownerless: [] })
    expect(await leftInDatabase(app.databaseUrl, ['Kestrel', 'UMIA', 'Mia'])).toEqual([])
    expect((await app.read((view) => view.cases.byNumber(1)))?.owner.name).toBe('Ravi Shah')
    const told = (await app.news()).filter(({ card }) => card.title === 'Passed on')
    expect(told.map(({ to, card }) => `${to}: ${textOf(card)}`)).toEqual([
      expect.stringMatching(/^Anna Berg: .*CASE-1 passed to Ravi Shah\./u),
      expect.stringMatching(/^Ravi Shah: .*CASE-1 passed to Ravi Shah\./u),
    ])
    expect(await again(...listed)).toMatchObject({ found: 2, ownerless: [{ labels: ['CASE-1'] }] })
    expect(await again(...listed)).toEqual({ found: 0, left: [], ownerless: [] })

    const lines = (await doctor(app.services)).filter(({ problem }) => problem).map(({ text }) => text)
    expect(lines).toContain(
      'CASE-1 of Acme Hosting has an owner who is gone. Give it another: `/partner assign CASE-1 @name`.',
    )
    expect(lines).toContainEqual(expect.stringContaining('Nobody at Acme Hosting is account manager.'))
    expect(lines).toContainEqual(expect.stringContaining('Nobody on our side is account manager for Globex Agency.'))
    expect(lines).not.toContainEqual(expect.stringContaining('Nobody on our side is account manager for Acme Hosting.'))
  })

  test('passes on what somebody took as a manager of all partners, named for none', async () => {
    await app.says(mia, 'case "Orders API returns 500"', places.shared)
    await app.says(people.uma, 'list')
    await app.says(anna, 'managers add @Uma')
    await app.says(people.uma, 'ack CASE-1', places.internal)
    expect((await app.read((view) => view.cases.byNumber(1)))?.owner.name).toBe('Uma Voss')
    await app.news()
    expect((await erase(app.services, { who: 'Uma Voss', by: 'ops' }))[0]?.problem).toBe(false)
    expect((await app.read((view) => view.cases.byNumber(1)))?.owner.name).toBe('Anna Berg')
    expect((await app.news()).map(({ to, card }) => `${to}: ${textOf(card)}`)).toContainEqual(
      expect.stringMatching(/^Anna Berg: .*CASE-1 passed to Anna Berg\./u),
    )
  })

  test('is done once: of whoever was erased nobody is left to be named', async () => {
    const id = await app.read(async (view) => (await view.people.byAccount({ ...mia, platform: 'slack' }))!.id)
    await erase(app.services, { who: 'Mia Chen', by: 'ops' })
    for (const who of ['somebody', id]) {
      for (const dryRun of [true, false]) {
        const [line] = await erase(app.services, { who, by: 'ops', dryRun })
        expect(line).toEqual({ problem: true, text: expect.stringContaining('nothing is kept of them any more') })
      }
    }
    await app.says({ ...people.uma, name: 'Somebody' }, 'list')
    expect((await erase(app.services, { who: 'somebody', by: 'ops' }))[0]).toEqual({
      problem: false,
      text: expect.stringContaining('Erased:'),
    })
  })

  test('takes short titles out of what is still to be sent', async () => {
    const typed = (speaker: typeof mia, text: string, place = places.shared) =>
      app.receive(app.inbound(speaker, { kind: 'command', text, mentions: [] }, place))
    for (const title of ['Osprey7', 'Merlin 2', 'Kite']) await typed(mia, `case "${title}" --severity 1`)
    await typed(mia, 'escalate CASE-2 "Wombats are many"')
    for (const words of ['cases acme', 'show acme', 'show CASE-1', 'timeline CASE-2'])
      await typed(tom, words, places.internal)
    await app.passTo(app.clock.now() + 30 * 60 * 60_000)
    const [line] = await erase(app.services, { who: 'Mia Chen', by: 'ops' })
    expect(line?.problem).toBe(false)
    expect(await leftInDatabase(app.databaseUrl, ['Osprey7', 'Merlin 2', 'Kite', 'Wombats', 'Mia', 'UMIA'])).toEqual([])
  })

  test('touches nothing of somebody in another organisation who has the same id', async () => {
    const twin = { ...people.leo, userId: 'U777' }
    const quin = { ...mia, userId: 'U777', name: 'Quin Zap' }
    const globex = { ...places.shared, conversationId: 'C-GLOBEX', name: 'globex-shared' }
    const named = (one: typeof mia, role: string) => {
      const { name, tenantId, userId } = one
      return { name, side: 'partner', roles: [role], slack: `${tenantId}/${userId}` }
    }
    await app.register({ ...acmeSheet, people: [...acmeSheet.people, named(quin, 'member')] })
    const [ours] = globexSheet.people
    await app.register({ ...globexSheet, people: [ours, named(twin, 'account-manager')] })
    await app.says(anna, 'case globex "Late orders" --severity 2', { ...places.direct })
    const waits = app.inbound(twin, { kind: 'command', text: 'ack CASE-1', mentions: [] }, globex)
    await app.services.store.transact((tx) => tx.inbox.insertIfNew(waits, app.clock.now()))
    await app.news()
    // In one channel, the answers to both wait in one queue.
    await app.receive(app.inbound(quin, { kind: 'command', text: 'cases', mentions: [] }, globex))
    await app.receive(app.inbound(twin, { kind: 'command', text: 'show CASE-1', mentions: [] }, globex))

    const [line] = await erase(app.services, { who: 'slack:T0ACME/U777', by: 'ops' })
    expect(line?.problem, line?.text).toBe(false)
    const answers = (await app.taken()).filter(({ destination: to }) => to.kind === 'reply' && to.userId === 'U777')
    expect(answers.map(({ destination }) => destination)).toEqual([
      expect.objectContaining({ organisation: 'T0GLOBEX' }),
    ])
    expect(JSON.stringify(answers)).toContain('Leo Park')
    const [event] = await app.read((view) => view.inbox.pending(10))
    expect(event?.inbound).toEqual(waits)
    expect(await leftInDatabase(app.databaseUrl, ['Quin', 'T0ACME/U777', 'T0ACME:U777'])).toEqual([])
  })

  test('whoever speaks again afterwards is somebody new', async () => {
    await erase(app.services, { who: 'Tom Ek', by: 'ops' })
    expect(textOf(await app.says(tom, 'list'))).toContain('Acme Hosting')
    const again = await app.read((view) => view.people.byAccount({ ...tom, platform: 'slack' }))
    expect(again).toMatchObject({ name: 'Tom Ek' })
    expect((await app.read((view) => view.erasure.list())).map(({ id }) => id)).not.toContain(again!.id)
  })
})
