import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { handleDeadline } from '../../src/engine/deadlines.ts'
import { knownMigrations } from '../../src/storage/bring-up-to-date.ts'
import { takeBackup } from '../../src/storage/backup/take-backup.ts'
import { reportFigures } from '../../src/app/figures/report-figures.ts'
import { inTransaction } from '../../src/app/in-transaction.ts'
import { HOUR } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, people, places } from './app-fixture.ts'
import { EVERY_KIND } from '../fixtures/every-kind-template.ts'
import { MADE_OF, readEverything } from './read-everything.ts'

const FOLDER = new URL('../fixtures/kept-databases/', import.meta.url)
const BACKUP = '.backup'

/** A database as a version of Liaison left it: its backup, and what that version read of it. */
export type KeptDatabase = { migration: string; backup: string; everything: unknown }

/** Oldest first; each is called by the newest migration it has seen. */
export function keptDatabases(): KeptDatabase[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(BACKUP))
  return names.sort().map((name) => {
    const migration = name.slice(0, -BACKUP.length)
    return {
      migration,
      backup: fileOf(name),
      everything: JSON.parse(readFileSync(fileOf(`${migration}.json`), 'utf8')),
    }
  })
}

export function newestMigration(): string {
  return knownMigrations('sqlite').at(-1)!.name
}

/** Keep a database of this version. One that is kept stays as it is: nobody can write it again. */
export async function keepDatabase(): Promise<string> {
  const name = `${newestMigration()}${BACKUP}`
  if (existsSync(fileOf(name))) throw new Error(`${name} is kept already. It is never written again.`)
  const app = await lived()
  try {
    await takeBackup({ databaseUrl: app.databaseUrl, file: fileOf(name), at: new Date(app.clock.now()) })
    const everything = await readEverything(app.services.store)
    writeFileSync(fileOf(`${newestMigration()}.json`), `${JSON.stringify(everything, undefined, 1)}\n`)
    return name
  } catch (error) {
    await rm(fileOf(name), { force: true })
    throw error
  } finally {
    await app[Symbol.asyncDispose]()
  }
}

/** Waits for the word of Acme. */
const LOOSER = {
  ...{ measure: 'resolve', severity: 1, obligor: 'internal', target: '3 working days', hours: 'calendar' },
  protects: 'customers are served',
}

/** Holds at once, as we owe it and report it. */
const FIGURE = {
  ...{ name: 'Decisions in time', obligor: 'internal', period: 'month', unit: '%', atLeast: 99, floor: 95 },
  ...{ source: 'The list of decisions', protects: 'Work goes on' },
}

/** Something of everything that the product keeps. */
async function lived(): Promise<App> {
  const app = await App.open(acmeSheet, globexSheet)
  const { platform, tenantId, userId } = people.uma
  app.services.admins.push({ platform, tenantId, userId })
  await app.services.store.transact((tx) =>
    tx.installations.connected({ platform, tenantId, credentials: ['SLACK_BOT_TOKEN'], connectedAt: app.clock.now() }),
  )
  await app.says(people.uma, 'managers add @Mara')
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.presses(people.mia, 'case.acknowledge', 'CASE-1')
  await app.says(people.mia, 'ask CASE-1 "Which region?"', places.shared)
  await app.says(people.tom, 'reply CASE-1 "Only eu-west"')
  await app.says(people.tom, 'case acme "Invoices are wrong" --kind question')
  await app.says(people.anna, 'escalate CASE-2 "Nothing moves"')
  await app.presses(people.mara, 'escalation.acknowledge', 'ESC-1')
  await app.says(people.anna, 'check now acme')
  await app.says(people.anna, 'check now acme operational')
  for (const title of ['Two', 'Three', 'Four', 'Five']) await app.says(people.mia, `case "${title}" --severity 1`)
  await app.register({
    ...acmeSheet,
    stage: 'renewal',
    calendar: { zone: 'Europe/Berlin', holidays: { country: 'DE', region: 'BE' } },
  })
  await app.register({ ...acmeSheet, sla: { objectives: [LOOSER] } })
  app.clock.move(9 * HOUR)
  while ((await handleDeadline(app.services)) === 'handled');
  await app.says(people.mia, 'resolve CASE-1 "Rolled back"', places.shared)
  await app.says(people.tom, 'reopen CASE-1 "It is back"')
  await app.says(people.anna, 'people acme remove @Ravi')
  await app.taken()
  await app.says(people.tom, 'severity CASE-2 2')
  const context = { message: MADE_OF.messageId, thread: MADE_OF.messageId }
  const values = { title: 'Parcels are lost', description: 'Since nine' }
  const form = { kind: 'submission' as const, form: 'case.from-message', context, values }
  await app.receive(app.inbound(people.tom, form, places.shared))
  await app.says(people.mia, 'withdraw CASE-3 "Not yours"', places.shared)
  await app.says(people.mia, 'case "Yours after all" --follows CASE-3', places.shared)
  await reportFigure(app)
  await reportOverHttp(app)
  await keepLedger(app)
  await keepPages(app)
  await keepTemplates(app)
  await keepAnonymous(app)
  await app.says(people.tom, 'maintenance acme "DB upgrade" --from "2026-12-05 22:00" --for 90m --service "Orders API"')
  await app.says(people.mia, 'maintenance "Disk swap" --from "2026-12-06 08:00" --for 2h', places.shared)
  await app.says(people.anna, 'confirm MAINT-2')
  await saidOfCases(app)
  await app.says(people.anna, 'rotation acme @Anna @Tom --every week --at "monday 09:00" --hours "Mon-Fri 8-20"')
  await app.says(people.tom, 'override acme --to 18:00')
  await app.says(people.anna, 'swap acme @Tom')
  await app.says(people.tom, 'swap acme accept')
  await app.says(people.anna, 'away until friday --delegate @Tom')
  await app.says(people.anna, 'action acme "Say beforehand when you deploy"')
  await app.says(people.anna, 'accept ACT-1 "A calendar that both sides read" --by friday')
  await app.says(people.anna, 'done ACT-1 "It is there"')
  await app.says(people.anna, 'drill acme at 10:00')
  await app.says(people.anna, 'drill acme')
  await app.says(people.ravi, 'drill acme', places.shared)
  return app
}

