import { beforeEach, describe, expect, test } from 'vitest'
import type { Partner } from '../../../src/domain/partners/partner.ts'
import { App, globexSheet, people, places, textOf } from '../../kit/app-fixture.ts'
import { AtForms, formOf } from '../../kit/by-form.ts'

const HOME = people.anna.tenantId
const ours = (who: 'anna' | 'tom' | 'priya', role: string) => ({
  name: people[who].name,
  side: 'internal',
  roles: [role],
  zone: 'Europe/Paris',
  slack: `${HOME}/${people[who].userId}`,
})

/** Nobody is named on the other side, so that whatever is changed holds at once. */
const HOOLI = {
  slug: 'hooli',
  name: 'Hooli Fibre',
  calendar: { zone: 'Europe/Paris' },
  people: [ours('anna', 'account-manager'), ours('priya', 'sponsor'), ours('tom', 'member')],
}

let app: App
let anna: AtForms
let priya: AtForms

beforeEach(async () => {
  app = await App.open(HOOLI, globexSheet)
  anna = new AtForms(app, people.anna)
  priya = new AtForms(app, people.priya)
  return () => app[Symbol.asyncDispose]()
})

async function hooli(): Promise<Partner> {
  return (await app.read((view) => view.partners.bySlug('hooli')))!
}

