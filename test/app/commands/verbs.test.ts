import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  acmeSheet,
  App,
  globexSheet,
  people,
  places,
  textOf,
  type TestPerson,
  type TestPlace,
} from '../../kit/app-fixture.ts'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import type { Case } from '../../../src/domain/cases/case.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'
import { usualHours } from '../../../src/domain/terms/hours-of.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const said = async (speaker: TestPerson, text: string, place: TestPlace = places.direct) =>
  textOf(await app.says(speaker, text, place))

const caseOf = (number: number): Promise<Case | undefined> => app.read((view) => view.cases.byNumber(number))
const rolesOf = async (slug: string) =>
  app.read(async (view) =>
    (await view.memberships.of((await view.partners.bySlug(slug))!.id))
      .map(({ side, role, person }) => `${side} ${role} ${person.name}`)
      .toSorted(),
  )

describe('case', () => {
  test.each<[string, TestPlace, Partial<Case>]>([
    [
      'case acme "Orders API returns 500" --severity 1 --kind request',
      places.direct,
      { title: 'Orders API returns 500', severity: 1, kind: 'request' },
    ],
    [
      'case acme "Orders API returns 500"',
      places.direct,
      { title: 'Orders API returns 500', severity: 3, kind: 'incident' },
    ],
    ['case "Orders API returns 500"', places.internal, { title: 'Orders API returns 500' }],
    ["case 'Orders API returns 500'", places.shared, { title: 'Orders API returns 500' }],
    ['case ACME "Down" —severity 2', places.direct, { title: 'Down', severity: 2 }],
    ['case acme "הזמנות 🔥 <!channel>"', places.direct, { title: 'הזמנות 🔥 <!channel>' }],
  ])('“%s” opens one that says so', async (text, place, expected) => {
    expect(await said(people.tom, text, place)).toContain('CASE-1 is open with Acme Hosting')
    expect(await caseOf(1)).toMatchObject(expected)
  })

  test('a contact needs no name of a partner: it is their own', async () => {
    await said(people.mia, 'case "Invoices are late"', places.shared)
    expect(await caseOf(1)).toMatchObject({ title: 'Invoices are late', obligor: 'internal' })
  })

  test.each([
    ['case nobody "Orders"', 'I know no partner called “nobody”'],
    ['case acm "Orders"', 'Did you mean “acme”?'],
    ['case', 'Which partner?'],
    [`case acme "${'x'.repeat(10_000)}"`, '150 at most fit'],
    ['case acme "Orders" --severity high', 'A severity is 1, 2, 3 or 4'],
    ['case acme "Orders" --kind wish', 'one of incident, request'],
  ])('“%s” opens none, and says why', async (text, sentence) => {
    expect(await said(people.tom, text)).toContain(sentence)
    expect(await caseOf(1)).toBeUndefined()
  })

  test.each(['case acme', 'case acme ""'])('“%s”, without a title, opens the form', async (text) => {
    expect(await app.says(people.tom, text)).toMatchObject({ kind: 'form', form: { form: 'case.open' } })
  })
})

