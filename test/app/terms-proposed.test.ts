import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import type { Card } from '../../src/cards/card.ts'
import { writeTerms } from '../../src/app/partners/written/write-terms.ts'
import { plainText } from '../../src/cards/plain-text.ts'
import type { Proposal } from '../../src/domain/terms/proposal.ts'
import { HOUR } from '../../src/domain/time/instant.ts'
import { formatTarget } from '../../src/domain/time/duration.ts'
import { acmeSheet, App, people, places, type TestPerson } from '../kit/app-fixture.ts'
import { AtForms, formOf } from '../kit/by-form.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'

/** Acme with its account manager Ravi, its sponsor Sol, and Mia, who is a contact. */
const SHEET = {
  ...acmeSheet,
  people: [
    ...acmeSheet.people,
    { name: people.sol.name, side: 'partner', roles: ['sponsor'], zone: 'UTC', slack: 'T0ACME/USOL' },
  ],
}
const PEOPLE = { name: SHEET.name, slug: SHEET.slug }
const target = (obligor: string, hours: number, change: object = {}) => ({
  ...{ measure: 'resolve', severity: 1, obligor, target: `${hours}h`, protects: 'Orders' },
  ...change,
})
const sla = (...objectives: object[]) => ({ ...PEOPLE, sla: { objectives } })

let app: App

beforeEach(async () => {
  app = await App.open(SHEET)
})

afterEach(() => app[Symbol.asyncDispose]())

const acme = async () => (await app.read((view) => view.partners.bySlug('acme')))!
const open = async () => {
  const { id } = await acme()
  return app.read((view) => view.proposals.openOf(id))
}
const agreement = async () => {
  const { agreement: now } = await acme()
  return (await app.read((view) => view.agreements.get(now.id)))!
}
/** The target of a side to resolve a case of severity 1, as it holds. */
const holds = async (side: string) => {
  const { objectives } = (await acme()).terms
  const one = objectives.find(
    ({ measure, severity, obligor }) => measure === 'resolve' && severity === 1 && obligor === side,
  )
  return one && formatTarget(one.target)
}
const apply = async (sheet: object) => {
  const applied = await applyPartnerSheet(app.services, partnerSheet.parse(sheet))
  if ('refused' in applied) throw new Error(applied.refused)
  return applied
}
const textOf = (answer: unknown) => JSON.stringify(answer)
/** What came where both companies read, line one each. */
const inShared = async () =>
  (await app.news()).filter(({ to }) => to === '#acme-shared').map(({ card }) => lineOf(card))
const lineOf = ({ headline, title }: Card) => plainText(headline ?? title)
const record = async () => {
  const { id } = await acme()
  const facts = await app.read((view) => view.facts.of(id, 'acme'))
  return facts.filter(({ kind }) => /^(?:Proposal|TermsProposed)/u.test(kind))
}
const press = async (speaker: TestPerson, action: string, proposal?: Proposal) => {
  const { id, version } = proposal ?? (await open())!
  const data = { proposal: id }
  return app.receive(app.inbound(speaker, { kind: 'action', action, subject: 'acme', version, data }, places.shared))
}

