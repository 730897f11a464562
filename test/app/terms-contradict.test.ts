import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { teamOf } from '../../src/domain/terms/objective.ts'
import { promiseProblems } from '../../src/domain/terms/promise-problems.ts'
import { voiceOf } from '../../src/domain/terms/voice.ts'
import { DAY } from '../../src/domain/time/instant.ts'
import { App } from '../kit/app-fixture.ts'
import { partnerSheet, sheetErrors } from '../kit/partner-sheet.ts'

let app: App

beforeEach(async () => {
  app = await App.open()
  await applied({})
})

afterEach(() => app[Symbol.asyncDispose]())

const BARE = { slug: 'acme', name: 'Acme Hosting' }

/** What is wrong with a sheet, as whoever applies it reads it. */
async function applied(sheet: object): Promise<string> {
  const parsed = partnerSheet.safeParse({ ...BARE, ...sheet })
  if (!parsed.success) return Object.values(sheetErrors({ ...BARE, ...sheet })).join(' ')
  const done = await applyPartnerSheet(app.services, parsed.data)
  return 'refused' in done ? done.refused : 'taken'
}

const acme = async () => (await app.read((view) => view.partners.bySlug('acme')))!

const PROTECTS = { protects: 'Orders are taken.' }
const objectives = (...list: object[]) => ({ sla: { objectives: list.map((one) => ({ ...PROTECTS, ...one })) } })
const resolve = (change: object) => objectives({ measure: 'resolve', target: '4h', ...change })
const figure = (target: object) => ({
  sla: {
    figures: [
      {
        ...{
          name: 'Orders without rework',
          obligor: 'partner',
          period: 'month',
          unit: '%',
          source: 'The order system',
        },
        ...target,
        ...PROTECTS,
      },
    ],
  },
})
const hours = (from: string, to: string) => ({
  calendar: { zone: 'Europe/Paris', hours: [{ days: ['monday'], from, to }] },
})

describe('terms that contradict themselves are answered with what is wrong and how to put it right, and nothing is done', () => {
  test.each<[string, object, RegExp]>([
    ['a warning after the breach', resolve({ warnAtPercent: [120] }), /overdue: for that write levels: \["\+20 %"\]/u],
    ['a warning as the breach comes', resolve({ warnAtPercent: [100] }), /needs no saying: leave it out/u],
    [
      'a level before that lies before the start',
      resolve({ levels: ['-5h'] }),
      /at or before the start of a time of 4 h/u,
    ],
    ['two levels that are one', resolve({ levels: ['-25 %', '-1h'] }), /the same moment of 4 h: keep one/u],
    [
      'hours that end as they begin',
      hours('09:00', '09:00'),
      /no time at all: for day and night write 00:00 to 24:00/u,
    ],
    ['a floor beyond its target', figure({ atLeast: 95, floor: 99 }), /floor beyond target.*a floor is below 95/u],
    ['a target of nothing', resolve({ target: '0h' }), /is zero: a duration must be longer than zero/u],
    ['a target below nothing', resolve({ target: '-4h' }), /is negative: a duration must be longer than zero/u],
    ['a target of centuries', resolve({ target: '99999d' }), /over ten years: give something shorter/u],
    [
      'a target that its hours do not hold',
      resolve({ target: '900 working days' }),
      /cannot be reached.*Give a shorter time/u,
    ],
    [
      'a target of years day and night',
      resolve({ target: '900d', hours: 'always' }),
      /over two years.*give a shorter time/u,
    ],
    [
      'an update later than its case is to be resolved',
      objectives({ measure: 'resolve', target: '4h' }, { measure: 'update', target: '5h' }),
      /5 h is longer than the 4 h to resolve.*Give a shorter time/u,
    ],
    [
      'the same of a team of ours',
      objectives(
        { measure: 'resolve', target: '4h', severity: 2, obligor: { team: 'Desk' } },
        { measure: 'update', target: '5h', obligor: { team: 'Desk' } },
      ),
      /at severity 2, owed by Desk: 5 h is longer than the 4 h to resolve.*Give a shorter time/u,
    ],
    [
      'people of the partner told of what it may not see',
      resolve({ obligor: { team: 'Desk' }, tells: { partner: ['sponsor'] } }),
      /name nobody of theirs/u,
    ],
    [
      'a part that nobody of the partner has',
      resolve({ tells: { partner: ['manager'] } }),
      /Enter one of account-manager, sponsor, member/u,
    ],
    [
      'the same promise twice',
      objectives({ measure: 'resolve', target: '4h' }, { measure: 'resolve', target: '5h' }),
      /is there twice: keep the one that holds/u,
    ],
  ])('%s', async (_, sheet, why) => {
    const before = await acme()
    const versions = () => app.read((view) => view.agreements.of(before.id))
    const held = await versions()
    expect(await applied(sheet)).toMatch(why)
    expect(await acme()).toEqual(before)
    expect(await versions()).toEqual(held)
  })
})

