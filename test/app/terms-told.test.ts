import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import type { Inline } from '../../src/cards/card.ts'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, people, places, type TestPerson, textOf } from '../kit/app-fixture.ts'
import { AtForms } from '../kit/by-form.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'

const named = (who: TestPerson, side: string, role: string, zone = 'Europe/Paris') => ({
  ...{ name: who.name, side, roles: [role], zone },
  [who.platform]: `${who.tenantId}/${who.userId}`,
})

/** Everybody in charge works in Paris: Anna and Priya on our side, Ravi and Sol on theirs. */
const ACME = {
  ...acmeSheet,
  people: [
    ...acmeSheet.people.filter(({ name }) => name !== people.ravi.name),
    named(people.priya, 'internal', 'sponsor'),
    named(people.ravi, 'partner', 'account-manager'),
    named(people.sol, 'partner', 'sponsor'),
  ],
}
const IN_CHARGE = ['Anna Berg', 'Priya Nair', 'Ravi Shah', 'Sol Reyes']

/** People of a partner on a platform on which the bot may not write to those of other organisations. */
const inesOf = (name: string): TestPerson => ({
  ...{ platform: 'teams', tenantId: 'T0INITECH', userId: `U${name.split(' ')[0]!.toUpperCase()}`, outsider: true },
  ...{ name, zone: 'Europe/Paris' },
})
const ines = inesOf('Ines Roy')
const joan = inesOf('Joan Vidal')
const INITECH = {
  slug: 'initech',
  name: 'Initech',
  calendar: { zone: 'Europe/Paris' },
  people: [
    named(people.anna, 'internal', 'account-manager'),
    named(ines, 'partner', 'account-manager'),
    named(joan, 'partner', 'sponsor'),
  ],
  channels: [{ purpose: 'shared', name: 'initech-shared', teams: 'T0HOME/C-INITECH' }],
}

let app: App
let anna: AtForms

