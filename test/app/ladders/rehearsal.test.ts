import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { apply } from '../../../src/cli/apply.ts'
import { AtForms } from '../../kit/by-form.ts'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'

let app: App

/** It is Monday 23 November, 09:00 in Paris. */
beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const rehearsed = async (who = people.anna, place = places.direct) =>
  JSON.stringify(await app.says(who, 'rehearse acme', place))

test('`rehearse` says whom escalations would call when, by day and at night, and names each gap', async () => {
  const said = await rehearsed()
  expect(said).toContain(
    'A notice that begins Tue 24 Nov 10:00 – Northwind: Anna Berg at once, then the managers’ channel Tue 24 Nov 11:00. Acme Hosting: Ravi Shah at once.',
  )
  expect(said).toContain('A page that begins Sat 28 Nov 03:00 – Northwind: Anna Berg at once')
  // By his clock, which is that of London.
  expect(said).toContain('Acme Hosting: Ravi Shah Mon 30 Nov 10:00.')
  expect(said).toContain(
    'Gaps: step 3 at Northwind: nobody is named sponsor; step 3 at Acme Hosting: nobody is named sponsor.',
  )
})

test('people of the partner read their own side of it', async () => {
  const said = await rehearsed(people.ravi, places.shared)
  expect(said).toContain('Acme Hosting: Ravi Shah at once')
  expect(said).not.toContain('Anna')
  expect(said).not.toContain('managers')
})

test('whoever is away then, and whoever stands in, is in it', async () => {
  await app.says(people.anna, 'away until wednesday --delegate @Tom')
  const said = await rehearsed()
  expect(said).toContain('Tom Ek for Anna Berg at once')
  expect(said).toContain('A page that begins Sat 28 Nov 03:00 – Northwind: Anna Berg at once')
})

test('a channel that the bot was removed from, and a rotation on which nobody is, are gaps', async () => {
  await app.says(people.anna, 'rotation acme @Anna --every week --at "monday 09:00" --hours "Mon-Fri 9-17"')
  const ours = [
    { tell: [{ rotation: 'On call' }], wait: '1h' },
    { tell: ['managers'], wait: '1h' },
  ]
  await applyPartnerSheet(app.services, partnerSheet.parse({ slug: 'acme', name: 'Acme Hosting', ladder: { ours } }))
  await app.receive(app.inbound(people.tom, { kind: 'left' }, places.managers))
  const said = await rehearsed()
  expect(said).toContain('step 1 at Northwind: nobody is on duty by “On call”')
  expect(said).toContain('step 2 at Northwind: Liaison is not in the managers’ channel')
})

test('the preview of the form says it before anything is saved', async () => {
  const anna = new AtForms(app, people.anna)
  const form = await anna.open('terms.ladder', 'acme', 'usual')
  const preview = await anna.preview(form, {
    steps: 'Ours:\naccount manager: 15m by the clock\nsponsor: 1h\nTheirs:\naccount manager: 2h',
    rounds: '1',
  })
  const said = preview.intro.join(' ')
  expect(said).toContain('Rehearsed, as people, rotations and absences are now: escalations as usual.')
  expect(said).toContain('Gaps: step 2 at Northwind: nobody is named sponsor.')
})

test('`apply --plan` says it, and applying only whom it does not reach', async () => {
  const yaml = `slug: acme\nname: Acme Hosting\nladder: { cycles: 1, ours: [{ tell: [sponsor], wait: 1h }] }\n`
  const lines = async (plan: boolean) =>
    (await apply(app.services, yaml, 'acme.yaml', 'ops', { plan })).map(({ text }) => text).join('\n')
  expect(await lines(true)).toContain(
    'Gaps: step 1 at Northwind: nobody is named sponsor; Northwind: no step calls anybody; step 3 at Acme Hosting: nobody is named sponsor.',
  )
  const applied = await lines(false)
  expect(applied).toContain(
    'Gaps in escalations as usual: step 1 at Northwind: nobody is named sponsor; Northwind: no step calls anybody; step 3 at Acme Hosting: nobody is named sponsor.',
  )
  expect(applied).not.toContain('Rehearsed')
})
