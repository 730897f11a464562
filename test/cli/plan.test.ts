import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, type ApplyOptions } from '../../src/cli/apply.ts'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { allRows } from '../kit/all-rows.ts'
import { acmeSheet, App, globexSheet, people, places } from '../kit/app-fixture.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import { anySheet } from './export/any-sheet.ts'

const run = (app: App, yaml: string, options: ApplyOptions = {}) =>
  apply(app.services, yaml, 'acme.yaml', 'Deniz', options)
const textsOf = (lines: { text: string }[]) => lines.map(({ text }) => text)

/** How the ladders would go that a plan changes: once they are applied, `rehearse` says it. */
const REHEARSED = /^ {2}(?:Rehearsed, as |A (?:note|notice|page) that begins |Then all of it again, |Gaps: )/u

/** Of what is rehearsed, whom a ladder does not reach is said as it is applied, too. */
function saidWhenDone(planned: { text: string; problem: boolean }[]) {
  let which = ''
  return planned.flatMap((line) => {
    which = /^ {2}Rehearsed, as .*: escalations (.*)\.$/u.exec(line.text)?.[1] ?? which
    if (line.text.startsWith('  Gaps: '))
      return [{ ...line, text: line.text.replace('Gaps:', `Gaps in escalations ${which}:`) }]
    return REHEARSED.test(line.text) ? [] : [line]
  })
}

/** What is planned, which changes no row; and then done, which says the very same, but for what is only rehearsed. */
async function plannedAndDone(app: App, yaml: string, options: ApplyOptions = {}): Promise<string[]> {
  const before = allRows(app.databaseUrl)
  const planned = await run(app, yaml, { ...options, plan: true })
  expect(allRows(app.databaseUrl)).toEqual(before)
  const done = await run(app, yaml, options)
  const inPlan = (text: string) =>
    text
      .replace('Nothing was changed.', 'Nothing would be changed.')
      .replace('was applied.', 'would be applied.')
      .replace(/: (registered|changed)\.$/u, ': not $1 yet. Without --plan it is, and this is recorded:')
  expect(done.map(({ text, problem }) => ({ text: inPlan(text), problem }))).toEqual(saidWhenDone(planned))
  return textsOf(planned)
}

