import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { failingLog, World } from '../kit/world.ts'
import { check, type Finding, type World as Checked } from './check.ts'
import type { Entry } from './journal.ts'
import { readRows } from './rows.ts'
import { type Seen, seenOn } from './seen.ts'
import { HURRIED_SHEETS } from './terms.ts'

/** What really came of a few deeds, on both platforms: nothing in it is made up. */
let world: Checked

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-checker-'))
  const going = await World.open({ folder, log: failingLog, sheets: HURRIED_SHEETS.map((sheet) => JSON.parse(sheet)) })
  const tom = going.person('slack', 'Tom Ek')
  const mia = going.person('slack', 'Mia Chen')
  const leo = going.person('teams', 'Leo Park')
  await tom.command('acme-internal', '/partner case acme "M00001 orders are stuck" --severity 3')
  await leo.say('globex-shared', '@Liaison case globex "M00002 orders are stuck" --severity 1')
  await mia.say('acme-shared', '@Liaison reply CASE-1 "M00003 here is what we know"')
  await leo.say('globex-shared', '@Liaison ask CASE-2 "M00004 here is what we know"')
  await going.advance('1m')
  await tom.command('acme-internal', '/partner case acme "M00005 orders are stuck" --severity 3')
  await going.advance('1m')
  await tom.command('acme-internal', '/partner resolve CASE-3 "M00006 here is what we know"')
  await going.advance('1m')
  world = {
    journal: [
      entry('open', 'M00001', 'M00001'),
      entry('open', 'M00002', 'M00002'),
      entry('reply', 'M00003', 'M00001'),
      entry('ask', 'M00004', 'M00002'),
      entry('open', 'M00005', 'M00005'),
      entry('resolve', 'M00006', 'M00005'),
    ],
    seen: [...seenOn(going.workplace('slack')), ...seenOn(going.workplace('teams'))],
    rows: readRows(join(folder, 'liaison.db')),
  }
  going.takeMessages()
  await going.close()
})

function entry(deed: Entry['deed'], marker: string, about: string): Entry {
  return { deed, marker, about, how: 'command', by: 'Tom', platform: 'slack', outcome: 'accepted', kill: 1 }
}

/** The findings once this was changed in a copy of what happened. */
function found(plant: (copy: Checked & { seen: Seen[]; journal: Entry[] }) => void): string[] {
  const { journal, seen, rows } = structuredClone(world)
  const copy = { journal: [...journal], seen: [...seen], rows }
  plant(copy)
  return check(copy).map(({ kind, sentence }: Finding) => `${kind}: ${sentence}`)
}

/** The place of the one message that begins like this. */
function at(seen: readonly Seen[], line: RegExp, more: (one: Seen) => boolean = () => true): number {
  const index = seen.findIndex((one) => line.test(one.line) && more(one))
  expect(index, String(line)).toBeGreaterThanOrEqual(0)
  return index
}

const CARD = /^CASE-1 is (?!.* has (?:resolved|reopened) it: “)/u
const NOTE = /^A reply on CASE-1 .*M00003/u
const BREACH = /^The time to acknowledge CASE-2 has ended/u
const LADDER = /^ESC-1 (?:waits|is) .*CASE-2/u
const ANSWER = /CASE-1 is open with/u

test('where everything went well nothing is found', () => {
  expect(found(() => undefined)).toEqual([])
  expect(world.seen.length).toBeGreaterThan(10)
})

describe('a planted loss is found', () => {
  test.each<[string, RegExp]>([
    ['a case’s card', CARD],
    ['what was said on a case', NOTE],
    ['a breach that nobody was told', BREACH],
  ])('%s', (_, line) => {
    const findings = found((copy) => (copy.seen = copy.seen.filter((one) => !line.test(one.line))))
    expect(findings).toEqual([expect.stringMatching(/^loss: /u)])
  })

  test('a ladder’s cards', () => {
    const findings = found((copy) => (copy.seen = copy.seen.filter(({ line }) => !LADDER.test(line))))
    expect(findings).toEqual(['loss: ESC-1 has no card anywhere'])
  })

  test('a case that was accepted, and one that was perhaps not, which is none', () => {
    const without = (outcome: Entry['outcome']) =>
      found((copy) => void copy.journal.push({ ...entry('open', 'M00009', 'M00009'), outcome }))
    expect(without('accepted')).toEqual([expect.stringMatching(/^loss: the case M00009 .* is nowhere$/u)])
    expect(without('unknown')).toEqual([])
  })

  test('a reply that was accepted and is recorded nowhere', () => {
    expect(found((copy) => void copy.journal.push(entry('reply', 'M00009', 'M00001')))).toEqual([
      expect.stringMatching(/^loss: the reply M00009 .* is not recorded$/u),
    ])
  })

  test('an acknowledgement, unless its card had moved on', () => {
    const acknowledged = (version: number) =>
      found(({ journal, rows }) => {
        rows.cases[0]!.acknowledged = false
        journal.push({ ...entry('acknowledge', 'M00009', 'M00001'), version })
      })
    const { version } = world.rows.cases[0]!
    expect(acknowledged(version)).toEqual([expect.stringMatching(/^loss: .* it is not acknowledged$/u)])
    expect(acknowledged(version - 1)).toEqual([])
  })

  test.each([
    ['events that wait for ever', { waitingEvents: 1 }],
    ['events that were set aside', { setAsideEvents: 1 }],
    ['messages that wait for ever', { waitingMessages: 1 }],
    ['messages that were given up', { failedMessages: [{ code: 'x', reason: 'Because.' }] }],
  ])('%s', (_, more) => {
    expect(found((copy) => Object.assign(copy.rows, more))).toEqual([expect.stringMatching(/^loss: /u)])
  })
})