describe('a part of how a partner is run, changed by form', () => {
  test('is shown as what it would come to, and done by a press on that alone, once', async () => {
    const before = await hooli()
    const form = await anna.open('terms.about', 'hooli')
    const preview = await anna.preview(form, { name: 'Hooli Networks', stage: 'steady' })
    expect(preview.intro).toEqual([
      '• the name from Hooli Fibre to Hooli Networks',
      '• the stage from onboarding to steady',
      'Hooli Networks can see it, but for the stage.',
    ])
    expect(await hooli()).toEqual(before)
    const say =
      'Hooli Networks is run so from now on: the name from Hooli Fibre to Hooli Networks; the stage from onboarding to steady.'
    expect(await anna.send(preview)).toEqual({ kind: 'notice', text: say })
    const after = await hooli()
    expect(after).toMatchObject({ name: 'Hooli Networks', stage: 'steady', version: before.version + 1 })
    // Sent twice, and sent by somebody else.
    expect(await anna.send(preview)).toEqual({ kind: 'notice', text: say })
    expect(textOf(await priya.send(preview))).toContain('Nothing waits for your word here')
    expect(await hooli()).toEqual(after)
    const facts = await app.read((view) => view.facts.of(after.id, 'hooli'))
    expect(facts.at(-1)).toMatchObject({ kind: 'PartnerChanged', by: { name: 'Anna Berg' }, data: { via: 'slack' } })
  })

  test('leads back into the form with what was entered, and says so where nothing changes', async () => {
    const preview = await anna.preview(await anna.open('terms.about', 'hooli'), { name: 'Hooli Networks' })
    const back = formOf(await anna.send({ ...preview, context: preview.back!.context }))
    expect(back.fields).toContainEqual(expect.objectContaining({ id: 'name', initial: 'Hooli Networks' }))
    expect(await anna.send(back, { name: 'Hooli Fibre' })).toEqual({
      kind: 'notice',
      text: 'Nothing changes: that is how Hooli Fibre is run already.',
    })
    expect((await hooli()).version).toBe(1)
  })

  test('that somebody else changed meanwhile comes back as it is now, with what was entered, and who changed it to what', async () => {
    const form = await anna.open('terms.targets', 'hooli', 'resolve:1::both')
    const preview = await anna.preview(form, { target: '8h' })
    await priya.change('terms.targets', 'hooli', 'resolve:1::both', { target: '2h', levels: '-50 %, -15m' })

    const fresh = formOf(await anna.send(form, { target: '8h' }))
    expect(fresh.intro[0]).toContain(
      'Priya Nair changed this meanwhile: our target to resolve a case of severity 1 from 4 h to 2 h',
    )
    expect(fresh.intro[0]).toContain('nothing of it is done yet')
    expect(fresh.fields).toContainEqual(expect.objectContaining({ id: 'target', initial: '8h' }))
    // So does the press on what was shown before.
    const late = formOf(await anna.send(preview))
    expect({ ...late, context: {} }).toEqual({ ...fresh, context: {} })
    expect(late.context).toMatchObject({ since: fresh.context['since'] })
    // Sent once more it is done, since they have read what stands there now.
    expect((await anna.preview(fresh, {})).intro).toContain(
      '• our target to resolve a case of severity 1 from 2 h to 8 h',
    )
    const again = await anna.preview(late, { target: '3h' })
    expect(textOf(await anna.send(again))).toContain('from 2 h to 3 h')
  })

  test('says with which share of the cases it is kept, and empty that no case may miss it', async () => {
    const form = await anna.open('terms.targets', 'hooli', 'resolve:1::both')
    const preview = await anna.preview(form, { attainment: '95 %' })
    expect(preview.intro).toContain(
      '• the cases that keep our target to resolve a case of severity 1 from all to at least 95 %',
    )
    await anna.send(preview)
    const again = await anna.open('terms.targets', 'hooli', 'resolve:1::both')
    expect(again.fields).toContainEqual(expect.objectContaining({ id: 'attainment', initial: '95 %' }))
    expect(await anna.send(again, { attainment: '0' })).toMatchObject({
      errors: { attainment: expect.stringContaining('give a share above 0 %') },
    })
    await anna.send(await anna.preview(again, { attainment: '' }))
    expect((await hooli()).terms.objectives.filter(({ attainment }) => attainment !== undefined)).toEqual([])
  })

  test('that was renamed meanwhile says by whom', async () => {
    const form = await anna.open('terms.about', 'hooli')
    await priya.change('terms.about', 'hooli', undefined, { name: 'Hooli Cable' })
    const fresh = formOf(await anna.send(form, { stage: 'renewal' }))
    expect(fresh.intro[0]).toContain('Priya Nair changed this meanwhile: the name from Hooli Fibre to Hooli Cable')
    // What was entered is kept; the name that only stood there would take the new one back.
    expect(fresh.fields).toContainEqual(expect.objectContaining({ id: 'stage', initial: 'renewal' }))
    expect(fresh.fields).toContainEqual(expect.objectContaining({ id: 'name', initial: 'Hooli Cable' }))
  })

  test('goes on where somebody changed another thing meanwhile, and leaves that as it is now', async () => {
    const [mine, other, steps] = [
      await anna.open('terms.targets', 'hooli', 'resolve:1::both'),
      await anna.open('terms.hours', 'hooli', 'internal'),
      await anna.open('terms.ladder', 'hooli', 'usual'),
    ]
    await priya.change('terms.targets', 'hooli', 'acknowledge:1::both', { target: '15m' })
    await priya.change('terms.hours', 'hooli', 'partner', { whose: 'own', zone: 'America/New_York' })
    await priya.change('terms.checks', 'hooli', 'everybody', { cadence: 'monthly' })
    await anna.send(await anna.preview(mine, { target: '8h' }))
    await anna.send(await anna.preview(other, { hours: 'Mon-Fri 8-16', whose: 'own' }))
    await anna.send(await anna.preview(steps, { rounds: '3' }))
    const { terms } = await hooli()
    const target = (measure: string) =>
      terms.objectives.find((one) => one.measure === measure && one.severity === 1)!.target
    expect([target('acknowledge'), target('resolve')]).toEqual([
      { amount: 15, unit: 'm' },
      { amount: 8, unit: 'h' },
    ])
    expect(terms.calendars[terms.hours.internal]!.rules.week.monday).toEqual([{ from: '08:00', to: '16:00' }])
    expect(terms.calendars[terms.hours.partner]!.rules).toMatchObject({ zone: 'America/New_York' })
    expect(terms.ladders[0]!.cycles).toBe(3)
    expect(terms.checks).toHaveLength(1)
  })

  test('that needs the partner’s word is proposed, and its preview says what holds at once and what waits on whom', async () => {
    const form = await anna.open('terms.targets', 'globex', 'resolve:1::both')
    const preview = await anna.preview(form, { target: '8h', levels: '-50 %' })
    expect(preview.intro).toEqual([
      '• the levels of our target to resolve a case of severity 1 from −25 % to −50 %',
      '• their target to resolve a case of severity 1 from 4 h to 8 h',
      '• the levels of their target to resolve a case of severity 1 from −25 % to −50 %',
      'Proposed to Globex Agency, holds once Leo Park accepts:',
      '– Northwind’s target to resolve a case of severity 1 from 4 h to 8 h',
      'Globex Agency can see all of it.',
    ])
    const other = await anna.open('terms.targets', 'globex', 'resolve:1::internal')
    expect(textOf(await anna.send(preview))).toContain('Proposed to Globex Agency, holds once Leo Park accepts')
    const { terms } = (await app.read((view) => view.partners.bySlug('globex')))!
    const targets = terms.objectives.filter(({ measure, severity }) => measure === 'resolve' && severity === 1)
    expect(targets.map(({ target }) => target.amount)).toEqual([4, 8])
    // Whoever opens it now reads of it, and whoever had it open hears of it.
    const proposed = 'our target to resolve a case of severity 1 from 4 h to 8 h'
    const fresh = await anna.open('terms.targets', 'globex', 'resolve:1::internal')
    expect(fresh.intro[0]).toContain(`Proposed to Globex Agency, and not answered yet: ${proposed}`)
    expect(textOf(await anna.send(fresh, { target: '8h' }))).toContain('run already, or proposed to it')
    await app.register({
      ...globexSheet,
      sla: {
        objectives: [
          { measure: 'resolve', severity: 1, obligor: 'internal', target: '9h', protects: 'Customers are served.' },
        ],
      },
    })
    const late = formOf(await anna.send(other, { target: '6h' }))
    expect(late.intro[0]).toMatch(/changed this meanwhile: the levels of our target/u)
    const later = formOf(await anna.send(fresh, { target: '6h' }))
    expect(later.intro[0]).toContain(
      'proposed this meanwhile: our target to resolve a case of severity 1 from 4 h to 9 h',
    )
  })

  test('that is gone meanwhile says so', async () => {
    const form = await anna.open('terms.targets', 'hooli', 'resolve:4::both')
    await priya.change('terms.targets', 'hooli', 'resolve:4::both', { goes: 'ends' })
    expect(textOf(await anna.send(form, { target: '8h' }))).toContain(
      'Priya Nair changed this meanwhile: no more: our promise to resolve a case of severity 4',
    )
  })

  test('is only for those in charge, and who is not sees how it is run, and who can change it', async () => {
    const refused = 'Only the account manager and the sponsor of Hooli Fibre, or an admin, can change how it is run.'
    for (const action of [
      'terms.about',
      'terms.hours',
      'terms.targets',
      'terms.figures',
      'terms.money',
      'terms.ladder',
      'terms.checks',
    ])
      expect(textOf(await app.presses(people.tom, action, 'hooli', 0))).toBe(refused)
    const card = await app.says(people.tom, 'terms hooli')
    expect(JSON.stringify(card)).toContain(refused)
    expect(JSON.stringify(card)).not.toContain('"terms.hours"')
    expect(JSON.stringify(await app.says(people.anna, 'terms hooli'))).toContain('"terms.hours"')
    // Named for another partner.
    expect(textOf(await app.presses(people.leo, 'terms.about', 'hooli', 0))).toMatch(/know no/u)
    expect(textOf(await app.presses(people.leo, 'terms.about', 'globex', 0))).toContain('set up by our own people')
    const theirs = JSON.stringify(await app.says(people.leo, 'terms'))
    expect(theirs).toContain('How Globex Agency (globex) is run')
    expect(theirs).not.toMatch(/managers’ channel|"terms\.|sell to|onboarding/u)
    // Where others read along, those in charge are told where they can.
    const along = JSON.stringify(
      await app.says(people.anna, 'terms globex', { ...places.shared, conversationId: 'C-GLOBEX' }),
    )
    expect(along).toContain('to me alone')
    expect(along).not.toContain('"terms.hours"')
  })

  test('that says more than a form holds is left to sheets, so that nothing of it is lost', async () => {
    const days = Array.from(
      { length: 360 },
      (_, at) => `${2027 + Math.floor(at / 28)}-02-${String((at % 28) + 1).padStart(2, '0')}`,
    )
    await app.register({ ...HOOLI, calendar: { zone: 'Europe/Paris', holidays: { days } } })
    const form = await anna.open('terms.hours', 'hooli')
    expect(textOf(await anna.send(form, { of: 'internal' }))).toContain(
      '“Further days off” says more than a form holds',
    )
  })
})

const ORDERS = {
  ...{ name: 'Orders without rework', value: '99', unit: '%', source: 'The order system' },
  protects: 'Customers get what they ordered.',
}

describe('figures by form', () => {
  test('a new one, a change of it and its end are each shown first, with what to think over, and then hold', async () => {
    const form = await anna.open('terms.figures', 'hooli', 'new')
    const preview = await anna.preview(form, { ...ORDERS, floor: '95', protects: 'All orders are kept in Jira' })
    expect(preview.intro).toContain(
      '• new: their figure “Orders without rework”, at least 99 % each month, floor 95 %, reported by their side within 3 working days, from “The order system”',
    )
    expect(preview.intro.at(-1)).toContain('What, not how: “Jira”')
    await anna.send(preview)
    const [first] = (await hooli()).terms.figures
    expect(first).toMatchObject({ name: 'Orders without rework', target: { value: '99', floor: '95' } })

    const said = await anna.change('terms.figures', 'hooli', 'orders without rework', {
      value: '98.5',
      floor: undefined,
    })
    expect(said).toContain('the target of their figure “Orders without rework” from at least 99 % to at least 98.5 %')
    expect((await hooli()).terms.figures).toMatchObject([{ id: first!.id, target: { value: '98.5' } }])
    expect((await hooli()).terms.figures[0]!.target).not.toHaveProperty('floor')

    await anna.change('terms.figures', 'hooli', 'orders without rework', { goes: 'ends' })
    expect((await hooli()).terms.figures).toEqual([])
  })

  test('a second one of the same name is refused at its name', async () => {
    await anna.change('terms.figures', 'hooli', 'new', ORDERS)
    const errors = await anna.errors(await anna.open('terms.figures', 'hooli', 'new'), {
      ...ORDERS,
      name: 'ORDERS without rework',
    })
    expect(errors).toEqual({ name: expect.stringContaining('There is a figure called') })
  })
})

describe('a form refuses at its field what cannot be, and keeps what was entered', () => {
  test.each<
    [part: string, of: string | undefined, changed: Record<string, string | undefined>, field: string, why: string]
  >([
    ['about', undefined, { name: 'Globex Agency' }, 'name', 'is taken by Globex Agency'],
    ['about', undefined, { name: 'globex' }, 'name', 'is taken by Globex Agency'],
    ['about', undefined, { name: 'Northwind' }, 'name', 'would be taken for Northwind, which is our own side'],
    ['about', undefined, { name: 'NORTHWIND ' }, 'name', 'would be taken for Northwind'],
    ['about', undefined, { name: 'H' }, 'name', 'at least two characters'],
    ['hours', 'partner', { hours: 'Mon-Fri 17-9' }, 'hours', 'ends before it begins'],
    ['hours', 'partner', { hours: 'whenever' }, 'hours', '“whenever” is not understood'],
    ['hours', 'partner', { hours: 'Mon-Fri 9-17, 16-18' }, 'hours', 'overlap'],
    ['hours', 'partner', { zone: 'Mars/Base' }, 'zone', 'This is not a time zone'],
    ['hours', 'partner', { country: 'DE' }, 'country', 'hang on the region: name one'],
    ['hours', 'partner', { country: 'Atlantis' }, 'country', 'Atlantis'.toUpperCase()],
    ['hours', 'partner', { country: 'DE-BY', except: 'Pancake Day' }, 'except', 'is no public holiday of DE-BY'],
    ['hours', 'partner', { except: '12-26' }, 'except', 'name the country'],
    ['hours', 'partner', { off: 'Christmas' }, 'off', '“Christmas” is not a day'],
    ['hours', 'partner', { off: '2027-01-02 to 2026-12-24' }, 'off', 'ends before it begins'],
    ['hours', 'partner', { times: 'sometimes' }, 'times', '“sometimes” is not understood'],
    ['hours', 'partner', { times: '07-01 to 08-31: Mon-Fri 14-8' }, 'times', 'ends before it begins'],
    ['hours', 'new', { name: 'always' }, 'name', 'give the hours another name'],
    ['hours', 'new', { name: 'working hours' }, 'name', 'There are hours called “working hours” already'],
    ['targets', 'new', { target: 'soon', protects: 'Orders are taken.' }, 'target', 'is not a duration'],
    ['targets', 'new', { target: '4h', protects: 'x' }, 'protects', 'which business outcome'],
    [
      'targets',
      'new',
      { target: '4h', protects: 'Orders are taken.', levels: '-25 %, -120 %' },
      'levels',
      'less than 100 %',
    ],
    ['targets', 'new', { target: '4h', protects: 'Orders are taken.', levels: '75' }, 'levels', 'before or after'],
    ['targets', 'new', { target: '4h', protects: 'Orders are taken.', obligor: 'team' }, 'team', 'Name the team'],
    ['targets', 'resolve:1::both', { target: '900d' }, 'target', 'two years'],
    ['figures', 'new', { ...ORDERS, value: 'most' }, 'value', '“most” is no number'],
    ['figures', 'new', { ...ORDERS, value: '120' }, 'value', '120 % is no share'],
    ['figures', 'new', { ...ORDERS, floor: '99.5' }, 'value', 'floor beyond target'],
    ['figures', 'new', { ...ORDERS, floor: 'low' }, 'floor', '“low” is no number'],
    ['figures', 'new', { ...ORDERS, name: 'A' }, 'name', 'at least three characters'],
    ['figures', 'new', { ...ORDERS, unit: '12' }, 'unit', 'A unit is a word or a sign'],
    ['figures', 'new', { ...ORDERS, due: '3d' }, 'due', 'in working days'],
    ['figures', 'new', { ...ORDERS, obligor: 'team' }, 'team', 'Name the team'],
    ['ladder', 'usual', { steps: undefined }, 'steps', 'A ladder needs at least one step'],
    ['ladder', 'usual', { steps: 'our boss: 1h' }, 'steps', 'is nobody who can be told'],
    ['ladder', 'usual', { rounds: '11' }, 'rounds', '1 to 10'],
    ['ladder', 'new', {}, 'severity', 'Say for which escalations'],
    ['checks', 'everybody', { cadence: 'other', cron: '0 10 30 2 *' }, 'cron', 'never comes'],
    ['checks', 'everybody', { cadence: 'other', cron: 'every day' }, 'cron', 'is not a schedule'],
    ['checks', 'everybody', { cadence: 'other' }, 'cron', 'Enter when they come'],
    [
      'checks',
      'everybody',
      { cadence: 'other', cron: '0 10 * * *', window: '3 working days' },
      'cron',
      'before it has closed',
    ],
    ['checks', 'everybody', { cadence: 'monthly', window: 'a while' }, 'window', 'is not a duration'],
    ['checks', 'everybody', { cadence: 'monthly', remind: '9 working days' }, 'remind', 'reminder'],
    ['checks', 'everybody', { cadence: 'monthly', zone: 'Mars/Base' }, 'zone', 'This is not a time zone'],
  ])('%s %s %o: %s', async (part, of, changed, field, why) => {
    const before = await hooli()
    const form = await anna.open(`terms.${part}`, 'hooli', of)
    const errors = await anna.errors(form, changed)
    expect(errors).toEqual({ [field]: expect.stringContaining(why) })
    expect(form.fields.map(({ id }) => id)).toContain(field)
    expect(await hooli()).toEqual(before)
  })

  test.each(['hooli', 'case', 'terms', 'shared'])('a new partner whose short name would be “%s”', async (slug) => {
    const answer = await app.submits(people.anna, 'partner.register', '', {
      name: 'Acme Hosting',
      slug,
      zone: 'Europe/Paris',
    })
    expect(answer).toMatchObject({ kind: 'errors', errors: { slug: expect.any(String) } })
  })
})