describe('the verbs about a case', () => {
  beforeEach(async () => {
    await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  })

  test.each<[TestPerson, string, Partial<Record<keyof Case | 'question' | 'note', unknown>>]>([
    [people.mia, 'ack case-1', { status: 'in-progress' }],
    [people.mia, 'ack CASE1', { status: 'in-progress' }],
    [people.mia, 'ask CASE-1 which region?', { status: 'waiting', question: 'which region?' }],
    [people.mia, 'resolve CASE-1 "Rolled back"', { status: 'resolved', note: 'Rolled back' }],
    [people.tom, 'resolve CASE-1: rolled back', { status: 'resolved', note: 'rolled back' }],
    [people.tom, 'severity CASE-1 2', { severity: 2 }],
  ])('$name: “%s”', async (speaker, text, expected) => {
    await said(speaker, text, places.shared)
    expect(await caseOf(1)).toMatchObject(expected)
  })

  test('assign gives it to whoever is mentioned, if they are named for the partner', async () => {
    expect(await said(people.tom, 'assign CASE-1 @Mia')).toContain('Mia Chen owns CASE-1')
    expect((await caseOf(1))?.owner).toMatchObject({ name: 'Mia Chen', side: 'partner' })
    expect(await said(people.tom, 'assign CASE-1 @Leo')).toContain('Only people named for this partner')
    expect(await app.says(people.tom, 'assign CASE-1')).toMatchObject({ kind: 'form', form: { form: 'case.assign' } })
  })

  test('reply resumes what waits on one’s side, and reopen opens what was resolved', async () => {
    await said(people.mia, 'ask CASE-1 "Which region?"', places.shared)
    await said(people.tom, 'reply CASE-1 "Only eu-west"')
    expect((await caseOf(1))?.status).not.toBe('waiting')
    await said(people.mia, 'resolve CASE-1 "Done"', places.shared)
    await said(people.tom, 'reopen CASE-1 "It is back"')
    expect((await caseOf(1))?.status).not.toBe('resolved')
  })

  test.each(['ask CASE-1', 'reply CASE-1', 'resolve CASE-1', 'escalate CASE-1'])(
    '“%s”, without its text, opens the form',
    async (text) => {
      expect(await app.says(people.mia, text, places.shared)).toMatchObject({ kind: 'form' })
    },
  )

  test('whoever acknowledges an escalation may say until when they will be back, and of a case is told that there is no such time', async () => {
    const back = async () => (await app.read((view) => view.ladders.byNumber(1)))?.sides.internal
    await said(people.tom, 'escalate CASE-1 "no progress"')
    expect(await said(people.mara, 'ack ESC-1 --until yesterday')).toContain('does not say until when')
    expect(await said(people.mara, 'ack ESC-1 --until "2026-11-20 16:00"')).toContain('That time is over')
    expect(await said(people.mara, 'ack ESC-1 --until "2027-11-20 16:00"')).toContain('after 24 hours at the latest')
    expect(await back()).toMatchObject({ state: 'climbing' })
    expect(await said(people.mara, 'ack ESC-1 --until 16:30')).toContain('16:30')
    expect(await back()).toMatchObject({ state: 'acknowledged', backBy: Date.parse('2026-11-23T15:30:00Z') })
    expect(await said(people.ravi, 'ack CASE-1 --until 16:30')).toContain('is said of an escalation')
  })

  test('escalate, next, ack and resolve lead an escalation up and to its end', async () => {
    const ladder = () => app.read((view) => view.ladders.byNumber(1))
    expect(await said(people.tom, 'escalate CASE-1 "no progress"')).toContain('CASE-1 is escalated')
    expect(await ladder()).toMatchObject({ status: 'open', reason: 'no progress', cause: 'manual' })
    await said(people.anna, 'next ESC-1')
    expect(await ladder()).toMatchObject({ sides: { internal: { state: 'climbing', step: 1 }, partner: { step: 0 } } })
    await said(people.mara, 'ack ESC-1')
    expect(await ladder()).toMatchObject({ sides: { internal: { state: 'acknowledged', by: { name: 'Mara Lind' } } } })
    await said(people.mara, 'resolve ESC-1 "They are on it"')
    expect(await ladder()).toMatchObject({ status: 'resolved', why: 'They are on it' })
    expect(await caseOf(1)).toMatchObject({ status: 'open' })
  })

  test.each([
    ['show CASE-1', 'Orders API returns 500'],
    ['status acme', 'Acme Hosting'],
    ['cases acme', 'CASE-1'],
    ['timeline case-1', 'opened CASE-1'],
    ['sla explain CASE-1', 'CASE-1'],
    ['explain CASE-1', 'CASE-1'],
    ['list', 'Globex Agency'],
    ['people acme', 'Ravi Shah'],
  ])('“%s” shows it to the one who asked, and changes nothing', async (text, shown) => {
    const before = await caseOf(1)
    await app.news()
    const card = await app.says(people.tom, text)
    expect(JSON.stringify(card)).toContain(shown)
    expect(await caseOf(1)).toEqual(before)
    expect((await app.news()).map(({ to }) => to)).toEqual(['only Tom Ek'])
  })

  test('what is refused changes nothing and reaches nobody else', async () => {
    const before = await caseOf(1)
    await app.news()
    for (const text of [
      'severity CASE-1 9',
      'severity CASE-1',
      'reopen CASE-1 "Back"',
      'ack ESC-9',
      'show',
      'next CASE-1',
    ])
      expect(await said(people.tom, text), text).not.toBe('')
    expect(await caseOf(1)).toEqual(before)
    expect(new Set((await app.news()).map(({ to }) => to))).toEqual(new Set(['only Tom Ek']))
  })
})

