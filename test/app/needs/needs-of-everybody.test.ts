import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { plainText } from '../../../src/cards/plain-text.ts'
import type { MaintenanceTerms } from '../../../src/domain/sla/figures/maintenance.ts'
import { acmeSheet, App, globexSheet, people, type TestPerson } from '../../kit/app-fixture.ts'
import { fill } from './random-world.ts'
import { type Reader, readByHand } from './read-by-hand.ts'

/** Terms that ask for the other side’s word where a window names its service. */
vi.mock(import('../../../src/domain/maintenance/maintenance-terms-for.ts'), () => ({
  maintenanceTermsFor: (_terms, _side, service): MaintenanceTerms | undefined =>
    service === undefined ? undefined : { noticeMs: 0, confirmed: true },
}))

const teamsPerson = (name: string, tenantId: string, outsider: boolean): TestPerson => ({
  ...{ platform: 'teams', tenantId, userId: `aad-${name.split(' ')[0]!.toLowerCase()}`, outsider, name },
})

/** Ours on Teams, and a contact of Globex there. */
const tess = teamsPerson('Tess Holm', 'home', false)
const kim = teamsPerson('Kim Lund', 'globex-tenant', true)

/** Team member, manager, manager of all, admin, account managers and sponsors of both sides, contacts, somebody of ours with no part, a stranger. */
const CAST: TestPerson[] = [
  ...[people.anna, people.tom, people.mara, people.uma, people.ada, people.max, tess],
  ...[people.ravi, people.mia, people.sol, people.leo, people.ida, kim, people.eve],
]

const named = ({ name, outsider, platform, tenantId, userId }: TestPerson, ...roles: string[]) => ({
  ...{ name, side: outsider ? 'partner' : 'internal', roles, zone: 'Europe/Paris' },
  [platform]: `${tenantId}/${userId}`,
})

const SHEETS = [
  {
    ...acmeSheet,
    people: [...acmeSheet.people, named(people.max, 'sponsor'), named(people.sol, 'sponsor')],
  },
  {
    ...globexSheet,
    people: [
      named(tess, 'account-manager'),
      named(people.anna, 'member'),
      named(people.leo, 'account-manager'),
      named(people.ida, 'member'),
      named(kim, 'sponsor'),
    ],
  },
]

/** More than what holds by default: to be accepted by the partner. */
const LOOSER = {
  objectives: [{ measure: 'resolve', severity: 1, obligor: 'internal', target: '9h', protects: 'Orders' }],
}

/** Each way in which something may need somebody; one that was met in no world would prove nothing. */
const met = new Set<string>()
const ALL = [
  ...['acknowledge', 'reply', 'resolve'].flatMap((deed) => [`case.${deed} overdue`, `case.${deed} due soon`]),
  ...['action.accept overdue', 'action.accept waiting', 'action.done overdue', 'action.done due soon'],
  ...['case.acknowledge waiting', 'case.reply waiting', 'case.confirm to confirm', 'case.confirm proposal'],
  ...[
    'escalation.acknowledge escalation',
    'escalation.acknowledge talk',
    'check-in.answer check',
    'maintenance.confirm to confirm',
    'partner.confirm proposal',
    'proposal.show proposal',
  ],
]

test('what everybody is told to need them is what the rows say, whoever they are, in whatever world', async () => {
  const { seed } = fc.readConfigureGlobal()
  // `further`: other worlds than those of before.
  const explore = (numRuns: number, further = 0) =>
    fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        await using app = await world(g)
        for (const speaker of CAST) await expectAsByHand(app, speaker)
      }),
      { numRuns, endOnFailure: true, ...(seed !== undefined && { seed: seed + further }) },
    )
  const missed = () => ALL.filter((one) => !met.has(one))
  await explore(6)
  // Chance may leave something out: it goes on until everything has been met.
  for (let more = 0; more < 12 && missed().length > 0; more += 1) await explore(1, more + 1)
  expect(missed()).toEqual([])
}, 120_000)

