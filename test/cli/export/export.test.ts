import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { apply } from '../../../src/cli/apply.ts'
import { exportSheets } from '../../../src/cli/export/export.ts'
import type { Line } from '../../../src/cli/line.ts'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { allRows } from '../../kit/all-rows.ts'
import { acmeSheet, App, globexSheet, people, places } from '../../kit/app-fixture.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'
import { anySheet } from './any-sheet.ts'

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))
const EXAMPLE = readFileSync(fileURLToPath(new URL('../../../docs/examples/partner.yaml', import.meta.url)), 'utf8')

const textOf = (lines: Line[]) => lines.map(({ text }) => text).join('\n')
const textsOf = (lines: Line[]) => lines.map(({ text }) => text)
const exported = async (app: App, partner: string) =>
  textOf(await exportSheets(app.services, { partner, folder: REPOSITORY }))
const applied = async (app: App, yaml: string) => textsOf(await apply(app.services, yaml, 'acme.yaml', 'Deniz'))
const already = (title: string) => [`${title} is as acme.yaml says already. Nothing was changed.`]

/** That applying what is exported of the partner changes no row, says nothing to anybody, and says so. */
async function expectNoOp(app: App, slug: string): Promise<string> {
  const partner = (await app.read((view) => view.partners.bySlug(slug)))!
  const yaml = await exported(app, slug)
  const before = allRows(app.databaseUrl)
  expect(await applied(app, yaml), yaml).toEqual(already(`${partner.name} (${slug})`))
  expect(allRows(app.databaseUrl)).toEqual(before)
  return yaml
}

