import { afterEach, describe, expect, test } from 'vitest'
import type { Card, Inline, PersonRef } from '../../../src/cards/card.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { shownCard } from '../../kit/shown-card.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

/** A full check each Monday, open for one working day. */
const checkIns = { cron: '0 10 * * 1', kind: 'full', window: '1 working day', remindAfter: '4h' }
const ALL = ['anna', 'tom', 'ravi', 'mia'] as const
type Said = Partial<Record<(typeof ALL)[number], { trust?: string; comment?: string; why?: string; shows?: string }>>

/** The check of that week: everybody agrees with all but trust, of which they say this. Returns what its close told. */
async function lived(week: number, said: Said) {
  await app.passTo(MONDAY_NINE + week * 7 * DAY + 2 * HOUR)
  const partner = (await app.read((view) => view.partners.bySlug('acme')))!
  const run = (await app.read((view) => view.runs.latestOf(partner.id)))!
  const label = `CHECK-${run.number}`
  for (const name of ALL) {
    const { trust = '4', comment, why, shows } = said[name] ?? {}
    const answers = run.items.map(({ id, dimension }) => [id, dimension === 'trust' ? trust : '4'])
    const chosen = shows === undefined ? {} : { show_words: 'yes' }
    await app.submits(people[name], 'check-in.answer', label, {
      ...Object.fromEntries(answers),
      ...(comment !== undefined && { comment }),
      ...(shows === 'comment' && chosen),
    })
    if (why !== undefined)
      await app.submits(people[name], 'check-in.follow-up', label, { text: why, ...(shows === 'why' && chosen) })
  }
  await app.news()
  await app.passTo(run.closesAt + HOUR)
  return (await app.news()).filter(({ card }) => card.title.startsWith('Health check result'))
}

const ours = () => shownCard(app, people.anna, 'check results acme')
const theirs = (who: TestPerson = people.ravi) => shownCard(app, who, 'check results acme', places.shared)

function called({ blocks }: Card): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'text' && typeof block.text !== 'string' ? block.text.flatMap((one) => nameIn(one) ?? []) : [],
  )
}

function nameIn(piece: Inline): string | undefined {
  return typeof piece !== 'string' && 'mention' in piece ? (piece.mention satisfies PersonRef).name : undefined
}

describe('what people write', () => {
  test('stands by its dimension on our own result, and the closing comment last', async () => {
    app = await App.open({ ...acmeSheet, checkIns })
    await lived(0, {
      anna: { comment: 'Meet more often' },
      tom: { trust: '1', why: 'Releases slip' },
    })
    expect(saidBy(await ours())).toMatch(
      /In their words: trust\nTom Ek \(Northwind\): “Releases slip”\nthe partnership as a whole\nAnna Berg \(Northwind\): “Meet more often”/u,
    )
  })

  test('one side reads of the other only what its author shows, whoever asks where', async () => {
    app = await App.open({ ...acmeSheet, checkIns })
    await lived(0, {
      anna: { comment: 'Ours alone' },
      tom: { comment: 'Ours for both', shows: 'comment' },
      ravi: { trust: '1', why: 'Theirs for both', comment: 'Theirs alone', shows: 'why' },
      mia: { comment: 'Theirs alone, too' },
    })
    const [own, other] = [saidBy(await ours()), saidBy(await theirs())]
    for (const words of ['Ours alone', 'Ours for both', 'Theirs for both']) expect(own).toContain(words)
    expect(own).not.toContain('Theirs alone')
    for (const words of ['Tom Ek (Northwind): “Ours for both”', 'Ravi Shah (Acme Hosting): “Theirs for both”'])
      expect(other).toContain(words)
    expect(other).not.toMatch(/Ours alone|Theirs alone/u)
  })
})

describe('the agenda', () => {
  test('is part of the result, for each account manager on the result of their side, with what their side may read', async () => {
    app = await App.open({ ...acmeSheet, checkIns })
    await lived(0, { anna: { trust: '3' }, tom: { trust: '3' } })
    const told = await lived(1, {
      anna: { trust: '2', why: 'Told too late' },
      tom: { trust: '2' },
      ravi: { trust: '5' },
      mia: { trust: '5' },
    })
    // Worked by hand: (2 − 1) / 4 = 25 and (5 − 1) / 4 = 100; a week before 50 and 75.
    const page = saidBy(await ours())
    expect(page).toContain('Agenda for a talk about trust')
    expect(page).toContain('What it means: ')
    expect(page).toContain('Now: Northwind 25, Acme Hosting 100, 75 apart. In CHECK-1: Northwind 50, Acme Hosting 75.')
    expect(page.split('Agenda for a talk')[1]).toContain('Anna Berg (Northwind): “Told too late”')
    expect(page).toContain('To Northwind: what happened lately that puts trust at 25')
    expect(page).toContain('To Acme Hosting: what do you see that puts it at 100')
    const other = saidBy(await theirs())
    expect(other).toContain('Agenda for a talk about trust')
    expect(other).toContain('Nothing was written about it that may be read here.')
    expect(other).not.toContain('Told too late')
    // Each is called once, by what is told anyhow.
    const who = told.map(({ to, card }) => [to, called(card)])
    expect(who).toContainEqual(['#acme-shared', ['Ravi Shah']])
    expect(told.filter(({ card }) => called(card).includes('Anna Berg'))).toHaveLength(1)
    expect(called(await ours())).toEqual([])
  })

  test('names the actions about it that go on', async () => {
    app = await App.open({ ...acmeSheet, checkIns })
    const low = { anna: { trust: '2' }, tom: { trust: '2' } }
    await lived(0, low)
    await app.submits(people.anna, 'check-in.propose', 'CHECK-1', { dimension: 'trust', title: 'Say it the same day' })
    await lived(1, low)
    expect(saidBy(await ours()).split('Agenda for a talk')[1]).toContain('ACT-1 (asked): Say it the same day')
  })

  test('is none where the sides are close and no flag stands', async () => {
    app = await App.open({ ...acmeSheet, checkIns })
    const told = await lived(0, {})
    for (const { card } of told) expect(saidBy(card)).not.toContain('Agenda')
  })
})
