import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Form } from '../../../src/cards/form.ts'
import { acmeSheet, App, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const says = (who: TestPerson, line: string, place = places.direct) => app.says(who, line, place)
async function formOf(line: string, place = places.direct): Promise<Form> {
  const said = await says(people.anna, line, place)
  if (!('kind' in said) || said.kind !== 'form') throw new Error(`no form, but ${JSON.stringify(said)}`)
  return said.form
}
/** The texts of a card's lines. */
async function linesOf(who: TestPerson, line: string, place = places.direct): Promise<string[]> {
  const said = await says(who, line, place)
  if ('kind' in said) throw new Error(`no card, but ${JSON.stringify(said)}`)
  return said.blocks.map((block) => JSON.stringify('text' in block ? block.text : block))
}

test('a part that is named opens as its form for whoever may change it, with what it says now above', async () => {
  expect(await formOf('terms acme hours')).toMatchObject({
    ...{ form: 'terms.hours', title: 'Working hours' },
    intro: [expect.stringMatching(/^Hours: both sides .*\(Europe\/Paris\)\.$/u)],
    fields: [{ id: 'of' }],
  })
  const opens = {
    targets: 'targets',
    penalties: 'money',
    ladders: 'ladder',
    'health checks': 'checks',
    name: 'about',
    calendars: 'hours',
  }
  for (const [said, part] of Object.entries(opens))
    expect((await formOf(`terms acme ${said}`)).form).toBe(`terms.${part}`)
  expect((await formOf('terms checks?', places.internal)).intro[0]).toMatch(/^Health checks: /u)
})

test('whoever may not change it sees that part alone, as far as they may read it', async () => {
  expect(await linesOf(people.tom, 'terms acme hours')).toEqual([expect.stringContaining('Hours')])
  const [escalation = '', ...others] = await linesOf(people.ravi, 'terms escalation', places.shared)
  expect(others).toEqual([])
  expect(escalation).toContain('on the side of Acme Hosting')
})

test('people and channels open as their forms too; whoever may not change them sees the cards that list them', async () => {
  expect((await formOf('terms acme people')).form).toBe('terms.people')
  expect((await formOf('terms acme channels')).form).toBe('terms.channels')
  expect(textOf(await says(people.tom, 'terms acme people'))).toContain(people.ravi.name)
  expect(textOf(await says(people.tom, 'terms acme channels'))).toContain('Acme Hosting')
  expect(textOf(await says(people.ravi, 'terms channels', places.shared))).toContain('Acme Hosting')
})

test('one that there is not says what there is, and the nearest', async () => {
  expect(textOf(await says(people.anna, 'terms acme houres'))).toContain(
    'Did you mean “terms acme hours”? The parts of how a partner is run are about, hours, targets, figures, money, escalation, checks, people and channels.',
  )
  expect(textOf(await says(people.ravi, 'terms acme weather'))).toMatch(
    /The parts .* Say for example “terms acme hours”/u,
  )
})

test('a partner that is called as a part is, is meant by its name', async () => {
  await app.register({
    ...acmeSheet,
    slug: 'target',
    name: 'Target',
    people: acmeSheet.people.slice(0, 1),
    channels: [],
  })
  expect(textOf(await says(people.anna, 'terms target'))).toContain('How Target is run')
  expect((await formOf('terms target targets')).context['subject']).toBe('target')
})