describe('a planted double is found, unless it says that it may be a repeat', () => {
  test.each<[string, RegExp]>([
    ['a case’s card', CARD],
    ['what was said on a case', NOTE],
    ['a breach', BREACH],
    ['a ladder’s card', LADDER],
  ])('%s', (_, line) => {
    const again = (marked: boolean) =>
      found(
        ({ seen }) => void seen.push({ ...seen[at(seen, line, (one) => one.text.length > 0)]!, id: 'again', marked }),
      )
    expect(again(false)).toEqual([expect.stringMatching(/^double: /u)])
    expect(again(true)).toEqual([])
  })

  test('a private answer', () => {
    const findings = found(({ seen }) => void seen.push({ ...seen[at(seen, ANSWER)]!, id: 'again' }))
    expect(findings).toEqual([expect.stringMatching(/^double: U0TOMEK was answered 2 times/u)])
  })

  test('a case', () => {
    const findings = found(({ rows }) => void rows.cases.push({ ...rows.cases[0]!, number: 9 }))
    expect(findings).toContainEqual(expect.stringMatching(/^double: .* opened M00001 once, and there are 2 cases/u))
  })

  test('a fact', () => {
    const findings = found(
      ({ rows }) => void rows.facts.push({ ...rows.facts.find(({ kind }) => kind === 'CaseReplied')! }),
    )
    expect(findings).toContainEqual(expect.stringMatching(/^double: the reply M00003 .* is recorded 2 times/u))
  })
})

describe('a planted stale card is found', () => {
  test.each<[string, RegExp]>([
    ['of a case', CARD],
    ['of a ladder', LADDER],
  ])('%s, by the version on its buttons', (_, line) => {
    const findings = found(({ seen }) => {
      for (const button of seen[at(seen, line, ({ buttons }) => buttons.length > 0)]!.buttons) button.version -= 1
    })
    expect(findings).toEqual([expect.stringMatching(/^stale: .* shows an older state/u)])
  })

  test('of a resolved case, by its words', () => {
    const findings = found(({ seen }) => {
      const card = seen[at(seen, /^CASE-3 is (?!.* has resolved it: “)/u)]!
      card.line = card.line.replace('is resolved', 'is in progress')
    })
    expect(findings).toEqual([expect.stringMatching(/^stale: .*M00005/u)])
  })

  test('but not one that was left behind by a marked repeat, which shows how things are', () => {
    const findings = found(({ seen }) => {
      const card = seen[at(seen, CARD)]!
      seen.push({ ...card, id: 'again', marked: true })
      card.buttons = card.buttons.map((button) => ({ ...button, version: button.version - 1 }))
    })
    expect(findings).toEqual([])
  })
})

test('a card stands once beside a word in its thread that its case is somebody’s now', () => {
  const findings = found(({ seen }) => {
    const card = seen[at(seen, CARD)]!
    seen.push({ ...card, id: 'told', line: card.line.replace(/ is .*/su, ' is yours now · Leo Park.') })
  })
  expect(findings).toEqual([])
})

describe('a broken chain of facts is found', () => {
  test.each<[string, (facts: Checked['rows']['facts']) => void]>([
    [
      'one was changed',
      (facts) => void (facts[3]!.content = facts[3]!.content.replace('"person":"', '"person":"not-')),
    ],
    ['one was taken out', (facts) => void facts.splice(2, 1)],
    ['two changed places', (facts) => void ([facts[2]!.seq, facts[3]!.seq] = [facts[3]!.seq, facts[2]!.seq])],
    ['another one was told', (facts) => void (facts[1]!.hash = '0'.repeat(64))],
  ])('%s', (_, change) => {
    expect(found(({ rows }) => change(rows.facts))).toEqual([expect.stringMatching(/^broken chain: /u)])
  })
})

test('a case that nobody opened is found', () => {
  expect(found((copy) => void copy.journal.shift())).toEqual(['phantom: CASE-1 was opened by nobody'])
})
