import { describe, expect, test } from 'vitest'
import { inTransaction } from '../../../src/app/in-transaction.ts'
import { ladderReachesNobody } from '../../../src/app/ladders/reaches-nobody.ts'
import { sayFact } from '../../../src/domain/timeline/say-fact.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { PageStage } from '../../kit/page-stage.ts'

/** Acme, whose steps of ours are whoever answers for it and nobody else, without a channel of ours in which they could be told. */
const ANNA_ALONE = {
  ...acmeSheet,
  channels: acmeSheet.channels.filter(({ purpose }) => purpose === 'shared'),
  ladder: { ours: [{ tell: ['account-manager'], wait: '1h' }], cycles: 1 },
}

/** Nobody writes to them in chat any more. */
async function silent(stage: PageStage, { platform, tenantId, userId }: TestPerson): Promise<void> {
  await stage.app.services.store.transact((tx) => tx.people.removeAccount({ platform, tenantId, userId }))
}

const escalates = async (stage: PageStage, severity: number) => {
  await stage.says(people.mia, `case "Lost parcels" --severity ${severity}`, places.shared)
  await stage.says(people.tom, 'escalate CASE-1 "No progress"')
  await stage.engine.settle()
}

const unreached = (stage: PageStage) =>
  inTransaction(stage.app.services, {}, async (means) =>
    (await ladderReachesNobody(means)).flatMap(({ sides }) => sides),
  )

describe('Whoever is reached by a page hook alone', () => {
  test('is called by a page, and takes it there', async () => {
    await using stage = await PageStage.open(ANNA_ALONE)
    await stage.paged('Anna Berg')
    await silent(stage, people.anna)
    await escalates(stage, 1)
    expect(stage.sent.length).toBe(1)
    expect((await stage.ladder()).sides.internal).toMatchObject({ state: 'climbing', step: 0 })
    expect(await unreached(stage)).not.toContain('internal')
    expect(await stage.acknowledge(stage.way())).toMatchObject({ status: 200 })
  })

  test('is nobody to what rings no phone', async () => {
    await using stage = await PageStage.open(ANNA_ALONE)
    await stage.paged('Anna Berg')
    await silent(stage, people.anna)
    await escalates(stage, 3)
    expect(stage.sent).toEqual([])
    expect((await stage.ladder()).sides.internal.state).not.toBe('climbing')
  })

  test('is called as soon as it is a page', async () => {
    await using stage = await PageStage.open(ANNA_ALONE)
    await stage.paged('Anna Berg')
    await silent(stage, people.anna)
    await escalates(stage, 3)
    await stage.says(people.tom, 'severity CASE-1 1')
    await stage.engine.settle()
    expect(stage.sent.length).toBe(1)
    expect((await stage.ladder()).sides.internal).toMatchObject({ state: 'climbing', step: 0 })
  })

  test('is out of reach once their hook takes none: their step is left, and the watch names it', async () => {
    await using stage = await PageStage.open(ANNA_ALONE)
    await stage.paged('Anna Berg')
    await silent(stage, people.anna)
    stage.answer = () => ({ outcome: 'refused', code: 'gone', reason: 'pages.example.com answered 410.' })
    await escalates(stage, 1)
    expect((await stage.ladder()).sides.internal.state).toBe('exhausted')
    expect(await unreached(stage)).toContain('internal')
  })
})

