import { beforeEach, describe, expect, test } from 'vitest'
import type { Form } from '../../../src/cards/form.ts'
import { App, people } from '../../kit/app-fixture.ts'
import { AtForms, formOf } from '../../kit/by-form.ts'

const HOME = people.anna.tenantId
const ours = (who: 'anna' | 'priya', role: string) => ({
  ...{ name: people[who].name, side: 'internal', roles: [role], zone: 'Europe/Paris' },
  slack: `${HOME}/${people[who].userId}`,
})

/** Nobody is named on the other side, so that whatever is changed holds at once. */
const HOOLI = {
  ...{ slug: 'hooli', name: 'Hooli Fibre', calendar: { zone: 'Europe/Paris' } },
  people: [ours('anna', 'account-manager'), ours('priya', 'sponsor')],
  checkIns: { cron: '0 10 * * 2', window: '3 working days', remindAfter: '1 working day' },
}

type Entries = Record<string, string>

let app: App
let anna: AtForms
let priya: AtForms

beforeEach(async () => {
  app = await App.open(HOOLI)
  anna = new AtForms(app, people.anna)
  priya = new AtForms(app, people.priya)
  return () => app[Symbol.asyncDispose]()
})

const valueOf = ({ fields }: Form, id: string) => {
  const field = fields.find((one) => one.id === id)
  return field && 'initial' in field ? field.initial : undefined
}
const hooli = async () => (await app.read((view) => view.partners.bySlug('hooli')))!
/** What the form that comes back says, and the preview of what was entered in it once more. */
const sentAnew = async (form: Form, entries: Entries) => {
  const fresh = formOf(await anna.send(form, entries))
  expect(fresh.form).toBe(form.form)
  expect(fresh.intro[0]).toMatch(/^Priya Nair changed this meanwhile: /u)
  return fresh
}

const FIGURE = { name: 'Orders without rework', value: '99', unit: '%', source: 'The order system', protects: 'Orders' }
const NEW_TARGET = { measure: 'resolve', severity: '1', kind: 'question', obligor: 'internal', protects: 'Orders' }

describe('a field that was left as it stood takes back nothing that somebody changed meanwhile', () => {
  const parts: [string, string | undefined, Entries, Entries][] = [
    ['terms.about', undefined, { name: 'Hooli Cable' }, { stage: 'renewal' }],
    ['terms.hours', 'internal', { zone: 'Europe/London' }, { hours: 'Mon-Fri 8-18' }],
    ['terms.targets', 'resolve:1::both', { pauses: 'no' }, { target: '9h' }],
    ['terms.ladder', 'usual', { rounds: '3' }, { steps: 'our sponsor, their sponsor: 2h' }],
    ['terms.checks', 'everybody', { window: '5 working days' }, { cadence: 'monthly' }],
  ]

  test.each(parts)('%s %s', async (action, of, theirs, mine) => {
    const form = await anna.open(action, 'hooli', of)
    const shown = await anna.preview(form, mine)
    await priya.change(action, 'hooli', of, theirs)
    for (const fresh of [await sentAnew(form, mine), formOf(await anna.send(shown))]) {
      for (const [id, value] of Object.entries({ ...theirs, ...mine })) expect(valueOf(fresh, id)).toBe(value)
      const preview = await anna.preview(fresh, {})
      const changes = preview.intro.flatMap((one) => (one.startsWith('•') ? [one.slice(2).split(' from ')[0]!] : []))
      const told = fresh.intro[0]!.split(/: |; /u)
      for (const what of changes) expect(told.filter((one) => one.startsWith(`${what} from `))).toEqual([])
    }
  })

  test('nor does who works by some hours, where these became the hours of one side', async () => {
    const form = await anna.open('terms.hours', 'hooli', 'internal')
    await priya.change('terms.hours', 'hooli', 'partner', { whose: 'own', hours: 'Mon-Fri 7-15' })
    const fresh = await sentAnew(form, { hours: 'Mon-Fri 8-18' })
    expect(fresh.intro[0]).toContain('the hours of their side')
    expect(valueOf(fresh, 'whose')).toBe('own')
    await anna.send(await anna.preview(fresh, {}))
    const { hours, calendars } = (await hooli()).terms
    expect(hours.partner).not.toBe(hours.internal)
    expect(calendars[hours.partner]!.rules.week.monday).toEqual([{ from: '07:00', to: '15:00' }])
    expect(calendars[hours.internal]!.rules.week.monday).toEqual([{ from: '08:00', to: '18:00' }])
  })

  test('nor does the stage, where the partner has ended', async () => {
    const form = await anna.open('terms.about', 'hooli')
    await app.says(people.priya, 'end hooli "Over"')
    const fresh = await sentAnew(form, { type: 'outsourcing' })
    expect(valueOf(fresh, 'stage')).toBe('ended')
    expect((await hooli()).stage).toBe('ended')
  })
})

