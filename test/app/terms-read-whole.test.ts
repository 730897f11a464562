import { stringify } from 'yaml'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apply } from '../../src/cli/apply.ts'
import { acmeSheet, App, people, places, textOf } from '../kit/app-fixture.ts'
import { AtForms } from '../kit/by-form.ts'

let app: App
let anna: AtForms

beforeEach(async () => {
  app = await App.open(acmeSheet)
  anna = new AtForms(app, people.anna)
})

afterEach(() => app[Symbol.asyncDispose]())

const sheet = async (said: object, options: { plan?: boolean } = {}) => {
  const yaml = stringify({ slug: 'acme', name: 'Acme Hosting', ...said })
  return (await apply(app.services, yaml, 'x.yaml', 'Deniz', options)).map(({ text }) => text.trim())
}
const target = (change: object) => ({
  sla: { objectives: [{ measure: 'resolve', severity: 1, obligor: 'internal', protects: 'Orders', ...change }] },
})
const ladder = (...tell: unknown[]) => ({ ladders: [{ severity: 1, cycles: 1, steps: [{ tell, wait: '1h' }] }] })
const SPONSOR = { side: 'internal', role: 'sponsor' }
const THEIR_MANAGER = { side: 'partner', role: 'account-manager' }

describe('whoever accepts reads what holds until then, and so does whoever proposes', () => {
  const ways: [string, object, Record<string, string>, string, string][] = [
    [
      'a promise of its own for some cases',
      target({ kind: 'incident', target: '10 working days' }),
      {
        measure: 'resolve',
        severity: '1',
        kind: 'incident',
        obligor: 'internal',
        target: '10 working days',
        protects: 'Orders',
      },
      'terms.targets',
      'promise to resolve an incident of severity 1 from 4 h (as for a case of severity 1) to 10 working days',
    ],
    [
      'a ladder of ours alone',
      ladder(SPONSOR),
      { severity: '1', cause: 'any', steps: 'our sponsor: 1h', rounds: '1' },
      'terms.ladder',
      'escalations of severity 1 call from the account manager at once',
    ],
  ]

  test.each(ways)(
    '%s: in the plan, the preview, the card and what is typed',
    async (_, said, entries, action, words) => {
      expect((await sheet(said, { plan: true })).join('\n')).toContain(words)
      const preview = await anna.preview(await anna.open(action, 'acme', 'new'), entries)
      expect(preview.intro.join('\n')).toContain(words)
      await app.news()
      await anna.send(preview)
      const cards = (await app.news()).filter(({ to }) => to === '#acme-shared').map(({ card }) => JSON.stringify(card))
      expect(cards.join('\n')).toContain(words)
      expect(JSON.stringify(await app.says(people.ravi, 'accept acme', places.shared))).toContain(words)
    },
  )
})

describe('what joins an open proposal is said to whoever says it, though the partner reads the same words', () => {
  test('other steps of ours, by sheet and by form', async () => {
    const first = await sheet(ladder(SPONSOR, THEIR_MANAGER))
    expect(first.join('\n')).toContain(
      'Besides, in what is proposed: new: step 1 of escalations of severity 1, tell our sponsor and their account manager',
    )
    const words =
      "Besides, in what is proposed: step 1 of escalations of severity 1 from tell our sponsor and their account manager, wait 1 h of working time to tell the managers' channel and their account manager, wait 1 h of working time."
    const entries = { severity: '1', cause: 'any', steps: 'managers’ channel, their account manager: 1h', rounds: '1' }
    const preview = await anna.preview(await anna.open('terms.ladder', 'acme', 'new'), entries)
    expect(preview.intro).toContain(words)
    for (const plan of [true, false]) {
      const again = await sheet(ladder('managers', THEIR_MANAGER), { plan })
      expect(again).toContain(words)
      expect(again.join('\n')).not.toContain('says already')
    }
    expect((await sheet(ladder('managers', THEIR_MANAGER))).join('\n')).toMatch(
      /says already, but for what is proposed to it and waits for its word: .* Nothing was changed\./u,
    )
  })

  test('other warnings and another outcome of a promise that is proposed', async () => {
    const promise = (change: object) => target({ kind: 'question', obligor: 'partner', target: '3h', ...change })
    await sheet(promise({ protects: 'Orders leave' }))
    const joined = (await sheet(promise({ protects: 'Parcels come', warnAtPercent: [50] }))).join('\n')
    expect(joined).toMatch(
      /Besides, in what is proposed: .*levels .* from −25 % to −50 %.*from “Orders leave” to “Parcels come”/u,
    )
  })

  test('nothing is said twice where the card says it anew', async () => {
    await sheet(target({ target: '8h' }))
    expect((await sheet(target({ target: '9h' }))).join('\n')).not.toContain('Besides')
  })
})

describe('a preview of an end', () => {
  const LET_GO = [
    'That it has ended is told in its channels, and they are let go: acme-shared, acme-internal and escalations.',
    'Its people can see and do nothing more here. Its record stays.',
  ]

  test('says who is told and shut out, by form as in the plan of a sheet, and so does the press', async () => {
    const preview = await anna.preview(await anna.open('terms.about', 'acme'), { stage: 'ended' })
    expect(preview.intro).toEqual(['• the stage from steady to ended', ...LET_GO])
    const plan = await sheet({ stage: 'ended' }, { plan: true })
    expect(plan).toEqual(expect.arrayContaining(LET_GO))
    expect([...plan, ...preview.intro].join('\n')).not.toContain('cannot see')
    expect(textOf(await anna.send(preview))).toContain(LET_GO.join(' '))
  })

  test('says that what is proposed is taken back', async () => {
    await sheet(target({ target: '8h' }))
    const preview = await anna.preview(await anna.open('terms.about', 'acme'), { stage: 'ended' })
    expect(preview.intro.at(-1)).toBe('What is proposed to it is taken back.')
  })

  test('is another than that of going on, which lets its people act again', async () => {
    await app.says(people.anna, 'end acme "Over"')
    const preview = await anna.preview(await anna.open('terms.about', 'acme'), { stage: 'steady' })
    expect(preview.intro.at(-1)).toBe('Its people can act again. Its channels are bound anew by hand.')
    expect(await sheet({ stage: 'steady' }, { plan: true })).toContain(preview.intro.at(-1))
  })
})