describe('A step whose only way is a page hook of somebody, calmed', () => {
  const TWO_STEPS = {
    ...ANNA_ALONE,
    ladder: {
      ours: [
        { tell: ['account-manager'], wait: '40h' },
        { tell: ['manager'], wait: '1h' },
      ],
      theirs: [],
      cycles: 1,
    },
  }
  const calmed = async (stage: PageStage, line: string) => {
    await stage.says(people.mara, line)
    for (let minute = 0; minute < 10; minute += 1) {
      await stage.app.passTo(stage.app.clock.now() + MINUTE)
      await stage.engine.settle()
    }
    return (await stage.ladder()).sides.internal
  }

  test.each(['calm ESC-1 "A workaround holds"', 'severity CASE-1 3'])(
    'before that arrived, is left at once: %s',
    async (line) => {
      await using stage = await PageStage.open(TWO_STEPS)
      await stage.paged('Anna Berg')
      await silent(stage, people.anna)
      stage.answer = () => ({ outcome: 'again', code: 'http_503', reason: 'Not now.' })
      await escalates(stage, 1)
      expect((await stage.ladder()).sides.internal).toMatchObject({ state: 'climbing', step: 0 })
      expect(await calmed(stage, line)).toMatchObject({ state: 'climbing', step: 1 })
    },
  )

  test('once it has rung one of them, waits as it says', async () => {
    const [first, second] = TWO_STEPS.ladder.ours
    const ours = [{ ...first, tell: ['account-manager', 'member'] }, second]
    const both = { ...TWO_STEPS, ladder: { ...TWO_STEPS.ladder, ours } }
    await using stage = await PageStage.open(both)
    await stage.paged('Anna Berg', 'Tom Ek')
    for (const one of [people.anna, people.tom]) await silent(stage, one)
    stage.answer = () =>
      stage.sent.at(-1)?.to.url.endsWith('Anna')
        ? { outcome: 'delivered' }
        : { outcome: 'again', code: 'http_503', reason: 'Not now.' }
    await stage.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
    await stage.says(people.mia, 'escalate CASE-1 "No progress"', places.shared)
    await stage.engine.settle()
    expect(new Set(stage.sent.map(({ to }) => to.url)).size).toBe(2)
    expect(await calmed(stage, 'calm ESC-1 "A workaround holds"')).toMatchObject({ state: 'climbing', step: 0 })
  })
})

describe('That somebody has a page hook', () => {
  test('is said to our own people, of ours, in a rehearsal of a page and by who', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg', 'Ravi Shah')
    const said = JSON.stringify(await stage.app.says(people.anna, 'rehearse acme', places.direct))
    expect(said).toMatch(/A page that begins[^“]*?Northwind: Anna Berg \(also by page hook\) at once/u)
    expect(said).not.toMatch(/A notice that begins[^.]*also by page hook/u)
    expect(said).not.toContain('Ravi Shah (')
    const who = JSON.stringify(await stage.app.says(people.anna, 'who acme', places.direct))
    expect(who).toContain('Anna Berg (a page also by page hook)')
    expect(who).not.toContain('Ravi Shah (')
    for (const line of ['rehearse acme', 'who acme'])
      expect(JSON.stringify(await stage.app.says(people.ravi, line, places.shared)), line).not.toContain('hook')
  })

  test('stands in our record by the host alone: set, moved, signed anew, removed', async () => {
    await using stage = await PageStage.open()
    const lines = [
      ...(await stage.hook({ who: 'Anna Berg', url: 'https://pages.example.com/key-of-anna', by: 'ops' })),
      ...(await stage.hook({ who: 'Anna Berg', url: 'https://sms.example.com/key-of-anna', by: 'ops' })),
      ...(await stage.hook({ who: 'Anna Berg', newSecret: true, by: 'ops' })),
      ...(await stage.hook({ who: 'Anna Berg', by: 'ops' })),
      ...(await stage.hook({ who: 'Anna Berg', remove: true, by: 'ops' })),
    ]
    const facts = await stage.app.read(async (view) => {
      const partner = (await view.partners.bySlug('acme'))!
      return (await view.facts.of(partner.id)).filter(({ kind }) => kind === 'PageHookChanged')
    })
    expect(facts.map((fact) => `${fact.audience}: ${sayFact(fact, () => 'Northwind')}`)).toEqual([
      'internal: ops (command line) had pages for Anna Berg go to pages.example.com.',
      'internal: ops (command line) had pages for Anna Berg go to sms.example.com instead of pages.example.com.',
      'internal: ops (command line) changed the pages for Anna Berg, which go to sms.example.com, signed with another secret.',
      'internal: ops (command line) ended the pages for Anna Berg, which went to sms.example.com.',
    ])
    const kept = JSON.stringify(facts)
    expect(kept).not.toContain('key-of-anna')
    for (const secret of lines.join('\n').match(/whsec_\S+/gu) ?? []) expect(kept).not.toContain(secret)
  })
})