/** Without what no sheet says: an organisation of which nobody is named any more. */
const sayable = (yaml: string) =>
  yaml.replaceAll(/^# .* is recorded as an organisation of theirs.*$\n?/gmu, '').trimEnd()

describe('an exported partner', () => {
  test(
    'whatever sheet it came from, is applied without changing anything, and makes the same partner elsewhere',
    { timeout: 90_000 },
    async () => {
      await using app = await App.open()
      await using elsewhere = await App.open()
      for (const one of [app, elsewhere]) one.home = { slack: 'T0HOME', teams: 'home' }
      let nth = 0
      let registered = 0
      await fc.assert(
        fc.asyncProperty(anySheet, async (made) => {
          nth += 1
          const sheet = made(nth)
          const first = await applyPartnerSheet(app.services, partnerSheet.parse(sheet))
          if ('refused' in first) return
          registered += 1
          const yaml = await expectNoOp(app, sheet.slug)
          expect(await applied(elsewhere, yaml)).toContain(`${sheet.name} (${sheet.slug}): registered.`)
          expect(sayable(await exported(elsewhere, sheet.slug))).toBe(sayable(yaml))
        }),
        { numRuns: 8 },
      )
      // Most of what is made up can be kept, so that the above says something.
      expect(registered).toBeGreaterThan(nth * 0.6)
    },
  )

  test('is the example of the documentation, where that was applied, each section under a line that says what it is', async () => {
    await using app = await App.open()
    app.home = { slack: 'T0NORTHWIND' }
    await applied(app, EXAMPLE)
    const yaml = await expectNoOp(app, 'brightwater')
    await expect(yaml).toMatchFileSnapshot('../../fixtures/exported-partner.yaml.txt')
    expect(await applied(app, EXAMPLE)).toEqual(already('Brightwater Logistics (brightwater)'))
  })

  test('changed from chat in any way is applied without changing anything', async () => {
    await using app = await App.open(acmeSheet, globexSheet)
    app.services.admins.push({ platform: 'slack', tenantId: people.ada.tenantId, userId: people.ada.userId })
    const steps: [keyof typeof people, string, keyof typeof places][] = [
      ['anna', 'people acme add @Priya --role sponsor', 'direct'],
      ['anna', 'people acme add @Tom --role manager', 'direct'],
      ['ada', 'people acme add @Gil --role member', 'direct'],
      ['anna', 'people acme add @Sol --role sponsor', 'shared'],
      ['anna', 'people acme add @Mia --role account-manager', 'shared'],
      ['ada', 'managers add @Dan', 'direct'],
      ['anna', 'people acme remove @Mara', 'direct'],
      ['uma', 'bind acme internal', 'elsewhere'],
      ['anna', 'unbind acme internal', 'internal'],
      ['anna', 'threads acme not kept', 'direct'],
      ['anna', 'threads acme kept', 'direct'],
      ['mia', 'case acme "The API is down"', 'shared'],
      ['anna', 'escalate CASE-1 "It burns"', 'direct'],
      ['anna', 'check now acme', 'direct'],
    ]
    for (const [who, line, place] of steps) {
      await app.says(people[who], line, places[place])
      await expectNoOp(app, 'acme')
    }
    await expectNoOp(app, 'globex')
    // What all that did.
    const facts = await app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id))
    const kinds = ['PersonNamed', 'PersonRemoved', 'ManagerOfAllNamed', 'ChannelBound', 'ChannelUnbound']
    expect(facts.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([...kinds, 'PartnerChanged', 'CaseOpened', 'EscalationStarted', 'CheckInOpened']),
    )
  })

  test('leaves the name of whoever was met in chat to their platform, and keeps what a sheet calls somebody', async () => {
    await using app = await App.open(acmeSheet)
    await app.says(people.anna, 'people acme add @Priya --role sponsor')
    await expectNoOp(app, 'acme')
    await app.says({ ...people.priya, name: 'Priya Nair-Ek' }, 'help')
    await app.says({ ...people.tom, name: 'Tommy' }, 'help')
    const yaml = await exported(app, 'acme')
    expect(yaml).toContain('name: Priya Nair-Ek')
    expect(yaml).toContain('name: Tom Ek')
    // The file of before is somebody's word now.
    expect(await applied(app, yaml.replace('Priya Nair-Ek', 'Priya Nair'))).toContain(
      '  Deniz (command line) changed the name of Priya Nair from Priya Nair-Ek to Priya Nair.',
    )
    await app.says({ ...people.priya, name: 'P.' }, 'help')
    expect(await exported(app, 'acme')).toContain('name: Priya Nair\n')
  })

  test('that waits for somebody to take it on goes on waiting, unless its sheet says so no more', async () => {
    await using app = await App.open(acmeSheet)
    await app.submits(people.max, 'partner.register', '', {
      ...{ name: 'Initech Labs', slug: 'initech', zone: 'UTC', cadence: 'monthly' },
      accountManager: people.uma.userId,
    })
    const yaml = await expectNoOp(app, 'initech')
    expect(yaml).toContain('confirmed: false')
    const waits = async () => (await app.read((view) => view.partners.bySlug('initech')))?.unconfirmed !== undefined
    expect(await applied(app, yaml.replace('stage: onboarding', 'stage: steady'))).toEqual([
      'Initech Labs (initech): changed.',
      '  Deniz (command line) changed initech: the stage from onboarding to steady.',
      '  Nothing of it reaches Initech Labs before it is confirmed.',
    ])
    expect(await waits()).toBe(true)
    const theirs = '\n  - { name: Ida, side: partner, roles: [member], slack: T0INITECH/U0IDA }\n'
    expect((await applied(app, yaml.replace('\npeople:\n', `\npeople:${theirs}`)))[0]).toContain(
      'Initech Labs is not confirmed yet, so nothing about it reaches them: Uma Voss was asked to confirm it.',
    )
    expect((await applied(app, `${yaml}\nchannels: [{ purpose: shared, slack: T0HOME/C0INITECH }]`))[0]).toContain(
      'Initech Labs is not confirmed yet',
    )
    expect(await applied(app, yaml.replace('confirmed: false\n', ''))).toContain(
      '  Deniz (command line) confirmed initech.',
    )
    expect(await waits()).toBe(false)
    expect(await applied(app, yaml)).toEqual([
      'acme.yaml initech: Initech Labs is confirmed already, and nobody takes that back: leave “confirmed: false” out. Nothing of this partner was applied.',
    ])
    expect((await applied(app, 'name: Globex\nconfirmed: false'))[0]).toContain('Globex is not registered yet')
  })

  test('that is called by what has become a word of the grammar keeps its short name', async () => {
    await using app = await App.open(acmeSheet)
    const acme = (await app.read((view) => view.partners.bySlug('acme')))!
    const before = { ...acme, id: 'from-before', slug: 'cases', name: 'Cases and Sons' }
    await app.services.store.transact((tx) => tx.partners.insert(before))
    await expectNoOp(app, 'cases')
    expect(await applied(app, 'slug: mine\nname: Hooli')).toEqual([
      'acme.yaml mine: “mine” is a word that says what is to be done. Choose another short name, such as "mine-co". Nothing of this partner was applied.',
    ])
  })

  test('of which nothing is promised says so, and so does a sheet without any target that does not', async () => {
    await using app = await App.open({ ...acmeSheet, sla: { objectives: [], others: 'end' } })
    expect(await expectNoOp(app, 'acme')).toContain('sla:\n  objectives: []\n  others: end\n')
    expect(await applied(app, 'name: Globex\nsla: { objectives: [] }')).toEqual([
      'acme.yaml:2 sla.objectives: Give at least one, or say “others: end” where nothing is promised.',
    ])
  })
})

describe('asked for', () => {
  test('all partners, they stand one after the other, and are applied without changing anything', async () => {
    await using app = await App.open(globexSheet, acmeSheet)
    const yaml = textOf(await exportSheets(app.services, { all: true, folder: REPOSITORY }))
    expect(yaml.match(/^slug: .*/gmu)).toEqual(['slug: acme', 'slug: globex'])
    expect(await applied(app, yaml)).toEqual([...already('Acme Hosting (acme)'), ...already('Globex Agency (globex)')])
  })

  test('by a name that is none, or in no way, a sentence helps', async () => {
    await using app = await App.open(acmeSheet)
    const refused = async (asked: { partner?: string; all?: true }) => {
      const lines = await exportSheets(app.services, { ...asked, folder: REPOSITORY })
      expect(lines.every(({ problem }) => problem)).toBe(true)
      return textOf(lines)
    }
    expect(await refused({ partner: 'acmee' })).toBe('There is no partner “acmee”. Did you mean “acme”?')
    expect(await refused({})).toContain('Say which partner')
    expect(await refused({ partner: 'acme', all: true })).toContain('Say which partner')
    await using none = await App.open()
    expect(textOf(await exportSheets(none.services, { all: true, folder: REPOSITORY }))).toContain(
      'No partner is registered yet.',
    )
  })
})