async function world(g: fc.GeneratorValue): Promise<App> {
  const app = await App.open(...SHEETS)
  app.home = { slack: 'T0HOME', teams: 'home' }
  app.services.admins.push({ platform: 'slack', tenantId: 'T0HOME', userId: people.uma.userId })
  for (const speaker of [people.uma, people.ada]) await app.says(speaker, 'help')
  await app.says(people.tom, 'add "Initech Logistics" --slug initech @Anna')
  for (const sheet of SHEETS) if (g(fc.boolean)) await app.register({ ...sheet, sla: LOOSER })
  await app.services.store.transact(async (tx) => {
    const everybody = await Promise.all(CAST.map((speaker) => tx.people.byAccount(accountOf(speaker))))
    await tx.managersOfAll.add((await tx.people.byAccount(accountOf(people.ada)))!.id)
    await fill(
      g,
      tx,
      everybody.filter((person) => person !== undefined),
      app.clock.now(),
    )
  })
  return app
}

async function expectAsByHand(app: App, speaker: TestPerson): Promise<void> {
  const told = await toldTo(app, speaker)
  // Whoever comes back under an account that was gone is somebody new.
  const reader = await readerOf(app, speaker)
  if (reader === undefined) return expect(told).toEqual([])
  const byHand = await app.read((view) => readByHand(view, reader, app.clock.now()))
  expect(
    told.map(({ says }) => says),
    speaker.name,
  ).toEqual(byHand.map((says) => says.split(' ').slice(0, 2).join(' ')))
  for (const [at, says] of byHand.entries()) {
    met.add(says.replace(/ \S+/u, ''))
    expect(told[at]!.text, says).toMatch(WORDS[says.split(' ').slice(2).join(' ')]!)
  }
  const others = { acme: ['Globex'], globex: ['Acme'] }
  const slug = reader.partnerId && (await app.read((view) => view.partners.get(reader.partnerId!)))?.slug
  if (slug === 'acme' || slug === 'globex')
    for (const word of [...others[slug], 'Initech', 'managers']) expect(JSON.stringify(told)).not.toContain(word)
}

const WORDS: Record<string, RegExp> = {
  overdue: /overdue since/u,
  'due soon': /, due /u,
  waiting: /waits for you/u,
  'to confirm': /counts as solved from|maintenance, to confirm before/u,
  escalation: /escalated to you/u,
  talk: /to talk about/u,
  proposal: /go by severity|merged into CASE-|for you to take on|for you to accept/u,
  check: /closes/u,
}

async function readerOf(app: App, speaker: TestPerson): Promise<Reader | undefined> {
  const { userId, outsider } = speaker
  const person = await app.read((view) => view.people.byAccount(accountOf(speaker)))
  if (!person) return undefined
  if (!outsider) return { id: person.id, ours: true, admin: userId === people.uma.userId }
  const { id, partnerId } = person
  const named = await app.read((view) => view.memberships.ofPerson(id))
  // Whoever is named no longer is a stranger again.
  return partnerId === undefined || named.length === 0 ? undefined : { id, ours: false, partnerId, admin: false }
}

const accountOf = ({ platform, tenantId, userId }: TestPerson) => ({ platform, tenantId, userId })

/** The whole list, page after page. */
async function toldTo(app: App, speaker: TestPerson): Promise<{ says: string; text: string }[]> {
  const all: { says: string; text: string }[] = []
  let card = await listOf(app, () => app.says(speaker, ''))
  for (let page = 0; page < 20; page += 1) {
    for (const block of card?.blocks ?? [])
      if (block.kind === 'line')
        all.push({ says: `${block.button.action} ${block.button.subject}`, text: plainText(block.text) })
    const next = card?.buttons.find(({ action }) => action === 'needs.list')
    if (!next) return all
    const { action, subject, version, data = {} } = next
    card = await listOf(app, () =>
      app.receive(app.inbound(speaker, { kind: 'action', action, subject, version, data })),
    )
  }
  throw new Error('the list never ends')
}

async function listOf(app: App, ask: () => Promise<unknown>): Promise<Card | undefined> {
  const before = (await app.taken()).length
  await ask()
  return (await app.taken()).slice(before).find(({ destination }) => destination.kind === 'reply')?.card
}