beforeEach(async () => {
  app = await App.open(ACME)
  anna = new AtForms(app, people.anna)
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

const target = (obligor: string, hours: number | string, severity = 1) => ({
  ...{ measure: 'resolve', severity, obligor, protects: 'Customers are served.' },
  target: typeof hours === 'string' ? hours : `${hours}h`,
})
const sla = (...objectives: object[]) => ({ name: 'Acme Hosting', slug: 'acme', sla: { objectives } })
/** An operator applies it. */
async function apply(sheet: object): Promise<void> {
  const applied = await applyPartnerSheet(app.services, partnerSheet.parse(sheet), { via: 'command line' })
  if ('refused' in applied) throw new Error(applied.refused)
}
/** What came to people alone about terms, by whom. */
async function told(): Promise<Record<string, string[]>> {
  const all = (await app.news()).filter(({ to, card }) => !to.startsWith('#') && textOf(card).includes('erms with'))
  const by = Map.groupBy(all, ({ to }) => to)
  return Object.fromEntries([...by].map(([to, cards]) => [to, cards.map(({ card }) => JSON.stringify(card))]))
}
const pass = (ms: number) => app.passTo(app.clock.now() + ms)
const OURS_TO_2 = 'target to resolve a case of severity 1 from 4 h to 2 h'

describe('terms that change', () => {
  test('are told to whoever is in charge on either side, alone, in the words of their side, a minute after the last change', async () => {
    await apply(sla(target('internal', 2)))
    await pass(MINUTE / 2)
    await apply(sla(target('internal', 3, 2)))
    await pass(MINUTE / 2)
    expect(await told()).toEqual({})
    await pass(MINUTE / 2)
    const all = await told()
    expect(Object.keys(all).toSorted()).toEqual(IN_CHARGE)
    expect(Object.values(all).map(({ length }) => length)).toEqual([1, 1, 1, 1])
    const [ours = '', theirs = ''] = [all['Anna Berg']?.[0], all['Ravi Shah']?.[0]]
    expect(ours).toContain(`our ${OURS_TO_2}`)
    expect(ours).toContain('a case of severity 2')
    expect(ours).toContain('Changed from the command line.')
    expect(theirs).toContain(`Northwind’s ${OURS_TO_2}`)
    expect(theirs).toContain('Changed by Northwind.')
    for (const one of [ours, theirs]) {
      expect(one).toContain('The terms with Acme Hosting have changed')
      expect(one).toContain('{"action":"terms.show","label":"Show the terms","style":"plain","subject":"acme"')
    }
    await pass(DAY)
    expect(await told()).toEqual({})
  })

  test('are not told to whoever changed them, and what was changed back in the meantime is told to nobody', async () => {
    await anna.change('terms.targets', 'acme', 'resolve:1::both', { levels: '-50 %, -10 %' })
    await pass(MINUTE)
    const all = await told()
    expect(Object.keys(all).toSorted()).toEqual(IN_CHARGE.slice(1))
    expect(all['Priya Nair']?.[0]).toContain('Changed by Anna Berg (Northwind).')
    await apply(sla(target('internal', 2)))
    await apply(sla(target('internal', 4)))
    await app.accepts(people.sol)
    await pass(HOUR)
    expect(await told()).toEqual({})
  })

  test('wait for nobody who goes on changing them longer than ten minutes', async () => {
    for (let minutes = 49; minutes >= 40; minutes -= 1) {
      await apply(sla(target('internal', `3h${minutes}m`)))
      await pass(MINUTE - 1)
    }
    await pass(MINUTE)
    const all = await told()
    expect(Object.values(all).map(({ length }) => length)).toEqual([1, 1, 1, 1])
  })

  test('are told without what the reader has changed since, in one message with what else they are told', async () => {
    await apply(sla(target('internal', 2)))
    await anna.change('terms.targets', 'acme', 'resolve:1::internal', { target: '1h' })
    await pass(MINUTE)
    expect(Object.keys(await told()).toSorted()).toEqual(IN_CHARGE.slice(1))
    await app.says(people.mia, 'case "Lost parcels" --severity 3', places.shared)
    await app.register(globexSheet)
    await apply(sla(target('internal', 3, 2)))
    await apply({ ...globexSheet, sla: { objectives: [target('internal', 2)] } })
    await app.says(people.tom, 'assign CASE-1 @priya', places.internal)
    await app.says(people.priya, 'assign CASE-1 @anna', places.internal)
    await app.news()
    await pass(MINUTE)
    const news = (await app.news()).filter(({ to }) => to === 'Anna Berg').map(({ card }) => card)
    expect(news.map(({ title }) => title)).toEqual(['3 things have changed for you'])
    expect(textOf(news[0])).toMatch(/with Acme Hosting have changed – .*with Globex Agency have changed – .*CASE-1/u)
    expect(news[0]?.buttons.map(({ label }) => label)).toEqual(['Show acme', 'Show globex', 'Show CASE-1'])
  })

  test('that are internal are told to our own people alone', async () => {
    const steps = [{ tell: [{ side: 'internal', role: 'sponsor' }], wait: '2h' }]
    await apply({ name: 'Acme Hosting', slug: 'acme', ladders: [{ severity: 4, steps }] })
    await app.accepts()
    await pass(MINUTE)
    await told()
    const others = [{ tell: [{ side: 'internal', role: 'manager' }], wait: '2h' }]
    await apply({ name: 'Acme Hosting', slug: 'acme', ladders: [{ severity: 4, steps: others }] })
    await pass(MINUTE)
    expect(Object.keys(await told()).toSorted()).toEqual(IN_CHARGE.slice(0, 2))
  })

  test('are told as their working hours begin, with what needs them then', async () => {
    await app.says(people.anna, 'digest 09:00')
    await app.says(people.mia, 'case "Lost parcels" --severity 4', places.shared)
    await app.news()
    app.clock.move(10 * HOUR)
    await apply(sla(target('internal', 2)))
    await pass(13 * HOUR)
    expect(await told()).toEqual({})
    await pass(HOUR)
    const all = await told()
    expect(all['Anna Berg']).toEqual([expect.stringContaining('What needs you today')])
    expect(all['Anna Berg']?.[0]).toContain(`our ${OURS_TO_2}`)
    expect(all['Ravi Shah']).toHaveLength(1)
  })

  test('over what somebody is told on a day wait for the next, and are not told where they are as before by then', async () => {
    const theirs = await app.read((view) =>
      view.people.byAccount({ platform: 'slack', tenantId: people.priya.tenantId, userId: people.priya.userId }),
    )
    for (let count = 0; count < 5; count += 1)
      await app.services.store.transact((tx) => tx.toldAlone.add(theirs!.id, '2026-11-23'))
    await apply(sla(target('internal', 2)))
    await pass(MINUTE)
    expect(Object.keys(await told()).toSorted()).toEqual(IN_CHARGE.filter((name) => name !== 'Priya Nair'))
    await apply(sla(target('internal', 4)))
    await app.accepts(people.sol)
    await pass(DAY)
    expect(await told()).not.toHaveProperty(['Priya Nair'])
    const priya = new AtForms(app, people.priya)
    for (let count = 0; count < 5; count += 1)
      await app.services.store.transact((tx) => tx.toldAlone.add(theirs!.id, '2026-11-24'))
    await apply(sla(target('internal', 2)))
    await apply(sla(target('internal', 3, 2)))
    await pass(HOUR)
    await priya.change('terms.targets', 'acme', 'resolve:2::internal', { target: '2h' })
    await pass(DAY)
    const all = await told()
    expect(all['Priya Nair']).toEqual([expect.stringContaining(`our ${OURS_TO_2}`)])
    expect(all['Priya Nair']?.[0]).not.toContain('severity 2 from')
  })

  test('wait for the morning as news: what was changed back, of a partner that has ended or to whoever is in charge no more is not told, a case beside it is', async () => {
    await app.says(people.mia, 'case "Lost parcels" --severity 3', places.shared)
    await app.register(globexSheet)
    await app.says(people.anna, 'people globex add @priya --role sponsor', places.internal)
    const theirs = await app.read((view) =>
      view.people.byAccount({ platform: 'slack', tenantId: people.priya.tenantId, userId: people.priya.userId }),
    )
    for (let count = 0; count < 5; count += 1)
      await app.services.store.transact((tx) => tx.toldAlone.add(theirs!.id, '2026-11-23'))
    await pass(MINUTE)
    await app.news()
    await apply(sla(target('internal', 2)))
    await apply({ ...globexSheet, sla: { objectives: [target('internal', 2)] } })
    await app.says(people.tom, 'assign CASE-1 @priya', places.internal)
    await pass(5 * MINUTE)
    await apply(sla(target('internal', 4)))
    await app.accepts(people.sol)
    await app.says(people.anna, 'people globex remove @priya', places.internal)
    await pass(DAY)
    const news = (await app.news()).filter(({ to }) => to === 'Priya Nair').map(({ card }) => card.fallback)
    // A call waits for no count, and is told beside it.
    expect(news.filter((said) => !said.startsWith('ESC-1'))).toEqual([expect.stringContaining('CASE-1 is yours now')])
    expect(news.join('\n')).not.toContain('terms with')
  })

  test('are not told to whoever is in charge no more, nor of a partner that has ended', async () => {
    await apply(sla(target('internal', 2)))
    await app.says(people.anna, 'people acme remove @Priya')
    await pass(MINUTE)
    expect(Object.keys(await told())).not.toContain('Priya Nair')
    await apply(sla(target('internal', 1)))
    await app.says(people.anna, 'end acme "Over"')
    await pass(HOUR)
    expect(await told()).toEqual({})
  })

  test('because the partner accepted call under the card who proposed them; alone hears whoever else of ours is in charge', async () => {
    await anna.change('terms.targets', 'acme', 'resolve:1::internal', { target: '8h' })
    await pass(HOUR)
    const waits = [expect.stringContaining('wait for your word')]
    expect(await told()).toEqual({ 'Ravi Shah': waits, 'Sol Reyes': waits })
    await app.accepts(people.ravi)
    await pass(MINUTE)
    const all = await told()
    expect(Object.keys(all)).toEqual(['Priya Nair'])
    expect(all['Priya Nair']?.[0]).toContain('Accepted by Ravi Shah (Acme Hosting).')
  })

  test('by its word where it has no channel are told to whoever proposed them, too', async () => {
    await app.says(people.anna, 'unbind acme shared', places.shared)
    await anna.change('terms.targets', 'acme', 'resolve:1::internal', { target: '8h' })
    await app.accepts(people.ravi)
    await app.news()
    await pass(MINUTE)
    expect(Object.keys(await told()).toSorted()).toEqual(IN_CHARGE.slice(0, 2))
  })
})

test('people of the partner whom the bot may not write to are called once, under the card of what was proposed last; where none stands, nowhere', async () => {
  await app.register(INITECH)
  const objectives = (...all: object[]) => ({ name: 'Initech', slug: 'initech', sla: { objectives: all } })
  await apply(objectives(target('internal', 3)))
  await pass(HOUR)
  const shared = async () => (await app.taken()).filter(({ queueKey }) => queueKey.startsWith('teams:conversation'))
  expect(await shared()).toEqual([])
  await apply(objectives(target('internal', 2), target('partner', 1)))
  await pass(HOUR)
  const proposal = await app.read(async (view) => view.proposals.openOf((await view.partners.bySlug('initech'))!.id))
  const [card, ...said] = await shared()
  expect(card?.cardKey).toBe(`terms:${proposal?.id}`)
  // What has changed, and what waits for them: both are called by the first of the two, and by that alone.
  expect(said.map(({ threadOf }) => threadOf)).toEqual([card?.cardKey, card?.cardKey])
  expect(said.map((one) => calledIn(one.card.headline ?? '')).flat()).toEqual(['Ines Roy', 'Joan Vidal'])
  expect(JSON.stringify(said)).toContain('Northwind’s target')
  await pass(DAY)
  expect(await shared()).toHaveLength(3)
  // Whoever is left is called where the other is in charge no more.
  await apply(objectives(target('internal', 1)))
  const without = partnerSheet.parse({ ...INITECH, people: INITECH.people.filter(({ name }) => name !== ines.name) })
  await applyPartnerSheet(app.services, without, { via: 'command line' }, { removeMissing: true })
  await pass(HOUR)
  const last = (await shared()).filter(({ cardKey }) => cardKey === undefined).slice(2)
  expect(last.map(({ card: { headline } }) => calledIn(headline ?? ''))).toEqual([['Joan Vidal']])
})

/** The rows about terms of "Said on cards and in threads": by what it comes, and whom line one of each message calls. */
const SAID: Record<string, { deed(): Promise<unknown>; calls: string[][] }> = {
  'terms are proposed to the partner': {
    deed: () => anna.change('terms.targets', 'acme', 'resolve:1::internal', { target: '8h' }),
    calls: [[]],
  },
  'they are taken back, or others hold in place': {
    deed: async () => {
      const open = await app.read(async (view) => view.proposals.openOf((await view.partners.bySlug('acme'))!.id))
      await app.presses(people.priya, 'proposal.take-back', 'acme', open!.version)
    },
    calls: [[]],
  },
  'the partner accepts or declines them': {
    deed: async () => {
      await anna.change('terms.targets', 'acme', 'resolve:1::internal', { target: '8h' })
      await app.news()
      await app.accepts(people.sol)
    },
    calls: [[], ['Anna Berg']],
  },
}

test('what is said of proposals is as docs/notifications.md says: one card, changed in place, and under it who is called', async () => {
  const [, table = ''] = readFileSync('docs/notifications.md', 'utf8').split('## Said on cards and in threads')
  const rows = [...(table.split('\n## ')[0] ?? '').matchAll(/^\| ([^|]+?) +\| ([^|]+?) +\| ([^|]+?) +\|$/gmu)]
  const about = rows.filter(([, what = '']) => /^(terms|they|the partner) /u.test(what))
  // The last is tried above, where the bot may not write to people.
  const all = [...Object.keys(SAID), 'terms change otherwise']
  expect(about.map(([, what]) => what).toSorted()).toEqual(all.toSorted())
  for (const [what, { deed, calls }] of Object.entries(SAID)) {
    await deed()
    const said = (await app.news()).filter(({ to }) => to === '#acme-shared')
    // The card first; what is said under it is no card of its own.
    const inOrder = said.toSorted((one, other) => Number(!one.cardKey) - Number(!other.cardKey))
    if (what === 'terms are proposed to the partner') {
      await pass(MINUTE)
      expect(Object.keys(await told()).toSorted()).toEqual(['Ravi Shah', 'Sol Reyes'])
    }
    expect([what, inOrder.map(({ card }) => calledIn(card.headline ?? ''))]).toEqual([what, calls])
    expect(said.filter(({ cardKey }) => cardKey?.startsWith('terms:'))).toHaveLength(1)
  }
})

function calledIn(line: string | Inline[]): string[] {
  return typeof line === 'string'
    ? []
    : line.flatMap((piece) => {
        const called = typeof piece === 'object' && 'mention' in piece ? piece.mention : undefined
        return called && called.accounts.length > 0 ? called.name : []
      })
}
