import { describe, expect, test } from 'vitest'
import { reachabilityIn } from '../../../src/domain/drills/reachability.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, people, places } from '../../kit/app-fixture.ts'
import { PageStage, PUBLIC_URL } from '../../kit/page-stage.ts'

async function begun(...paged: string[]): Promise<PageStage> {
  const stage = await PageStage.open()
  await stage.paged(...paged)
  stage.app.clock.move(HOUR)
  await stage.says(people.ravi, 'drill acme')
  await stage.says(people.anna, 'drill acme')
  await stage.engine.settle()
  return stage
}
const drill = async ({ app }: PageStage) => {
  const partner = await app.read((view) => view.partners.bySlug('acme'))
  return (await app.read((view) => view.drills.of(partner!.id)))!.drills.at(-1)!
}
const shown = async ({ app }: PageStage) => JSON.stringify(await app.says(people.anna, 'show DRILL-1'))

test('a drill rings the page hook of whoever it calls, once, and what is signed says that it is one; its acknowledgement is their answer', async () => {
  await using stage = await begun('Anna Berg')
  expect(stage.sent).toHaveLength(1)
  expect(stage.sent[0]!.page).toMatchObject({
    type: 'escalation.called',
    data: {
      ...{ escalation: 'DRILL-1', drill: true, urgency: 'page', step: { number: 1, round: 1 } },
      text: expect.stringContaining('DRILL-1 (acme): a drill, no escalation'),
      acknowledge: { url: expect.stringContaining(PUBLIC_URL) },
    },
  })
  expect(await shown(stage)).toContain('Anna Berg: no answer yet; the page hook was rung')
  expect(await stage.acknowledge({ ...stage.way(), token: `liaison_page_${'a'.repeat(43)}` })).toMatchObject({
    status: 404,
  })
  expect(await stage.acknowledge(stage.way())).toEqual({
    status: 200,
    body: { escalation: 'DRILL-1', outcome: 'acknowledged' },
  })
  expect(
    (await drill(stage)).calls.find(({ side, to }) => side === 'internal' && !to.startsWith('#'))?.answered,
  ).toMatchObject({ by: 'hook' })
  expect(await shown(stage)).toContain('Anna Berg after 1 min, by hook')
  expect(await stage.acknowledge(stage.way())).toMatchObject({ status: 409 })
  await stage.engine.settle()
  expect(stage.sent).toHaveLength(1)
})

test('a page of a drill that is over acknowledges nothing, and of one that was answered in chat neither', async () => {
  await using stage = await begun('Anna Berg', 'Ravi Shah')
  expect(stage.sent).toHaveLength(2)
  await stage.says(people.anna, 'ack DRILL-1')
  const anna = stage.sent.findIndex(({ to }) => to.url.endsWith('Anna'))
  expect(await stage.acknowledge(stage.way(anna))).toMatchObject({ status: 410 })
  await stage.says(people.anna, 'drill acme off')
  expect(await stage.acknowledge(stage.way(1 - anna))).toMatchObject({ status: 410 })
})

test('a page hook that does not take it is named in the report, to nobody besides, and the message waits for its answer', async () => {
  const stage = await PageStage.open()
  await using _ = stage
  stage.answer = () => ({ outcome: 'refused', code: 'http-404', reason: 'pages.example.com refuses it (404).' })
  await stage.paged('Anna Berg')
  stage.app.clock.move(HOUR)
  await stage.says(people.ravi, 'drill acme')
  await stage.says(people.anna, 'drill acme')
  await stage.engine.settle()
  const titles = stage.slack.calls.flatMap((call) => (call.what === 'find' ? [] : [call.card.title]))
  expect(titles).not.toContain('A message was not delivered')
  expect((await drill(stage)).calls.find(({ side }) => side === 'internal')).toMatchObject({ hook: 'failed' })
  await stage.app.passTo(stage.app.clock.now() + DAY)
  expect(await shown(stage)).toMatch(/Anna Berg: .*the page hook was not taken/u)
  expect(await shown(stage)).toContain('whoever runs Liaison sets the address')
})

