import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import { policyOf } from '../../src/domain/terms/climbs-by.ts'
import { usualHours } from '../../src/domain/terms/hours-of.ts'
import { partnerChange } from '../../src/domain/timeline/partner-change.ts'
import { acmeSheet, App, globexSheet, people, places, type TestPerson, type TestPlace } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
  app.services.admins.push({ platform: 'slack', tenantId: people.uma.tenantId, userId: people.uma.userId })
})

afterEach(() => app[Symbol.asyncDispose]())

const shown = async (speaker: TestPerson, line: string, place?: TestPlace) =>
  JSON.stringify(await app.says(speaker, line, place))
const apply = async (sheet: object) => {
  const origin = { via: 'command line', by: 'deniz' } as const
  const applied = await applyPartnerSheet(app.services, partnerSheet.parse({ ...acmeSheet, ...sheet }), origin)
  expect(applied).not.toHaveProperty('refused')
}
const facts = () => app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id, 'acme'))

describe('the timeline of a partner', () => {
  test('shows what changed from what to what, who changed it, and from where, oldest first', async () => {
    await app.says(people.anna, 'people acme add @Priya --role sponsor')
    await app.says(people.anna, 'unbind acme shared', places.shared)
    await apply({ stage: 'renewal', channels: [] })
    const told = await shown(people.anna, 'timeline acme')
    const lines = [
      'Anna Berg (Northwind) named Priya Nair sponsor for acme. From Slack.',
      'Anna Berg (Northwind) took acme-shared away as the shared channel of acme. From Slack.',
      'deniz (command line) changed acme: the stage from steady to renewal.',
    ]
    const found = lines.map((line) => told.indexOf(line))
    expect(found, told).not.toContain(-1)
    expect(found).toEqual(found.toSorted((a, b) => a - b))
    expect(told).toContain('Timeline of acme')
  })

  test('says that whoever had a role before was removed when another was named', async () => {
    await app.says(people.anna, 'people acme add @Tom --role account-manager')
    const told = await shown(people.tom, 'timeline acme')
    const gone = told.indexOf('Anna Berg (Northwind) removed Anna Berg as account manager for acme. From Slack.')
    const come = told.indexOf('Anna Berg (Northwind) named Tom Ek account manager for acme. From Slack.')
    expect(gone).toBeGreaterThan(0)
    expect(come).toBeGreaterThan(gone)
  })

  test('says from which platform somebody did it', async () => {
    const annaOnTeams: TestPerson = { ...people.anna, platform: 'teams', tenantId: 'home', userId: 'anna' }
    await app.register({ ...acmeSheet, people: [{ ...acmeSheet.people[0], teams: 'home/anna' }] })
    await app.says(annaOnTeams, 'bind acme internal', { conversationId: '19:plans', kind: 'channel', name: 'plans' })
    expect(await shown(people.anna, 'timeline acme')).toContain(
      'Anna Berg (Northwind) made plans the internal channel of acme. From Teams.',
    )
  })

  test('says which accounts somebody gained and lost, and which organisations count as the partner’s', async () => {
    const anna = { ...acmeSheet.people[0], slack: 'T0HOME/U0NEWANNA', teams: 'home/anna' }
    await apply({ people: [{ ...anna, slack: `${people.anna.tenantId}/${people.anna.userId}` }] })
    await apply({ people: [anna, { name: 'Zoe Park', side: 'partner', roles: ['member'], slack: 'T0OTHER/U0ZOE' }] })
    const told = await shown(people.uma, 'timeline acme')
    expect(told).toContain('added the account teams anna of Anna Berg.')
    expect(told).toContain('added the account slack U0NEWANNA of Anna Berg.')
    expect(told).toContain(`removed the account slack ${people.anna.userId} of Anna Berg.`)
    await apply({ people: [{ ...anna, name: 'Anna Berg-Lund', zone: 'Europe/Oslo' }] })
    const later = await shown(people.uma, 'timeline acme')
    expect(later).toContain('changed the name of Anna Berg-Lund from Anna Berg to Anna Berg-Lund.')
    expect(later).toContain('changed the time zone of Anna Berg-Lund from Europe/Paris to Europe/Oslo.')
    expect(told).toContain('recorded slack T0OTHER as an organisation of acme.')
  })

  test('says that somebody who left is a manager of all partners no more', async () => {
    await app.says(people.uma, 'managers add @Tom')
    await app.says(people.uma, 'person @Tom leaves')
    expect(await shown(people.anna, 'timeline acme')).toContain('took Tom Ek off the managers of all partners.')
  })

  test('is found by the name of the partner, and by the channel it is asked for in', async () => {
    await app.says(people.anna, 'add "Initech"')
    expect(await shown(people.anna, 'history INITECH')).toContain('Anna Berg (Northwind) registered Initech.')
    expect(await shown(people.anna, 'timeline', places.internal)).toContain('Timeline of acme')
    expect(await shown(people.anna, 'timeline acmee')).toContain('Did you mean')
  })

  test('is cut to the newest forty, and says so', async () => {
    for (let i = 0; i < 22; i += 1)
      await apply({ stage: i % 2 ? 'steady' : 'renewal', type: i % 2 ? 'managed-service' : 'outsourcing' })
    const told = await shown(people.anna, 'timeline acme')
    expect(told.match(/deniz \(command line\)/gu)?.length).toBeGreaterThanOrEqual(40)
    expect(told).toContain('Only the newest 40 lines are shown')
    expect(told).not.toContain('registered Acme')
  })

  test('is for those in charge and admins alone', async () => {
    expect(await shown(people.uma, 'timeline globex')).toContain('Timeline of globex')
    for (const somebody of [people.tom, people.mara])
      expect(await shown(somebody, 'timeline acme')).toContain(
        'Only the account manager and the sponsor of Acme Hosting, or an admin, can see who changed what.',
      )
    expect(await shown(people.ravi, 'timeline acme')).toContain('is shown to our own people')
    expect(await shown(people.ravi, 'timeline globex')).toContain('I know no partner called “globex”')
  })

  test('is not shown where anybody else may read along', async () => {
    const lunch: TestPlace = { conversationId: 'C-OURS', kind: 'channel', name: 'lunch', outsiders: false }
    for (const place of [places.shared, places.elsewhere, lunch, { ...places.internal, outsiders: true }]) {
      const told = await shown(people.anna, 'timeline acme', place)
      expect(told).toContain('Ask me in a direct message')
      expect(told).not.toContain('Mara Lind')
    }
    await shown(people.anna, 'help', { ...places.internal, outsiders: false })
    for (const place of [places.direct, places.internal, places.managers])
      expect(await shown(people.anna, 'timeline acme', place)).toContain('named Mara Lind manager')
  })
})