describe('a change that loosens what our side owes', () => {
  beforeEach(async () => {
    await app.news()
    await apply(sla(target('internal', 8), target('partner', 8, { warnAtPercent: [50] })))
  })

  test('waits where both companies read, for whoever of the partner may accept; what needs no word holds at once', async () => {
    expect([await holds('internal'), await holds('partner')]).toEqual(['4 h', '8 h'])
    expect(await inShared()).toEqual([
      'Terms with Acme Hosting (acme) · 1 change proposed · Ravi Shah or Sol Reyes to accept',
    ])
    expect((await open())?.changes).toEqual([
      { what: 'Northwind’s target to resolve a case of severity 1', from: '4 h', to: '8 h' },
    ])
    expect(await record()).toMatchObject([{ kind: 'TermsProposed', audience: 'shared', data: { to: '8 h' } }])
    expect(textOf(await app.says(people.sol, 'mine'))).toContain('Terms')
    for (const speaker of [people.mia, people.anna])
      expect(textOf(await app.says(speaker, 'mine'))).not.toContain('proposal.show')
  })

  test('holds from the press of its sponsor on, accepted; nobody else can press for them, and each hears who could', async () => {
    app.clock.move(HOUR)
    expect(textOf(await press(people.mia, 'proposal.accept'))).toContain('the account manager and the sponsor accept')
    expect(textOf(await press(people.anna, 'proposal.accept'))).toContain('Only Acme Hosting can say so')
    expect(await holds('internal')).toBe('4 h')
    const before = (await open())!
    await app.news()
    expect(await press(people.sol, 'proposal.accept')).toMatchObject({ kind: 'notice' })
    expect(await holds('internal')).toBe('8 h')
    const sol = await app.read((view) => view.proposals.get(before.id))
    expect(sol).toMatchObject({ status: 'accepted', endedBy: { name: 'Sol Reyes' }, endedAt: app.clock.now() })
    expect(await agreement()).toMatchObject({
      version: 3,
      accepted: { at: app.clock.now() },
      validFrom: app.clock.now(),
    })
    expect((await record()).at(-1)).toMatchObject({
      ...{ kind: 'ProposalAccepted', audience: 'shared', data: { version: 3 } },
      by: { name: 'Sol Reyes', side: 'partner' },
    })
    expect(await inShared()).toEqual(
      [
        expect.stringMatching(/^Terms with Acme Hosting \(acme\) · accepted · by Sol Reyes/u),
        'The terms with Acme Hosting (acme) are accepted · Anna Berg, they hold now',
      ]
        .toSorted()
        .reverse(),
    )
    // A change that needs nobody's word keeps theirs.
    await apply(sla(target('internal', 6)))
    expect(await agreement()).toMatchObject({ version: 4, accepted: { at: app.clock.now() } })
    expect(textOf(await app.says(people.anna, 'sla acme'))).toContain('Accepted by Sol Reyes')
  })

  test('can be pressed once: at the second press it is over, and whoever pressed first hears nothing new', async () => {
    const proposal = (await open())!
    expect(await press(people.sol, 'proposal.accept', proposal)).toMatchObject({ kind: 'notice' })
    const { version } = (await acme()).agreement
    expect(textOf(await press(people.sol, 'proposal.accept', proposal))).toContain('accepted already')
    for (const action of ['proposal.accept', 'proposal.decline'])
      expect(await press(people.ravi, action, proposal)).toMatchObject({
        kind: expect.stringMatching(/refused|fresh-card/u),
      })
    expect(await press(people.anna, 'proposal.take-back', proposal)).toMatchObject({ kind: 'fresh-card' })
    expect((await acme()).agreement.version).toBe(version)
  })

  test('is declined with a reason, which stands in the record alone, and then the terms stay as they are', async () => {
    await app.news()
    const proposal = (await open())!
    expect(await press(people.ravi, 'proposal.decline')).toMatchObject({ kind: 'form' })
    const context = { subject: 'acme', proposal: proposal.id, read: `${proposal.version}` }
    const form = { kind: 'submission' as const, form: 'proposal.decline', context, values: { text: 'Six at most' } }
    await app.receive(app.inbound(people.ravi, form, places.shared))
    expect(await holds('internal')).toBe('4 h')
    expect((await record()).at(-1)).toMatchObject({ kind: 'ProposalDeclined', data: { reason: 'Six at most' } })
    const news = await app.news()
    expect(textOf(news.find(({ card }) => card.buttons.length === 0 && card.details))).toContain('Six at most')
    expect(textOf(news)).toContain('Anna Berg')
    expect(textOf(await app.read((view) => view.proposals.get(proposal.id)))).not.toContain('Six at most')
  })

  test('is taken back by whoever is in charge of ours, and by nobody else', async () => {
    expect(textOf(await press(people.tom, 'proposal.take-back'))).toContain('Only the account manager and the sponsor')
    expect(textOf(await press(people.ravi, 'proposal.take-back'))).toContain('set up by our own people')
    expect(await press(people.anna, 'proposal.take-back')).toMatchObject({ kind: 'notice' })
    expect(await open()).toBeUndefined()
    expect((await record()).at(-1)).toMatchObject({ kind: 'ProposalTakenBack', by: { name: 'Anna Berg' } })
  })

  test('is joined by the next one on the same card, of which nobody can accept what they have not read', async () => {
    const first = (await open())!
    await app.news()
    await apply(sla(target('partner', 2)))
    const joined = (await open())!
    expect(joined).toMatchObject({ id: first.id, version: first.version + 1 })
    expect(joined.changes).toHaveLength(2)
    expect(await inShared()).toEqual([expect.stringContaining('2 changes proposed')])
    expect(await record()).toHaveLength(2)
    const stale = await press(people.ravi, 'proposal.accept', first)
    expect(textOf(stale)).toContain('has changed since that card was drawn')
    expect(textOf(stale)).toContain('2 changes proposed')
    expect([await holds('internal'), await holds('partner')]).toEqual(['4 h', '8 h'])
    // Typed, it is read first.
    expect(textOf(await app.says(people.ravi, 'accept acme'))).toContain('2 changes proposed')
    expect(await open()).toBeDefined()
    await app.accepts()
    expect([await holds('internal'), await holds('partner')]).toEqual(['8 h', '2 h'])
  })

  test('is not joined by what it says already, nor by the terms as they stand', async () => {
    const before = await open()
    await app.news()
    for (const sheet of [sla(target('internal', 8)), sla(target('internal', 4)), SHEET]) {
      const { news, waits } = await apply(sheet)
      expect([news, waits]).toEqual([[], undefined])
    }
    expect(await open()).toEqual(before)
    expect(await app.news()).toEqual([])
  })

  test('stands while something else holds at once, and goes where other words for the same hold at once', async () => {
    await apply({ ...PEOPLE, checkIns: { cron: '0 10 * * 1', window: '3 working days', remindAfter: '1 working day' } })
    expect((await open())?.version).toBe(1)
    await apply(sla(target('internal', 2)))
    expect(await holds('internal')).toBe('2 h')
    expect(await open()).toBeUndefined()
    expect((await record()).at(-1)).toMatchObject({ kind: 'ProposalSuperseded' })
  })

  test('stands where another part of the same promise or ladder holds at once', async () => {
    const severe = { severity: 4, cycles: 1, steps: [{ tell: [{ side: 'partner', role: 'sponsor' }], wait: '1h' }] }
    await apply({ ...PEOPLE, ladders: [severe] })
    await app.accepts()
    await apply({
      ...sla({ measure: 'resolve', severity: 1, obligor: 'internal', end: true }),
      ladders: [{ severity: 4, end: true }],
    })
    const ends = (await open())!
    expect(ends.changes.map(({ to }) => to)).toContain('')
    const managers = { tell: ['managers'], wait: '1h' }
    await apply({
      ...sla(target('internal', 8, { warnAtPercent: [20] })),
      ladders: [{ ...severe, steps: [{ ...severe.steps[0], tell: [...severe.steps[0]!.tell, 'managers'] }, managers] }],
    })
    expect(await open()).toMatchObject({ id: ends.id, patch: ends.patch })
    await app.accepts()
    expect(await holds('internal')).toBeUndefined()
    expect((await acme()).terms.ladders).toHaveLength(1)
  })

  test('waits for whoever is named by then: whoever is removed cannot accept, and it can be accepted later', async () => {
    const proposal = (await open())!
    await app.news()
    for (const name of ['@Mia', '@Ravi', '@Sol']) await app.says(people.anna, `people acme remove ${name}`)
    expect((await inShared()).at(-1)).toContain('nobody at Acme Hosting is named who could accept')
    expect(textOf(await press(people.sol, 'proposal.accept', proposal))).toContain('I do not know you yet')
    expect(await holds('internal')).toBe('4 h')
    await app.says(people.anna, 'people acme add @Mia --role sponsor')
    expect((await inShared()).at(-1)).toContain('Mia Chen to accept')
    await app.accepts(people.mia)
    expect(await holds('internal')).toBe('8 h')
  })

  test('leaves what runs as it began', async () => {
    await app.says(people.mia, 'case "Orders are late" --severity 1', places.shared)
    const state = (await app.read((view) => view.cases.byNumber(1)))!
    const clocks = () => app.read((view) => view.clocks.ofSubject('case', state.id))
    const before = await clocks()
    await app.accepts()
    expect(await clocks()).toEqual(before)
  })

  test('cannot be accepted where it could not be kept any more', async () => {
    const far = { ...PEOPLE, sla: { objectives: [target('internal', 2_000)] } }
    await apply(far)
    // Our own hours shrink with nobody to ask: that is what another process may have written meanwhile.
    const partner = await acme()
    const week = {
      monday: [{ from: '09:00', to: '10:00' }],
      tuesday: [],
      wednesday: [],
      thursday: [],
      friday: [],
      saturday: [],
      sunday: [],
    }
    const usual = partner.terms.calendars['working hours']!
    const terms = {
      ...partner.terms,
      calendars: { 'working hours': { rules: { ...usual.rules, week }, calendar: { ...usual.calendar, week } } },
    }
    await app.services.store.transact(async (tx) => {
      const agreed = { id: 'fewer', version: partner.agreement.version + 1 }
      await tx.partners.save({ ...partner, agreement: agreed, terms, version: partner.version + 1 })
      await tx.agreements.insert({ ...agreed, partnerId: partner.id, validFrom: 0, recordedAt: 0, terms, changes: [] })
    })
    expect(textOf(await press(people.sol, 'proposal.accept'))).toContain('cannot be kept any more')
    expect((await open())?.status).toBe('open')
  })
})

