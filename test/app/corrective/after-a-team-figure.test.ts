import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

/** Platform owes at least 95 % of deploys without a rollback each month, which our side reports within two working days. */
beforeEach(async () => {
  app = await App.open({
    ...acmeSheet,
    sla: {
      figures: [
        {
          ...{ name: 'Deploys kept', obligor: { team: 'Platform' }, reporter: 'internal', period: 'month', unit: '%' },
          ...{ atLeast: 95, source: 'The pipeline', protects: 'Orders are taken.', due: '2 working days' },
        },
      ],
    },
  })
})

afterEach(() => app[Symbol.asyncDispose]())

const passTo = (iso: string) => app.passTo(Temporal.Instant.from(iso).epochMilliseconds)
const shown = async (who: keyof typeof people, line: string, place = places.direct) => {
  const outcome = await app.says(people[who], line, place)
  return ('blocks' in outcome ? saidBy(outcome) : textOf(outcome)).replaceAll('\u00a0', ' ')
}
const actionOf = (number: number) => app.read((tx) => tx.correctiveActions.byNumber(number))
const measure = (value: number, besides = '') =>
  shown('anna', `measure acme "Deploys kept" ${value} --period 2026-12${besides}`)

describe('a figure that a team of ours missed', () => {
  test('asks among ourselves what will change, once it is certain', async () => {
    await passTo('2027-01-04T09:00:00Z')
    await measure(91)
    expect(await actionOf(-1)).toBeUndefined()
    await passTo('2027-01-08T09:00:00Z')
    expect(await actionOf(-1)).toMatchObject({
      ...{ status: 'asked', side: 'internal', owner: { name: 'Anna Berg' }, audience: 'internal', causes: ['2026-12'] },
      source: { kind: 'team', label: '“Deploys kept” of 2026-12 (Platform)' },
    })
    expect(await shown('anna', '')).toContain('OURS-1')
    expect(await shown('anna', 'actions acme')).toContain('OURS-1')
    expect(await shown('anna', 'show OURS-1')).toContain('Among ourselves: the partner reads nothing of it.')
    expect(await shown('anna', 'report acme --period 2026-12 --inside')).toContain(
      'OURS-1 after “Deploys kept” of 2026-12 (Platform)',
    )
    expect(await actionOf(1)).toBeUndefined()
  })

  test('is explained among ourselves, and names the report that tells of it', async () => {
    await passTo('2027-01-04T09:00:00Z')
    await measure(91)
    const told = await shown('anna', 'explain acme "Deploys kept" --period 2026-12')
    expect(told).toContain('Among ourselves: the partner reads nothing of it')
    expect(told).toContain('@Liaison report acme --period 2026-12 --inside')
  })

  test('is nothing to the partner, whatever they ask, nor to anybody where they read', async () => {
    await passTo('2027-01-04T09:00:00Z')
    await measure(91)
    await app.news()
    await passTo('2027-01-08T09:00:00Z')
    expect(JSON.stringify(await app.news())).not.toContain('OURS')
    expect(await shown('ravi', 'show OURS-1', places.shared)).toContain('I know no OURS-1.')
    for (const who of ['ravi', 'anna'] as const)
      for (const line of ['', 'actions acme', 'sla acme', 'report acme --period 2026-12', 'timeline acme'])
        expect(JSON.stringify(await app.says(people[who], line, places.shared))).not.toMatch(/OURS|Platform|Deploys/u)
  })

  test('goes where it was met after all, and stays as a promise of its own where it was accepted', async () => {
    await passTo('2027-01-04T09:00:00Z')
    await measure(91)
    await passTo('2027-01-08T09:00:00Z')
    // What comes late counts at once: there is nobody who would have to agree to it.
    await measure(96, ' --why "Two were counted twice"')
    expect(await actionOf(-1)).toMatchObject({ status: 'dropped', causes: [] })
    await measure(90, ' --why "They were not"')
    await app.says(people.anna, 'accept OURS-1 "Two approve each" --by "2027-01-22"')
    await measure(97, ' --why "They were"')
    expect(await actionOf(-1)).toMatchObject({ status: 'open', causes: [] })
    expect(await shown('anna', 'show OURS-1')).toContain('is no longer missed')
  })

  test('asks nothing where it has no number, or is met', async () => {
    await passTo('2027-01-04T09:00:00Z')
    await measure(95)
    await passTo('2027-02-20T09:00:00Z')
    expect(await actionOf(-1)).toBeUndefined()
  })
})