describe('every change made by words or sheets', () => {
  const stays = ['Tom', 'Priya', 'Max', 'Ada', 'Sol', 'Mia']
  const step = fc.oneof(
    fc
      .tuple(fc.constantFrom(...stays), fc.constantFrom('account-manager', 'sponsor', 'member', 'manager'))
      .map(([name, role]) => ({ line: `people acme add @${name} --role ${role}` })),
    fc.constantFrom(...stays).map((name) => ({ line: `people acme remove @${name}` })),
    fc
      .tuple(fc.constantFrom('bind', 'unbind'), fc.constantFrom('shared', 'internal', 'managers'))
      .map(([verb, purpose]) => ({ line: `${verb} acme ${purpose}` })),
    fc.constantFrom('managers add @Mara', 'managers remove @Mara').map((line) => ({ line })),
    fc
      .record({
        stage: fc.constantFrom('steady', 'renewal'),
        name: fc.constantFrom('Acme Hosting', 'Acme'),
        calendar: fc.record({ zone: fc.constantFrom('Europe/Paris', 'Europe/Rome') }),
        sla: fc
          .record({
            target: fc.constantFrom('1h', '2 working days'),
            protects: fc.constantFrom('Orders flow', 'Nobody asks twice'),
            resolve: fc.subarray([{ measure: 'resolve', target: '1h', protects: 'Parcels come' }]),
          })
          .map(({ resolve, ...acknowledge }) => ({
            objectives: [{ measure: 'acknowledge', ...acknowledge }, ...resolve],
            others: 'end',
          })),
        ladder: fc.record({
          cycles: fc.constantFrom(1, 2),
          steps: fc.array(fc.constant({ tell: ['managers'], wait: '1h' }), { minLength: 1, maxLength: 3 }),
        }),
        people: fc.constantFrom([], acmeSheet.people.slice(0, 2)),
        channels: fc.constantFrom([], acmeSheet.channels.slice(0, 1)),
      })
      .map((sheet) => ({ sheet })),
  )

  /** What is told of a partner, replayed: under each heading what stands there, by what the facts say of it. */
  async function replayed(): Promise<Map<string, Set<string>>> {
    const told = new Map<string, Set<string>>()
    for (const fact of await facts()) {
      const { what, from, to } = partnerChange(fact, (side) => side)
      expect([what, from === to], fact.kind).toEqual([expect.stringMatching(/./u), false])
      // Proposed is not changed: what is accepted is told as a change besides.
      if (/^(?:TermsProposed|Proposal)/u.test(fact.kind)) continue
      const standing = told.get(what) ?? new Set()
      // Of what a partner has had from the beginning, the first change tells.
      if (from !== '' && told.has(what)) expect([...standing], `${what}: “${from}” became “${to}”`).toContain(from)
      expect([...standing], `${what}: “${to}” came twice`).not.toContain(to)
      standing.delete(from)
      if (to !== '') standing.add(to)
      told.set(what, standing)
    }
    return told
  }

  async function expectTold(): Promise<void> {
    const told = await replayed()
    await app.read(async (view) => {
      const partner = (await view.partners.bySlug('acme'))!
      const [ladder] = partner.terms.ladders
      const at = (what: string) => [...(told.get(what) ?? [])].toSorted()
      const roster = await view.memberships.of(partner.id)
      for (const side of ['internal', 'partner'])
        for (const role of ['account-manager', 'sponsor', 'member', 'manager'])
          expect(at(`${role.replaceAll('-', ' ')} of ${side}`)).toEqual(
            roster
              .filter((one) => one.role === role && one.side === side)
              .map(({ person }) => person.name)
              .toSorted(),
          )
      const bindings = await view.bindings.of(partner.id)
      for (const [purpose, what] of [
        ['shared', 'shared channel'],
        ['internal', 'internal channel'],
        ['managers', "managers' channel"],
      ] as const)
        expect(at(what)).toEqual(
          bindings
            .filter((one) => one.purpose === purpose)
            .map(({ conversation }) => conversation.name)
            .toSorted(),
        )
      expect(at('manager of all partners')).toEqual((await view.managersOfAll.list()).map(({ name }) => name))
      // What never changed is as it was registered.
      expect(at('the stage')).toEqual(told.has('the stage') ? [partner.stage] : [])
      expect(at('the name')).toEqual(told.has('the name') ? [partner.name] : [])
      expect(at('the time zone')).toEqual(told.has('the time zone') ? [usualHours(partner.terms).zone] : [])
      expect(at('the rounds of escalations')).toEqual(
        told.has('the rounds of escalations') ? [`${ladder!.cycles}`] : [],
      )
      for (const step of [1, 2, 3]) {
        const there = told.has(`step ${step} of escalations`) && step <= policyOf(ladder!).steps.internal.length
        expect(at(`step ${step} of escalations`)).toHaveLength(there ? 1 : 0)
      }
      const promised = partner.terms.objectives.filter(
        ({ measure, obligor }) => measure === 'resolve' && obligor === 'partner',
      )
      if (told.has('their promise to acknowledge any case'))
        expect(at('their promise to resolve any case')).toHaveLength(promised.length)
    })
  }

  test('shows up exactly once, from what it was to what it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 25 }), async (steps) => {
        for (const one of steps) {
          if ('sheet' in one) await applyPartnerSheet(app.services, partnerSheet.parse({ slug: 'acme', ...one.sheet }))
          else await app.says(people.uma, one.line, places.internal)
        }
        await expectTold()
      }),
      { numRuns: 3, endOnFailure: true },
    )
    expect(new Set((await facts()).map(({ kind }) => kind)).size).toBeGreaterThan(5)
  }, 120_000)
})