describe('terms that nobody of the partner has accepted', () => {
  test('are the first ones, and say so; whoever answers for the partner asks for its word, once', async () => {
    expect((await agreement()).accepted).toBeUndefined()
    for (const line of ['sla acme', 'show acme'])
      expect(textOf(await app.says(people.anna, line))).toContain('ot accepted by Acme Hosting')
    expect(textOf(await app.presses(people.tom, 'proposal.ask', 'acme', 0, places.internal))).toContain(
      'Only the account',
    )
    await app.news()
    expect(await app.presses(people.anna, 'proposal.ask', 'acme', 0, places.internal)).toMatchObject({ kind: 'notice' })
    expect(textOf(await app.presses(people.anna, 'proposal.ask', 'acme', 0, places.internal))).toContain(
      'asked already',
    )
    expect(await inShared()).toEqual([expect.stringContaining('to be accepted as they stand')])
    const asked = (await open())!
    await apply(sla(target('internal', 2)))
    expect(textOf(await press(people.ravi, 'proposal.accept', asked))).toContain('has changed')
    await app.accepts()
    expect(await agreement()).toMatchObject({ version: 3, changes: [], accepted: { at: app.clock.now() } })
    expect(textOf(await app.presses(people.anna, 'proposal.ask', 'acme', 0, places.internal))).toContain(
      'accepted already',
    )
  })

  test('are those that were changed while nobody of the partner had ever been named who could accept; from the first one on they wait', async () => {
    const ours = SHEET.people.filter(({ side }) => side === 'internal')
    await app.register({ ...PEOPLE, slug: 'initech', name: 'Initech', people: ours, channels: [] })
    const initech = async () => (await app.read((view) => view.partners.bySlug('initech')))!
    const owed = (hours: number) => ({ ...sla(target('internal', hours)), slug: 'initech', name: 'Initech' })
    expect((await apply(owed(8))).waits).toBeUndefined()
    expect(textOf((await initech()).terms.objectives)).toContain('"amount":8')
    expect(textOf(await app.presses(people.anna, 'proposal.ask', 'initech', 0))).toContain('Nobody at Initech')
    await app.register({
      ...owed(8),
      people: [
        {
          name: people.leo.name,
          side: 'partner',
          roles: ['account-manager'],
          slack: `${people.leo.tenantId}/${people.leo.userId}`,
        },
      ],
    })
    expect((await apply(owed(9))).waits?.changes).toHaveLength(1)
  })
})