describe('check', () => {
  test('opens a health check, and with its label lets those it asks answer', async () => {
    expect(await said(people.anna, 'check now acme')).toContain('CHECK-1 with Acme Hosting is open')
    expect(await app.says(people.tom, 'check CHECK-1')).toMatchObject({
      kind: 'form',
      form: { form: 'check-in.answer' },
    })
    expect(await said(people.uma, 'check CHECK-1')).toContain('You are not among them')
    expect(await said(people.anna, 'check now acme')).toContain('still open')
  })
})

describe('the verbs about a partner', () => {
  test('add registers one, with the account manager mentioned or the speaker', async () => {
    expect(await said(people.uma, 'add "Initech Logistics" --zone Europe/Berlin --cadence monthly')).toContain(
      'registered as “initech-logistics”',
    )
    expect(await rolesOf('initech-logistics')).toEqual(['internal account-manager Uma Voss'])
    const initech = await app.read((view) => view.partners.bySlug('initech-logistics'))
    expect(usualHours(initech!.terms).zone).toBe('Europe/Berlin')
    expect(initech!.terms.checks).toMatchObject([{ kind: 'pulse' }])
    await said(people.tom, 'add "Hooli" @Uma')
    expect(await rolesOf('hooli')).toEqual(['internal account-manager Uma Voss'])
  })

  // Monday 30 August 2027 is a holiday in England, not in Scotland.
  test.each([
    ['--country GB --region ENG', true],
    ['--country gb --region england', true],
    ['--country GB-ENG', true],
    ['--country GB-SCT', false],
    ['--country GB-common', false],
  ])('add takes a region: with %s the summer bank holiday is a day off: %s', async (place, off) => {
    await said(people.uma, `add "UK Freight" --zone Europe/London ${place}`)
    const partner = await app.read((view) => view.partners.bySlug('uk-freight'))
    const { holidays } = usualHours(partner!.terms)
    expect(holidays.includes('2027-08-30')).toBe(off)
    expect(holidays).toContain('2027-12-27')
  })

  test.each([
    ['add "Acme"', 'taken by Acme Hosting'],
    ['add "Hooli" --zone Mars', 'not a time zone'],
    ['add "Hooli" --cadence constructor', 'monthly or quarterly'],
    ['add "Hooli" --type hovercraft', 'Enter one of outsourcing, managed-service, partnership.'],
    ['add "Hooli" --country XX', 'XX'],
    ['add "Hooli" --country GB', 'hang on the region: name one, as in GB-ALD, or write GB-common'],
    ['add "Hooli" --country GB-EN', 'did you mean ENG (England)?'],
    ['add "Hooli" --region ENG', 'A region needs its country'],
    ['add "Hooli" @Ravi', 'one of our own people'],
    ['add "Hooli" --slug status', '“status” is a word that says what is to be done. Choose another short name'],
    [
      'add "Hooli" --slug case-12',
      '“case-12” is how a case, an escalation, a health check, maintenance, a corrective action or a drill is called.',
    ],
  ])('“%s” registers nothing, and says why', async (text, sentence) => {
    const before = await app.read((view) => view.partners.list())
    const answer = await said(people.tom, text)
    expect(answer).toContain('Not done')
    expect(answer).toContain(sentence)
    expect(await app.read((view) => view.partners.list())).toEqual(before)
  })

  test('a short name that is a verb or a label is refused by form and by sheet as well', async () => {
    const values = { name: 'Hooli', slug: 'esc-1', zone: 'Europe/Paris' }
    expect(await app.submits(people.tom, 'partner.register', '', values)).toMatchObject({
      kind: 'errors',
      errors: { slug: expect.stringContaining('“esc-1” is how') },
    })
    const sheet = partnerSheet.parse({ name: 'Hooli', slug: 'resolve' })
    expect(await applyPartnerSheet(app.services, sheet)).toEqual({
      refused: expect.stringContaining('“resolve” is a word'),
    })
  })

  test('names without Latin letters get short names of their own, by which they are found', async () => {
    for (const name of ['株式会社', '合同会社']) await said(people.uma, `add "${name}"`)
    const slugs = (await app.read((view) => view.partners.list())).map(({ slug }) => slug)
    expect(slugs.filter((slug) => slug.startsWith('partner-'))).toHaveLength(2)
    expect(await said(people.uma, 'show 合同会社')).toContain('合同会社')
  })

  test('add without a name opens the form', async () => {
    expect(await app.says(people.tom, 'add')).toMatchObject({ kind: 'form', form: { form: 'partner.register' } })
  })

  test('bind and unbind give the channel its part and take it away', async () => {
    const here = { conversationId: 'C-NEW', kind: 'channel', name: 'acme-more' } as const
    const bound = () =>
      app.read(async (view) =>
        (await view.bindings.of((await view.partners.bySlug('acme'))!.id))
          .filter(({ conversation }) => conversation.conversationId === 'C-NEW')
          .map(({ purpose }) => purpose),
      )
    expect(await said(people.anna, 'bind acme internal', here)).toContain('internal channel for Acme Hosting now')
    expect(await bound()).toEqual(['internal'])
    expect(await said(people.anna, 'bind globex shared', here)).toContain('already serves Acme Hosting')
    expect(await said(people.anna, 'bind acme shared', here)).toContain('cannot be both')
    expect(await said(people.anna, 'unbind acme internal', here)).toContain('no longer')
    expect(await bound()).toEqual([])
    expect(await said(people.anna, 'bind acme shared')).toContain('not in a direct message')
  })

  test('people names and removes those mentioned, each on their own side', async () => {
    expect(await said(people.anna, 'people acme add @Uma --role sponsor')).toContain(
      'Uma Voss is named for Acme Hosting',
    )
    expect(await rolesOf('acme')).toContain('internal sponsor Uma Voss')
    await said(people.anna, 'people acme remove @Mia')
    expect(await rolesOf('acme')).not.toContain('partner member Mia Chen')
    expect(await said(people.anna, 'people add acme @Mia')).toContain('on the side of Acme Hosting')
    expect(await rolesOf('acme')).toContain('partner member Mia Chen')
  })

  test.each([
    ['people acme @Uma', 'Say what to do with them'],
    ['people acme add @Uma --role king', 'A role is one of'],
    ['people acme add @Leo', 'already a contact of another partner'],
    ['people acme remove @Uma', 'not named for Acme Hosting'],
    ['people acme remove @Anna', 'every partner has one'],
    ['people acme add @Ravi --role manager', 'Managers are on our side'],
  ])('“%s” names nobody, and says why', async (text, sentence) => {
    const before = await rolesOf('acme')
    expect(await said(people.anna, text)).toContain(sentence)
    expect(await rolesOf('acme')).toEqual(before)
  })

  test('only those who answer for a partner change it', async () => {
    for (const text of ['people acme add @Uma', 'check now acme', 'bind acme shared'])
      expect(await said(people.tom, text, places.elsewhere)).toContain(
        'Only the account manager and the sponsor of Acme Hosting',
      )
  })
})
