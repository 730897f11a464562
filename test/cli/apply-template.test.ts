import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { apply } from '../../src/cli/apply.ts'
import { exportSheets } from '../../src/cli/export/export.ts'
import { templateYaml } from '../../src/cli/export/template-yaml.ts'
import { templateOfSheet } from '../../src/app/checkins/template-of-sheet.ts'
import { templateSheet } from '../../src/app/checkins/template-sheet.ts'
import { DEFAULT_TEMPLATE } from '../../src/domain/checkins/default-template.ts'
import { acmeSheet, App } from '../kit/app-fixture.ts'
import { EVERY_KIND } from '../fixtures/every-kind-template.ts'

const EXAMPLE = readFileSync(new URL('../../docs/examples/template.yaml', import.meta.url), 'utf8')
const said = async (app: App, yaml: string, options = {}) =>
  (await apply(app.services, yaml, 't.yaml', 'ops', options)).map(({ text }) => text).join('\n')
const newest = (app: App, slug: string) => app.read((view) => view.checkInTemplates.newest(slug))
const checkIns = 'checkIns: { cron: 0 10 * * 1, window: 1 working day, remindAfter: 4h, template: onboarding }'
const ACME = `---\nslug: acme\nname: ${acmeSheet.name}\n${checkIns}\n`

test('the example is saved once, and anew only where it says something else', async () => {
  await using app = await App.open(acmeSheet)
  expect(await said(app, EXAMPLE, { plan: true })).toContain('Without --plan it is, as version 1, with 6 questions.')
  expect(await newest(app, 'onboarding')).toBeUndefined()
  expect(await said(app, EXAMPLE)).toContain('saved as version 1')
  expect(await said(app, EXAMPLE)).toContain('is as t.yaml says already. Nothing was changed.')
  expect(await said(app, EXAMPLE.replace('this month?', 'this week?'))).toContain('saved as version 2')
})

test('what is exported changes nothing, a partner with the questions that it is asked included', async () => {
  await using app = await App.open(acmeSheet)
  expect(await said(app, EXAMPLE + ACME, { plan: true })).toContain('with the questions “onboarding”')
  await said(app, EXAMPLE + ACME)
  const [line] = await exportSheets(app.services, { all: true, folder: '/' })
  expect(line!.text).toContain('template: onboarding')
  const again = await said(app, line!.text)
  expect(again.match(/Nothing was changed/gu)).toHaveLength(2)
  const [templates] = await exportSheets(app.services, { templates: true, folder: '/' })
  expect((await said(app, templates!.text)).match(/Nothing was changed/gu)).toHaveLength(2)
})

test('what is wrong with a template is said with its line, and nothing of it is saved', async () => {
  await using app = await App.open()
  const wrong = EXAMPLE.replace('when: { item: clear, atMost: 2 }', 'when: { item: met, is: [maybe] }')
  expect(await said(app, wrong)).toContain('t.yaml:36 items.1.when: It hangs on “met”, which is not asked before it')
  const missing = EXAMPLE.replace(/^ {6}met: .*\n/mu, '')
  expect(await said(app, missing)).toContain('translations.de.items.met: “met” is missing in “de”')
  expect(await said(app, EXAMPLE.replace('kind: rating', 'kind: stars'))).toContain('Enter one of agree, rating')
  expect(await said(app, EXAMPLE.replace('atMost: 2 }', 'atMost: 2, atLeast: 1 }'))).toContain('Say one of “atMost”')
  expect(await said(app, 'template: none\nretired: true')).toContain('There is no template “none”. There are: health.')
  expect(await newest(app, 'onboarding')).toBeUndefined()
})

test('one is retired once no partner is asked with it, and comes back as it is said anew', async () => {
  await using app = await App.open(acmeSheet)
  await said(app, EXAMPLE + ACME)
  const retire = 'template: onboarding\nretired: true'
  expect(await said(app, retire)).toContain('is asked with “onboarding”: choose other questions first')
  await said(app, ACME.replace('onboarding', 'health'))
  expect(await said(app, retire)).toContain('“onboarding” is retired. Checks that are open go on')
  expect(await said(app, retire)).toContain('The template “onboarding” is retired. There are: health.')
  expect(await said(app, EXAMPLE)).toContain('saved as version 2')
})

test('the built-in one is edited like any other, and is itself again once that is retired', async () => {
  await using app = await App.open()
  const retire = 'template: health\nretired: true'
  expect(await said(app, retire)).toContain('is built in')
  const edited = templateYaml(DEFAULT_TEMPLATE).replace('Both sides are rewarded', 'We both are rewarded')
  expect(await said(app, edited)).toContain('saved as version 2')
  await app.register(acmeSheet)
  const [all] = await exportSheets(app.services, { all: true, folder: '/' })
  expect(all!.text).toContain('We both are rewarded')
  expect(await said(app, retire)).toContain('the built-in questions are asked again')
})

test('a template is read as it was written', () => {
  for (const template of [
    DEFAULT_TEMPLATE,
    EVERY_KIND,
    { ...EVERY_KIND, ...templateOfSheet(templateSheet.parse(parse(EXAMPLE))) },
  ]) {
    const read = templateOfSheet(templateSheet.parse(parse(templateYaml(template))))
    expect({ ...read, version: template.version }).toEqual(template)
  }
})