describe('a partner whose people were all taken off', () => {
  beforeEach(async () => {
    for (const name of ['@Mia', '@Ravi', '@Sol']) await app.says(people.anna, `people acme remove ${name}`)
    await app.news()
  })

  test.each([
    ['loosens what our side owes', target('internal', 8)],
    ['tightens what the partner owes', target('partner', 1)],
  ])('by sheet, a change that %s waits until somebody is named there, who is told of it', async (_, change) => {
    const both = async () => [await holds('internal'), await holds('partner')]
    expect((await apply(sla(change))).waits?.changes).toHaveLength(1)
    expect(await both()).toEqual(['4 h', '4 h'])
    expect((await inShared()).at(-1)).toContain('nobody at Acme Hosting is named who could accept')
    await app.says(people.anna, 'people acme add @Mia')
    await app.says(people.anna, 'people acme add @Sol --role sponsor')
    await app.passTo(app.clock.now() + 2 * HOUR)
    const told = (await app.news()).filter(({ card }) => textOf(card).includes('proposal.show'))
    expect(told.map(({ to }) => to)).toContain('Sol Reyes')
    expect(told.map(({ to }) => to)).not.toContain('Mia Chen')
    expect(await both()).toEqual(['4 h', '4 h'])
    await app.accepts(people.sol)
    expect(await both()).not.toEqual(['4 h', '4 h'])
  })

  test('by form too; and its preview says so', async () => {
    const anna = new AtForms(app, people.anna)
    const form = await anna.open('terms.targets', 'acme', 'resolve:1::partner')
    const preview = await anna.preview(form, { target: '1h' })
    expect(textOf(preview.intro)).toContain('holds once its account manager or sponsor accepts')
    await anna.send(preview)
    expect([await holds('partner'), (await open())?.changes.length]).toEqual(['4 h', 1])
  })
})