describe('A page hook that a step calls by its name', () => {
  const NOC = { ...acmeSheet, ladder: { ours: [{ tell: [{ hook: 'noc' }], wait: '1h' }], cycles: 1 } }
  const drilled = async (set = true, answer?: PageStage['answer']) => {
    const stage = await PageStage.open(NOC)
    if (answer) stage.answer = answer
    if (set) await stage.hook({ name: 'noc', of: 'ours', url: 'https://noc.example.com/key', by: 'ops' })
    stage.app.clock.move(HOUR)
    await stage.says(people.ravi, 'drill acme')
    await stage.says(people.anna, 'drill acme')
    await stage.engine.settle()
    return stage
  }

  test('is rung once by a drill, which says that it is one, and has answered with its token', async () => {
    await using stage = await drilled()
    expect(stage.sent).toMatchObject([
      {
        to: { url: 'https://noc.example.com/key' },
        page: { data: { escalation: 'DRILL-1', drill: true, text: expect.stringContaining('a drill, no escalation') } },
      },
    ])
    expect(await shown(stage)).toContain('noc (page hook): no answer yet')
    expect(await stage.acknowledge(stage.way())).toMatchObject({ status: 200, body: { escalation: 'DRILL-1' } })
    expect(await shown(stage)).toContain('noc (page hook) after 1 min')
    expect(await stage.acknowledge(stage.way())).toMatchObject({ status: 409 })
    await stage.app.passTo(stage.app.clock.now() + DAY)
    await stage.engine.settle()
    expect(stage.sent).toHaveLength(1)
    expect((await drill(stage)).end?.how).toBe('over')
    // Nobody of ours was called, so nobody counts as one who could have answered.
    expect(reachabilityIn({ drills: [await drill(stage)] }, 'internal')).toBeUndefined()
    expect(await stage.app.read((view) => view.ladders.active({}))).toEqual([])
  })

  test('that took it and was silent, or did not take it, is named in the report with what mends it', async () => {
    await using silent = await drilled()
    await silent.app.passTo(silent.app.clock.now() + DAY)
    expect(await shown(silent)).toContain('noc (page hook): it arrived, and there was no answer')
    expect(await shown(silent)).toContain('nobody acknowledged it')
    expect(await silent.acknowledge(silent.way())).toMatchObject({ status: 410 })

    await using refused = await drilled(true, () => ({
      ...{ outcome: 'refused', code: 'http-404', reason: 'noc.example.com refuses it (404).' },
    }))
    await refused.app.passTo(refused.app.clock.now() + DAY)
    expect(await shown(refused)).toContain('noc (page hook): out of reach, noc.example.com refuses it (404)')
  })

  test('that is not there is named, with who sets it; and a form says whom it would call', async () => {
    await using stage = await drilled(false)
    await stage.app.passTo(stage.app.clock.now() + DAY)
    expect(stage.sent).toEqual([])
    expect(await shown(stage)).toContain('there is no page hook “noc”')
    expect(await shown(stage)).toContain('liaison hook --name noc --of ours')
    await using other = await PageStage.open(NOC)
    await other.hook({ name: 'noc', of: 'ours', url: 'https://noc.example.com/key', by: 'ops' })
    expect(JSON.stringify(await other.app.presses(people.anna, 'drill.set', 'acme', 0, places.direct))).toContain(
      'noc (page hook)',
    )
  })

  test('waits for the hours of its side', async () => {
    await using stage = await PageStage.open(NOC)
    await stage.hook({ name: 'noc', of: 'ours', url: 'https://noc.example.com/key', by: 'ops' })
    await stage.app.passTo(Date.parse('2026-11-23T22:00:00Z'))
    await stage.says(people.ravi, 'drill acme')
    await stage.says(people.anna, 'drill acme')
    await stage.engine.settle()
    expect(stage.sent).toEqual([])
    await stage.app.passTo(Date.parse('2026-11-24T08:05:00Z'))
    await stage.engine.settle()
    expect(stage.sent).toHaveLength(1)
  })
})
