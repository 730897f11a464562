import { describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { inTransaction } from '../../../src/app/in-transaction.ts'
import { ladderReachesNobody } from '../../../src/app/ladders/reaches-nobody.ts'
import { apply } from '../../../src/cli/apply.ts'
import { doctor } from '../../../src/cli/doctor/doctor.ts'
import { sayFact } from '../../../src/domain/timeline/say-fact.ts'
import { acmeSheet, people, places, textOf } from '../../kit/app-fixture.ts'
import { AtForms } from '../../kit/by-form.ts'
import { PageStage } from '../../kit/page-stage.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'

const NOC = { tell: [{ hook: 'noc' }], wait: '1h' }
const WITH_NOC = { ...acmeSheet, ladder: { ours: [NOC, { tell: ['managers'], wait: '1h' }], cycles: 1 } }
const NOC_ALONE = { ...acmeSheet, ladder: { ours: [NOC], cycles: 1 } }
const THEIRS = { ...acmeSheet, ladder: { theirs: [NOC, { tell: ['sponsor'], wait: '1h' }], cycles: 1 } }

const url = 'https://noc.example.com/key-of-noc'
const sets = (stage: PageStage, of = 'ours') => stage.hook({ name: 'noc', of, url, by: 'ops' })

const escalates = async (stage: PageStage, severity: number, by = people.tom) => {
  await stage.says(people.mia, `case "Lost parcels" --severity ${severity}`, places.shared)
  await stage.says(by, 'escalate CASE-1 "No progress"')
  await stage.engine.settle()
}

const unreached = (stage: PageStage) =>
  inTransaction(stage.app.services, {}, async (means) =>
    (await ladderReachesNobody(means)).flatMap(({ sides }) => sides),
  )

const facts = (stage: PageStage) =>
  stage.app.read(async (view) => {
    const { id } = (await view.partners.bySlug('acme'))!
    return (await view.facts.of(id)).map((fact) => sayFact(fact, () => 'Northwind'))
  })

const checked = async (stage: PageStage) => (await doctor(stage.app.services)).map(({ text }) => text).join('\n')

describe('A step that calls a page hook by its name', () => {
  test('rings it whatever the escalation is, and it takes it with its token', async () => {
    for (const severity of [1, 3]) {
      await using stage = await PageStage.open(WITH_NOC)
      await sets(stage)
      await escalates(stage, severity)
      expect(stage.sent).toMatchObject([{ to: { url }, page: { data: { escalation: 'ESC-1', step: { number: 1 } } } }])
      expect((await stage.ladder()).sides.internal).toMatchObject({ state: 'climbing', step: 0 })
      expect(await unreached(stage)).not.toContain('internal')
      expect(await stage.acknowledge(stage.way())).toMatchObject({ status: 200, body: { outcome: 'acknowledged' } })
      expect((await stage.ladder()).sides.internal).toMatchObject({
        ...{ state: 'acknowledged', by: { name: 'noc (page hook)', side: 'internal' } },
      })
      expect(await unreached(stage)).not.toContain('internal')
      expect((await facts(stage)).join('\n')).toContain('noc (page hook)')
      expect(textOf(await stage.app.says(people.anna, 'show ESC-1'))).toContain('noc (page hook)')
      expect(await stage.acknowledge(stage.way())).toMatchObject({ status: 409 })
    }
  })

  test('goes on when it is silent, and when it says nothing at the time at which it is asked', async () => {
    await using stage = await PageStage.open(WITH_NOC)
    await sets(stage)
    await escalates(stage, 3)
    await stage.app.passTo(Date.parse('2026-11-23T09:30:00Z'))
    expect((await stage.ladder()).sides.internal).toMatchObject({ state: 'climbing', step: 1 })

    await using other = await PageStage.open(WITH_NOC)
    await sets(other)
    await escalates(other, 3)
    await other.acknowledge(other.way())
    await other.app.passTo(Date.parse('2026-11-25T11:00:00Z'))
    expect((await other.ladder()).sides.internal.state).not.toBe('acknowledged')
  })

  test('waits for the hours of its side, but for a page on ours', async () => {
    for (const [severity, rings] of [
      [3, 0],
      [1, 1],
    ] as const) {
      await using stage = await PageStage.open(WITH_NOC)
      await sets(stage)
      await stage.app.passTo(Date.parse('2026-11-23T22:00:00Z'))
      await escalates(stage, severity)
      expect(stage.sent.length, `${severity}`).toBe(rings)
      await stage.app.passTo(Date.parse('2026-11-24T08:05:00Z'))
      await stage.engine.settle()
      expect(stage.sent.length, `${severity}`).toBe(1)
    }
    await using stage = await PageStage.open(THEIRS)
    await sets(stage, 'acme')
    await stage.app.passTo(Date.parse('2026-11-23T22:00:00Z'))
    await escalates(stage, 1)
    expect(stage.sent).toEqual([])
  })

  test('is the partner’s on its side, by that name alone', async () => {
    await using stage = await PageStage.open(THEIRS)
    await sets(stage)
    await escalates(stage, 3, people.anna)
    expect(stage.sent).toEqual([])
    await using other = await PageStage.open(THEIRS)
    await sets(other, 'acme')
    await escalates(other, 3, people.anna)
    expect(other.sent.length).toBe(1)
    expect(await other.acknowledge(other.way())).toMatchObject({ status: 200 })
    expect((await other.ladder()).sides.partner).toMatchObject({ by: { name: 'noc (page hook)', side: 'partner' } })
  })

  test('is left at once while there is no such hook: a rehearsal, the watch and doctor name the gap', async () => {
    await using stage = await PageStage.open(NOC_ALONE)
    const gap = 'there is no page hook “noc”'
    expect(JSON.stringify(await stage.app.says(people.anna, 'rehearse acme', places.direct))).toContain(gap)
    expect(await checked(stage)).toContain('`liaison hook --name noc --of ours --url https://…` sets it')
    await escalates(stage, 3)
    expect((await stage.ladder()).sides.internal.state).not.toBe('climbing')
    expect(await unreached(stage)).toContain('internal')
    await sets(stage)
    const said = JSON.stringify(await stage.app.says(people.anna, 'rehearse acme', places.direct))
    expect(said).toContain('noc (page hook)')
    expect(said).not.toContain(gap)
    expect(await checked(stage)).toContain('Page hooks with a name: 1.')
  })

  test('is left once its hook takes none, or is removed: the watch names it', async () => {
    await using stage = await PageStage.open(NOC_ALONE)
    await sets(stage)
    stage.answer = () => ({ outcome: 'refused', code: 'gone', reason: 'noc.example.com answered 410.' })
    await escalates(stage, 3)
    expect((await stage.ladder()).sides.internal.state).toBe('exhausted')
    expect(await unreached(stage)).toContain('internal')
    expect(await checked(stage)).toContain('The page hook “noc” takes no pages.')

    await using other = await PageStage.open(NOC_ALONE)
    await sets(other)
    await escalates(other, 3)
    await other.hook({ name: 'noc', of: 'ours', remove: true })
    expect(await unreached(other)).toContain('internal')
    expect(await other.acknowledge(other.way())).toMatchObject({ status: 410 })
  })

  test('is rung once for a step, and again where the step is told anew as a page', async () => {
    await using stage = await PageStage.open(WITH_NOC)
    await sets(stage)
    await stage.app.passTo(Date.parse('2026-11-23T22:00:00Z'))
    await escalates(stage, 3)
    expect(stage.sent).toEqual([])
    await stage.says(people.tom, 'severity CASE-1 1')
    await stage.engine.settle()
    expect(stage.sent).toHaveLength(1)
    await stage.app.passTo(Date.parse('2026-11-24T09:00:00Z'))
    await stage.engine.settle()
    expect(stage.sent).toHaveLength(1)
  })
})

describe('A page hook by name is written', () => {
  test('in a sheet and by a form, and read as it was', async () => {
    await using stage = await PageStage.open()
    const sheet = { slug: 'acme', name: 'Acme Hosting', ladder: { ours: [NOC] } }
    expect(await applyPartnerSheet(stage.app.services, partnerSheet.parse(sheet))).not.toHaveProperty('refused')
    const anna = new AtForms(stage.app, people.anna)
    const form = await anna.open('terms.ladder', 'acme', 'usual')
    expect(JSON.stringify(form.fields)).toContain('our hook “noc”: 1h')
    const preview = await anna.preview(form, { steps: 'Ours:\nour hook desk, our managers: 2h' })
    expect(preview.intro.join(' ')).toContain('our page hook “desk”')
    expect(preview.intro.join(' ')).toContain('there is no page hook “desk”')
    await anna.send(preview)
    const terms = JSON.stringify(await stage.app.says(people.anna, 'terms acme escalation', places.direct))
    expect(terms).toContain('our page hook “desk”')
  })

  test('in a sheet that is applied without a plan: one that is not there is named as a gap, and none that is', async () => {
    await using stage = await PageStage.open()
    await sets(stage)
    const ladder = (name: string) =>
      `slug: acme\nname: Acme Hosting\nladder: { ours: [{ tell: [managers, { hook: ${name} }], wait: 1h }] }\n`
    const applied = async (name: string) =>
      (await apply(stage.app.services, ladder(name), 'acme.yaml', 'ops')).map(({ text }) => text).join('\n')
    expect(await applied('desk')).toContain(
      'Gaps in escalations as usual: step 1 at Northwind: there is no page hook “desk”: whoever runs Liaison sets it with `liaison hook`',
    )
    expect(await applied('noc')).not.toContain('no page hook')
  })

  test('on the host: listed by its host, recorded, and removed', async () => {
    await using stage = await PageStage.open(WITH_NOC)
    expect(await stage.hook({})).toEqual([expect.stringContaining('No page hook has a name.')])
    const lines = [...(await sets(stage)), ...(await sets(stage, 'acme'))]
    expect(await stage.hook({})).toEqual([
      'Pages for the page hook “noc” of Acme Hosting go to noc.example.com, set on Mon 23 Nov 2026, 08:00 (UTC).',
      'Pages for our page hook “noc” go to noc.example.com, set on Mon 23 Nov 2026, 08:00 (UTC).',
    ])
    lines.push(...(await stage.hook({ name: 'NOC', of: 'ours', newSecret: true, by: 'ops' })))
    lines.push(...(await stage.hook({ name: 'noc', of: 'ours', remove: true, by: 'ops' })))
    const said = (await facts(stage)).filter((one) => one.includes('page hook'))
    expect(said).toEqual([
      'ops (command line) had pages for our page hook “noc” go to noc.example.com.',
      'ops (command line) had pages for the page hook “noc” of Acme Hosting go to noc.example.com.',
      'ops (command line) changed the pages for our page hook “noc”, which go to noc.example.com, signed with another secret.',
      'ops (command line) ended the pages for our page hook “noc”, which went to noc.example.com.',
    ])
    expect(said.join('\n')).not.toContain('key-of-noc')
    for (const asked of [
      { who: 'Anna Berg', name: 'noc', of: 'ours' },
      { name: 'noc' },
      { name: 'two words', of: 'ours' },
      { name: 'noc', of: 'nobody' },
    ])
      expect(await stage.hook({ ...asked, url }), JSON.stringify(asked)).toEqual([expect.stringMatching(/^! /u)])
  })
})