describe('hours that a proposal names', () => {
  const night = (change: object) => ({ ...PEOPLE, calendars: { Night: { zone: 'Europe/Paris', ...change } } })
  const usual = {
    hours: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '17:00' }],
  }
  const always = {
    hours: [
      {
        days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
        from: '00:00',
        to: '24:00',
      },
    ],
  }

  test('are said whole; changed beneath it, they are another proposal, and what was read before accepts nothing', async () => {
    await apply(night(usual))
    await apply(sla(target('partner', 3, { hours: 'Night' }), target('internal', 8)))
    const first = (await open())!
    expect(first.changes).toContainEqual({
      ...{ what: 'the hours “Night”', from: '' },
      to: 'Mon–Fri 09:00–17:00 (Europe/Paris), public holidays: none',
    })
    await app.news()
    const { waits } = await apply(night(always))
    const moved = (await open())!
    expect(moved).toMatchObject({ id: first.id, version: first.version + 1, patch: first.patch })
    expect(textOf(waits?.changes)).toContain('Mon–Sun 00:00–24:00')
    expect(textOf(await app.news())).toContain('Mon–Sun 00:00–24:00')
    expect((await record()).at(-1)).toMatchObject({ kind: 'TermsProposed', data: { what: 'the hours “Night”' } })
    const stale = await press(people.ravi, 'proposal.accept', first)
    expect(textOf(stale)).toContain('has changed since that card was drawn')
    expect((await acme()).terms.objectives.some(({ hours }) => hours === 'Night')).toBe(false)
    // Said in the same words, and yet others: more days off than are named.
    const days = (last: string) => ({ holidays: { days: ['2027-03-01', '2027-03-02', '2027-03-03', last] } })
    await apply(night({ ...usual, ...days('2027-03-04') }))
    const before = (await open())!
    await apply(night({ ...usual, ...days('2027-03-05') }))
    const after = (await open())!
    expect(after.changes).toEqual(before.changes)
    expect(after.version).toBe(before.version + 1)
    const facts = await record()
    // The same again is none.
    await apply(night({ ...usual, ...days('2027-03-05') }))
    await apply({ ...PEOPLE, calendars: { Day: { zone: 'UTC', ...usual } } })
    expect([(await open())?.version, (await record()).length]).toEqual([after.version, facts.length])
    // All of them can be read by whoever accepts, and once they hold as well.
    expect(textOf(await app.says(people.ravi, 'accept acme'))).toContain('2027-03-05')
    await app.accepts()
    expect(textOf(await app.says(people.ravi, 'sla acme'))).toContain('2027-03-05')
  })

  test('of a side, by form, are said whole, and whoever changes them further sees that this is proposed', async () => {
    const anna = new AtForms(app, people.anna)
    await anna.change('terms.hours', 'acme', 'partner', { whose: 'own', hours: 'Mon-Fri 7-19' })
    const first = (await open())!
    expect(textOf(first.changes)).toContain('Mon–Fri 07:00–19:00')
    const form = await anna.open('terms.hours', 'acme', '=hours of Acme Hosting')
    const preview = await anna.preview(form, { hours: 'Mon-Sun 0-24' })
    expect(textOf(preview.intro)).toMatch(/Proposed to Acme Hosting.*Mon–Sun 00:00–24:00/u)
    expect(textOf(preview.intro)).not.toContain('cannot see any of it')
    await anna.send(preview)
    expect(textOf(await press(people.ravi, 'proposal.accept', first))).toContain('Mon–Sun 00:00–24:00')
    expect((await acme()).terms.hours.partner).toBe('working hours')
    await app.accepts()
    expect((await acme()).terms.hours.partner).toBe('hours of Acme Hosting')
  })
})