describe('liaison apply --plan', () => {
  test('says what changes, for what runs now and for the other side, and changes nothing', async () => {
    await using app = await App.open(acmeSheet)
    await app.says(people.mia, 'case acme "The API is down" --severity 1', places.shared)
    await app.says(people.anna, 'escalate CASE-1 "It burns"')
    await app.says(people.anna, 'check now acme')
    const yaml = `
slug: acme
name: Acme Hosting
stage: renewal
threads: not kept
sla:
  objectives:
    - { measure: acknowledge, severity: 1, obligor: internal, target: 30m, protects: 'Somebody takes it on before it grows, so that customers are served.' }
    - { measure: resolve, obligor: { team: Platform }, target: 2h, protects: Orders }
ladder: { cycles: 3 }
checkIns: { cron: '0 10 * * 2#1', window: 3 working days, remindAfter: 1 working day }
`
    expect(await plannedAndDone(app, yaml)).toEqual([
      'Acme Hosting (acme): not changed yet. Without --plan it is, and this is recorded:',
      '  Deniz (command line) changed acme: the stage from steady to renewal.',
      '  Deniz (command line) changed acme: what is written under its cards from kept to not kept.',
      '  Deniz (command line) changed acme: our target to acknowledge a case of severity 1 from 1 h to 30 min.',
      '  Deniz (command line) added to acme: Platform’s promise to resolve any case, 2 h, in working hours, paused while it waits.',
      '  Deniz (command line) added to acme: health checks, pulse, 0 10 * * 2#1 (Europe/Paris), open for 3 working days, reminder after 1 working day.',
      '  Proposed to Acme Hosting, holds once Ravi Shah accepts:',
      '    the rounds of escalations from 2 to 3',
      '  What runs goes on as it began: our time to acknowledge CASE-1; CHECK-1.',
      '  Acme Hosting can see it, but for the stage and Platform’s promise to resolve any case.',
      '  It is told in the channels shared with them.',
      '  Rehearsed, as people, rotations and absences are now: escalations as usual.',
      '  A notice that begins Tue 24 Nov 10:00 – Northwind: Anna Berg at once, then the managers’ channel Tue 24 Nov 11:00. Acme Hosting: Ravi Shah at once.',
      '  A page that begins Tue 24 Nov 10:00 – Northwind: Anna Berg at once, then the managers’ channel Tue 24 Nov 11:00. Acme Hosting: Ravi Shah at once.',
      '  A notice that begins Sat 28 Nov 03:00 – Northwind: Anna Berg Mon 30 Nov 09:00, then the managers’ channel Mon 30 Nov 10:00. Acme Hosting: Ravi Shah Mon 30 Nov 10:00.',
      '  A page that begins Sat 28 Nov 03:00 – Northwind: Anna Berg at once, then the managers’ channel Sat 28 Nov 04:00. Acme Hosting: Ravi Shah Mon 30 Nov 10:00.',
      '  Then all of it again, 3 rounds in all.',
      '  Gaps: step 3 at Northwind: nobody is named sponsor; step 3 at Acme Hosting: nobody is named sponsor.',
    ])
    expect(await plannedAndDone(app, yaml)).toEqual([
      'Acme Hosting (acme) is as acme.yaml says already, but for what is proposed to it and waits for its word: “accept acme” shows that in chat. Nothing would be changed.',
    ])
    await app.accepts()
    // Hours of the other side: what counts in them, and in nothing else.
    const hours = `slug: acme\nname: Acme Hosting\ncalendars: { theirs: { zone: Europe/Paris, holidays: { days: ['2026-12-28'] } } }\nhours: { partner: theirs }`
    expect((await plannedAndDone(app, hours)).slice(-2)).toEqual([
      '  What runs goes on as it began: ESC-1; CHECK-1.',
      '  Acme Hosting can see all of it.',
    ])
  })

  test('says whatever applying then says, of any partner and any sheet', { timeout: 60_000 }, async () => {
    await using app = await App.open()
    app.home = { slack: 'T0HOME', teams: 'home' }
    let nth = 0
    await fc.assert(
      fc.asyncProperty(anySheet, anySheet, async (first, second) => {
        nth += 1
        await applyPartnerSheet(app.services, partnerSheet.parse(first(nth)))
        await plannedAndDone(app, JSON.stringify(second(nth)), { removeMissing: nth % 2 === 0 })
      }),
      { numRuns: 6 },
    )
  })

  test('of several partners is of one after the other: what one is refused is not there for the next', async () => {
    await using app = await App.open(acmeSheet)
    const shared = (name: string, id: string) =>
      `name: ${name}\nchannels: [{ purpose: shared, name: x, slack: T0HOME/${id} }]\n`
    const planned = await plannedAndDone(
      app,
      [shared('Initech', 'C1'), shared('Hooli', 'C1'), shared('Umbrella', 'C-SHARED'), 'name: A\n', 'name: Hooli'].join(
        '---\n',
      ),
    )
    expect(planned.filter((text) => !text.startsWith('  '))).toEqual([
      'Initech (initech): not registered yet. Without --plan it is, and this is recorded:',
      expect.stringMatching(
        /^acme\.yaml hooli: This channel already serves Initech .*“slug: initech”.* Nothing of this/u,
      ),
      expect.stringMatching(/^acme\.yaml umbrella: This channel already serves Acme Hosting/u),
      expect.stringMatching(/^acme\.yaml:\d+ name: Enter the name/u),
      'Hooli (hooli): not registered yet. Without --plan it is, and this is recorded:',
    ])
  })
})

describe('a sheet under the short name of another partner', () => {
  test('does nothing unless it is said to be a new name', async () => {
    await using app = await App.open(acmeSheet, globexSheet)
    const yaml = 'slug: acme\nname: Hooli\nstage: exiting\n'
    expect(await plannedAndDone(app, yaml)).toEqual([
      'acme.yaml acme: “acme” is Acme Hosting, and this sheet calls it Hooli. If that is its new name, apply the sheet with --rename; if it is another partner, give it a short name of its own. Nothing of this partner would be applied.',
    ])
    expect(await plannedAndDone(app, yaml, { rename: true })).toContain(
      '  Deniz (command line) changed acme: the name from Acme Hosting to Hooli.',
    )
  })

  test('that a new name made another one of is refused where it has the channels or people of the first', async () => {
    await using app = await App.open(acmeSheet, globexSheet)
    const [said] = await plannedAndDone(app, JSON.stringify({ ...acmeSheet, slug: undefined, name: 'Acme Cloud' }))
    expect(said).toContain('If this is Acme Hosting under another name, write “slug: acme”')
    // Nothing else of it tells whose it is: it is said that there is one.
    expect(await plannedAndDone(app, 'name: Globexx Agency')).toContain(
      '  Globex Agency is registered too, as `globex`: is this another partner?',
    )
    expect(await plannedAndDone(app, 'name: Site 1\n---\nname: Site 2')).not.toContain(
      expect.stringContaining('is registered too'),
    )
  })
})
