import { expect, test } from 'vitest'
import { acmeSheet, App, people } from '../../kit/app-fixture.ts'
import { AtForms, formOf } from '../../kit/by-form.ts'

const checkIns = { cron: '0 10 * * 2#1', window: '3 working days', remindAfter: '1 working day' }
const flagsOf = async (app: App, at = 0) => (await app.read((view) => view.partners.bySlug('acme')))!.terms.checks[at]
const choices = async (anna: AtForms) => {
  const [field] = (await anna.open('terms.checks', 'acme')).fields
  return field?.kind === 'select' ? field.options.map(({ value, label }) => `${value}: ${label}`) : []
}

test('what each red flag starts is seen and changed by form, shown before it is done, and leaves all else of the plan', async () => {
  await using app = await App.open({
    ...acmeSheet,
    checkIns: { ...checkIns, anonymous: true, flags: { R3: 'action' } },
  })
  const anna = new AtForms(app, people.anna)
  expect(await choices(anna)).toContain('flags everybody: What red flags start')
  const form = await anna.open('terms.checks', 'acme', 'flags everybody')
  const initials = Object.fromEntries(form.fields.map((one) => [one.id, 'initial' in one ? one.initial : undefined]))
  expect(initials).toMatchObject({ R1: 'note', R3: 'action', R5: 'ladder', R11: 'ladder' })
  expect(form.fields.map(({ label }) => label)).toContain('R8 raw deal')
  const before = await flagsOf(app)
  const preview = await anna.preview(form, { R5: 'note', R8: 'ladder' })
  expect(preview.intro[0]).toBe(
    '• what red flags of health checks start from R3 action to R3 action, R5 note, R8 ladder',
  )
  expect(await flagsOf(app)).toEqual(before)
  await anna.send(preview)
  expect(await flagsOf(app)).toEqual({ ...before, flags: { R3: 'action', R5: 'note', R8: 'ladder' } })
  expect(
    await anna.change('terms.checks', 'acme', 'flags everybody', { R3: 'note', R8: 'note', R5: 'ladder' }),
  ).toContain('to as usual')
})

test('those of one audience are changed by themselves, and there is nothing to choose where no checks are planned', async () => {
  await using app = await App.open({
    ...acmeSheet,
    checkIns: ['operational', 'tactical'].map((audience) => ({ audience, ...checkIns })),
  })
  const anna = new AtForms(app, people.anna)
  expect(await choices(anna)).toEqual(
    expect.arrayContaining([
      'flags operational: What red flags start, operational',
      'flags tactical: What red flags start, tactical',
    ]),
  )
  await anna.change('terms.checks', 'acme', 'flags tactical', { R2: 'nothing' })
  expect([(await flagsOf(app))?.flags, (await flagsOf(app, 1))?.flags]).toEqual([undefined, { R2: 'nothing' }])
  const form = await anna.open('terms.checks', 'acme', 'flags tactical')
  await anna.change('terms.checks', 'acme', 'tactical', { cadence: 'none' })
  const again = await anna.send(form, { R2: 'ladder' })
  expect(JSON.stringify(again)).toMatch(/not there any more|have ended|meanwhile/u)
  expect((await choices(anna)).filter((one) => one.startsWith('flags'))).toEqual([
    'flags operational: What red flags start, operational',
  ])
  expect(formOf(await app.presses(people.anna, 'terms.checks', 'acme', 0)).title).toBe('Health checks')
})