test('how long our steps wait holds at once, and how long the partner’s do waits for its word, in words of its calls; then an export changes nothing', async () => {
  const account = [
    { side: 'internal', role: 'account-manager' },
    { side: 'partner', role: 'account-manager' },
  ]
  const steps = (first: string, more: object[] = []) => ({
    ...PEOPLE,
    ladder: {
      cycles: 2,
      steps: [{ tell: account, wait: first }, ...more, { tell: [{ side: 'partner', role: 'sponsor' }], wait: '3h' }],
    },
  })
  await apply(steps('3h'))
  await app.accepts()
  const [before] = (await acme()).terms.ladders
  await apply(steps('1h'))
  const [after] = (await acme()).terms.ladders
  expect(after!.steps.internal.map(({ wait }) => wait.amount)).toEqual([1, 3])
  expect(after!.steps.partner).toEqual(before!.steps.partner)
  expect((await open())?.changes).toEqual([
    {
      what: 'step 1 of escalations',
      from: 'tell Acme Hosting’s account manager, wait 3 h of working time',
      to: 'tell Acme Hosting’s account manager, wait 1 h of working time',
    },
  ])
  const again = async () => {
    const { agreement } = await acme()
    const { news, waits } = await apply({ ...PEOPLE, ...writeTerms((await acme()).terms, (id) => id) })
    expect([news, waits, (await acme()).agreement]).toEqual([[], undefined, agreement])
  }
  await again()
  await press(people.ravi, 'proposal.decline')
  const { id, version } = (await open())!
  const form = { kind: 'submission' as const, form: 'proposal.decline', values: { text: 'No' } }
  await app.receive(
    app.inbound(
      people.ravi,
      { ...form, context: { subject: 'acme', proposal: id, read: `${version}` } },
      places.shared,
    ),
  )
  expect(await open()).toBeUndefined()
  await again()
  // Steps of ours alone after the last of theirs, in one round, are ours.
  await apply({ ...PEOPLE, ladder: { ...steps('3h').ladder, cycles: 1 } })
  const once = steps('3h').ladder.steps
  await app.accepts()
  await apply({ ...PEOPLE, ladder: { cycles: 1, steps: [...once, { tell: ['managers'], wait: '1h' }] } })
  expect(await open()).toBeUndefined()
  await again()
})

describe('the terms of a partner that has ended', () => {
  const tight = sla(target('partner', 1))
  const refused = async (sheet: object) => {
    const applied = await applyPartnerSheet(app.services, partnerSheet.parse(sheet))
    return 'refused' in applied ? applied.refused : 'done'
  }

  test('stay as they are, by sheet and by form, until it goes on; a sheet that says so proposes the rest', async () => {
    await app.says(people.anna, 'end acme "Over"')
    const before = await acme()
    for (const sheet of [
      tight,
      sla(target('internal', 1)),
      { ...PEOPLE, calendar: { zone: 'UTC' } },
      { ...tight, stage: 'ended' },
    ])
      expect(await refused(sheet)).toMatch(/has ended, so its terms stay as they are.*resume acme/u)
    const anna = new AtForms(app, people.anna)
    const form = await anna.open('terms.targets', 'acme', 'resolve:1::partner')
    expect(textOf(await anna.send(form, { target: '1h' }))).toContain('has ended, so its terms stay as they are')
    expect(await acme()).toEqual(before)
    expect(await refused({ ...PEOPLE, stage: 'ended' })).toBe('done')
    await app.says(people.anna, 'resume acme')
    expect((await acme()).terms).toEqual(before.terms)
    await app.says(people.anna, 'end acme "Over"')
    await apply({ ...tight, stage: 'steady' })
    expect(await holds('partner')).toBe('4 h')
    expect((await open())?.changes).toHaveLength(1)
  })

  test('cannot be made others by the very sheet that ends it, nor between two of one file', async () => {
    await apply(tight)
    expect(await refused({ ...sla(target('partner', 2)), stage: 'ended' })).toContain('ends by this')
    expect((await acme()).stage).toBe('steady')
    await apply({ ...PEOPLE, stage: 'ended' })
    expect(await refused(tight)).toContain('has ended')
    await apply({ ...PEOPLE, stage: 'steady' })
    expect(await holds('partner')).toBe('4 h')
  })
})