describe('a form is about all that it would make of the terms', () => {
  test('hours that one side is to share are those of the other side, too', async () => {
    await priya.change('terms.hours', 'hooli', 'partner', { whose: 'own', hours: 'Mon-Fri 7-15' })
    const form = await anna.open('terms.hours', 'hooli', 'internal')
    await priya.change('terms.hours', 'hooli', 'partner', { hours: 'Mon-Fri 6-14' })
    const fresh = await sentAnew(form, { whose: 'both' })
    expect(fresh.intro[0]).toContain('06:00')
    // What is of the other side alone is no affair of hers.
    expect((await anna.preview(form, { zone: 'Europe/London' })).intro[0]).toContain('Europe/London')
  })

  const made: [string, Entries, Entries, string][] = [
    [
      'terms.targets',
      { ...NEW_TARGET, target: '2h' },
      { target: '6h' },
      'our promise to resolve a question of severity 1',
    ],
    [
      'terms.ladder',
      { severity: '1', cause: 'any', steps: 'our sponsor: 1h', rounds: '1' },
      { rounds: '2' },
      'new: step 1',
    ],
    ['terms.hours', { name: 'Night', hours: 'Mon-Fri 18-22' }, { hours: 'Mon-Fri 6-8' }, 'new: the hours “Night”'],
    ['terms.figures', FIGURE, { value: '98' }, 'new: '],
  ]

  test.each(made)('what a new one names was made meanwhile: %s', async (action, theirs, mine, said) => {
    const form = await anna.open(action, 'hooli', 'new')
    const shown = await anna.preview(form, { ...theirs, ...mine })
    await priya.change(action, 'hooli', 'new', theirs)
    for (const fresh of [await sentAnew(form, { ...theirs, ...mine }), formOf(await anna.send(shown))]) {
      expect(fresh.intro[0]).toContain(said)
      for (const [id, value] of Object.entries({ ...theirs, ...mine })) expect(valueOf(fresh, id)).toBe(value)
    }
  })

  test('all others that a new target ends are the one that was added meanwhile, too', async () => {
    const form = await anna.open('terms.targets', 'hooli', 'new')
    await priya.change('terms.targets', 'hooli', 'new', { ...NEW_TARGET, kind: 'change', target: '3h' })
    const fresh = await sentAnew(form, { ...NEW_TARGET, target: '2h', others: 'end' })
    expect(fresh.intro[0]).toMatch(/our promise to resolve a change of severity 1 from 4 h.* to 3 h/u)
  })

  test('another new one than theirs goes on', async () => {
    const form = await anna.open('terms.targets', 'hooli', 'new')
    await priya.change('terms.targets', 'hooli', 'new', { ...NEW_TARGET, target: '2h' })
    await anna.send(await anna.preview(form, { ...NEW_TARGET, kind: 'change', target: '6h' }))
    expect((await hooli()).terms.objectives.filter(({ kind }) => kind !== undefined)).toHaveLength(2)
  })
})

test('a form whose opening nobody can read any more is taken as it was sent', async () => {
  const form = await anna.open('terms.about', 'hooli')
  const odd = { ...form, context: { ...form.context, since: '1.1.' } }
  expect((await anna.preview(odd, { stage: 'renewal' })).intro[0]).toContain('the stage from')
})