/** Of CASE-1, time that is left out; that it failed earlier; and that it and CASE-2 are one incident, which the other side parts. */
async function saidOfCases(app: App): Promise<void> {
  await app.says(people.anna, 'exclude CASE-1 "A digger" --from "mon 9:10" --to 9:20', places.shared)
  await app.says(people.tom, 'failed CASE-1 mon 8:40', places.shared)
  await app.says(people.tom, 'same CASE-2 as CASE-1', places.shared)
  await app.says(people.mia, 'object CASE-2 "Another cause"', places.shared)
}

/** A figure of a month, reported when it was over, and corrected. */
async function reportFigure(app: App): Promise<void> {
  const { name } = FIGURE
  await app.register({ ...acmeSheet, sla: { figures: [FIGURE] } })
  await inTransaction(app.services, { now: Date.parse('2026-12-01T12:00:00Z') }, async (means) => {
    const acme = (await means.tx.partners.bySlug('acme'))!
    const by = { side: 'internal', via: 'command line' } as const
    await reportFigures(means, acme, by, [{ figure: { name }, value: '98.7' }])
    await reportFigures(means, acme, by, [{ figure: { name }, value: '98.9', why: 'Two were counted twice' }])
    const about = { partnerId: acme.id, figureId: acme.terms.figures[0]!.id, period: '2026-11' }
    await means.tx.figureWaivers.insert({ id: 'waiver-1', ...about, side: 'partner', personId: 'ravi', at: means.now })
  })
}

/** A token, and a request that came with it. */
async function reportOverHttp(app: App): Promise<void> {
  const now = Date.parse('2026-12-01T12:00:00Z')
  await app.services.store.transact(async (tx) => {
    const acme = (await tx.partners.bySlug('acme'))!
    const [figure] = acme.terms.figures
    const minter = (await tx.memberships.of(acme.id)).find(({ side }) => side === 'internal')!
    await tx.tokens.mint({
      ...{ id: 'token-1', partnerId: acme.id, side: 'internal', figureIds: [figure!.id] },
      ...{ mintedBy: minter.personId, mintedAt: now, expiresAt: now + HOUR, revokedAt: now + 1 },
    })
    const taken = { figure: FIGURE.name, period: '2026-11', value: '98.9', unit: '%', late: false }
    const answer = { partner: 'acme', measurements: [{ ...taken, outcome: 'unchanged' as const }] }
    await tx.takenRequests.keep({ tokenId: 'token-1', key: 'key-1', body: '{}' }, answer, now)
  })
}

/** An answer without a name to the check that is open. */
async function keepAnonymous({ services }: App): Promise<void> {
  await services.store.transact(async (tx) => {
    const { id } = (await tx.runs.byNumber(1))!
    await tx.anonymousAnswers.open(id, ['internal'])
    await tx.anonymousAnswers.add(id, 'anna', 'internal', { answers: { Q1: 4 }, comment: 'Go on' })
  })
}

/** A template of every kind of question, and one that is retired. */
async function keepTemplates({ services }: App): Promise<void> {
  await services.store.transact(async (tx) => {
    const savedAt = services.clock.now()
    await tx.checkInTemplates.insert({ template: EVERY_KIND, savedAt, by: 'anna' })
    await tx.checkInTemplates.insert({ template: { ...EVERY_KIND, slug: 'retired', version: 1 }, savedAt })
    await tx.checkInTemplates.retire('retired', savedAt + 1)
  })
}

/** Where pages go, and a token that went out with one. */
async function keepPages({ services }: App): Promise<void> {
  await services.store.transact(async (tx) => {
    const now = services.clock.now()
    const former = { secret: 'whsec_former', until: now + HOUR }
    const url = 'https://pages.example.com/anna'
    await tx.pageAddresses.save({ personId: 'anna-paged', url, secret: 'whsec_kept', former, changedAt: now })
    const call = { ladderId: 'ladder-1', side: 'internal', step: 0, cycle: 1, personId: 'anna-paged' } as const
    await tx.pageTokens.mint({ ...call, id: 'page-1', deliveryId: 'delivery-1', madeAt: now })
  })
}

/** A period of a ledger that was closed, booked and disputed. */
async function keepLedger({ services }: App): Promise<void> {
  await services.store.transact(async (tx) => {
    const { id: partnerId } = (await tx.partners.bySlug('acme'))!
    const about = { partnerId, side: 'partner', period: '2026-10' } as const
    const breach = { objectiveId: 'o-1', caseId: 'c-1', label: 'CASE-1', at: services.clock.now(), by: 0 }
    const facts = { held: [{ agreement: 1, from: breach.at, days: 31 }], breaches: [breach], figures: [] }
    await tx.ledger.addClose({ ...about, id: services.ids.next(), turn: 1, at: breach.at, facts })
    const entry = { ...about, word: 'penalty', minor: -80_000, currency: 'EUR', at: breach.at } as const
    await tx.ledger.addEntry({ ...entry, id: services.ids.next(), seq: 1 })
    await tx.ledger.addDispute({ ...about, caseId: services.ids.next(), line: 'o-1 c-1 breach' })
  })
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(name, FOLDER))
}