test('a time to acknowledge that is longer than the one to resolve is said, once, and taken', async () => {
  const sheet = partnerSheet.parse({ ...BARE, ...resolve({ severity: 3, target: '2h' }) })
  const said = /to acknowledge at severity 3: 4 h is longer than the 2 h to resolve.*Give a shorter time/u
  expect(await applyPartnerSheet(app.services, sheet)).toMatchObject({ hints: [expect.stringMatching(said)] })
  expect(await applyPartnerSheet(app.services, sheet)).toMatchObject({ hints: [] })
})

test('an update around the clock that mostly is due after its case is to be resolved in working hours is said, once, and taken', async () => {
  const sla = (target: string) => {
    const promised = objectives({ measure: 'resolve', target: '4h' }, { measure: 'update', target, hours: 'always' })
    return { sla: { ...promised.sla, others: 'end' } }
  }
  const said =
    /for an update at severity 2: 24 h, in other hours, mostly end later than the 4 h to resolve such a case, so that none/u
  const late = partnerSheet.parse({ ...BARE, ...sla('24h') })
  const { hints = [] } = (await applyPartnerSheet(app.services, late)) as { hints?: string[] }
  expect(hints).toContainEqual(expect.stringMatching(said))
  expect(await applyPartnerSheet(app.services, late)).toMatchObject({ hints: [] })
  const soon = await applyPartnerSheet(app.services, partnerSheet.parse({ ...BARE, ...sla('3h') }))
  expect(JSON.stringify(soon)).not.toContain('mostly end')
})

test('a team may take longer to update than another one to resolve, and what one of ours owes is nothing that the partner is refused for', async () => {
  const owed = (team: string, measure: string, target: string) => ({ obligor: { team }, measure, target })
  const sheet = objectives(owed('Desk', 'resolve', '4h'), owed('Platform', 'update', '5h'))
  expect(await applied(sheet)).toBe('taken')
  const { terms } = await acme()
  const kept = terms.objectives.map((one) => ({ ...one, ...(teamOf(one.obligor) && { obligor: { team: 'Desk' } }) }))
  const [voice, now] = [voiceOf({ internal: 'Northwind', partner: 'Acme Hosting' }), app.clock.now()]
  expect(promiseProblems({ ...terms, objectives: kept }, now).join(' ')).toMatch(
    /severity 4, owed by Desk: 5 h is longer/u,
  )
  expect(promiseProblems({ ...terms, objectives: kept }, now, voice)).toEqual([])
})

test('what a team owes protects something in words, and nobody is told that both companies read them', async () => {
  const said = await applied(resolve({ obligor: { team: 'Desk' }, protects: 'x' }))
  expect(said).toContain('Say which business outcome this protects')
  expect(said).not.toContain('Both companies')
})

test('a version begins no earlier than the one before it, also where the clock was set back: no two hold at one time', async () => {
  app.clock.move(DAY)
  expect(await applied(resolve({ target: '4h' }))).toBe('taken')
  app.clock.move(-2 * DAY)
  expect(await applied(resolve({ target: '3h' }))).toBe('taken')
  const { id } = await acme()
  const versions = await app.read((view) => view.agreements.of(id))
  expect(versions.map(({ version }) => version)).toEqual([1, 2, 3])
  expect(versions.map(({ validFrom }) => validFrom)).toEqual(
    versions.map(({ validFrom }) => validFrom).toSorted((a, b) => a - b),
  )
  expect(versions[2]!.recordedAt).toBeLessThan(versions[2]!.validFrom)
})