test('a press on a preview that said “holds at once” does nothing where it would be proposed by now: what it comes to is shown first', async () => {
  const ours = SHEET.people.filter(({ side }) => side === 'internal')
  await app.register({ ...PEOPLE, slug: 'initech', name: 'Initech', people: ours, channels: [] })
  const initech = async () => (await app.read((view) => view.partners.bySlug('initech')))!
  const anna = new AtForms(app, people.anna)
  const form = await anna.open('terms.targets', 'initech', 'resolve:1::partner')
  const preview = await anna.preview(form, { target: '1h' })
  expect(textOf(preview.intro)).not.toContain('Proposed to Initech')
  const before = (await initech()).terms
  const leo = { name: people.leo.name, side: 'partner', roles: ['account-manager'] }
  await app.register({
    ...{ slug: 'initech', name: 'Initech', channels: [] },
    people: [{ ...leo, slack: `${people.leo.tenantId}/${people.leo.userId}` }],
  })
  const again = formOf(await anna.send(preview))
  expect(again.form).toBe('terms.apply')
  expect(textOf(again.intro)).toMatch(/something else than was shown.*Proposed to Initech/u)
  expect(textOf(await anna.send(again))).toContain('Proposed to Initech')
  expect((await initech()).terms).toEqual(before)
})

test('where the partner has no channel, it waits all the same, whoever proposed it hears why nobody sees it, and a channel shows it', async () => {
  await app.says(people.anna, 'unbind acme shared', places.shared)
  await app.news()
  const { waits } = await apply(sla(target('internal', 8)))
  expect(waits).toMatchObject({
    asks: ['Ravi Shah', 'Sol Reyes'],
    unseen: expect.stringContaining('no shared channel yet'),
  })
  expect(await holds('internal')).toBe('4 h')
  await app.says(people.anna, 'bind acme shared', places.shared)
  expect(await inShared()).toContainEqual(expect.stringContaining('1 change proposed'))
  await app.says(people.anna, 'end acme "Over"')
  expect(await open()).toBeUndefined()
})

test('all that is proposed can be read, however much it is, and from the beginning where it changed meanwhile', async () => {
  const owed = (hours: number) =>
    [1, 2, 3, 4].flatMap((severity) =>
      ['incident', 'request', 'question', 'change'].flatMap((kind) =>
        ['internal', 'partner'].flatMap((obligor) =>
          ['acknowledge', 'resolve'].map((measure) => ({
            ...target(obligor, obligor === 'partner' ? 1 : hours, { severity, kind, measure }),
          })),
        ),
      ),
    )
  await apply(sla(...owed(90)))
  const proposal = (await open())!
  expect(proposal.changes.length).toBeGreaterThan(45)
  const show = async (from: number) => {
    const data = { proposal: proposal.id, from: `${from}` }
    const before = (await app.taken()).length
    const what = { kind: 'action' as const, action: 'proposal.show', subject: 'acme', version: proposal.version, data }
    await app.receive(app.inbound(people.ravi, what, places.shared))
    return textOf((await app.taken()).slice(before))
  }
  const [first, second] = [await show(0), await show(45)]
  const whats = proposal.changes.map(({ what }) => what)
  expect(whats.filter((what) => !first.includes(what))).toEqual(whats.slice(45))
  expect(whats.filter((what) => second.includes(what))).toEqual(whats.slice(45))
  expect([first.includes('"from":"45"'), second.includes('"from"')]).toEqual([true, false])
  await apply(sla(target('internal', 9)))
  expect(await show(45)).toContain(whats[0])
})

test('what is proposed is read from the list of what needs whoever may accept it', async () => {
  await apply(sla(target('internal', 8)))
  const asked = await app.presses(people.ravi, 'needs.choose', 'needs', 0)
  const [what = ''] = /proposal\.show acme \d+/u.exec(textOf(asked)) ?? []
  expect(what).not.toBe('')
  const before = (await app.taken()).length
  await app.submits(people.ravi, 'needs.choose', 'needs', { what })
  const [shown] = (await app.taken()).slice(before)
  expect(textOf(shown?.card.buttons)).toContain('proposal.accept')
})
