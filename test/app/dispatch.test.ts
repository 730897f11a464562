import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ACTIONS } from '../../src/app/actions/actions.ts'
import { VERBS } from '../../src/app/commands/verbs.ts'
import { meansOf } from '../../src/app/means-of.ts'
import { parseWords } from '../../src/app/words.ts'
import * as permissions from '../../src/domain/partners/can.ts'
import type { Actor } from '../../src/domain/partners/actor.ts'
import type { Scene } from '../../src/app/scene.ts'
import type { Tx } from '../../src/ports/store/store.ts'
import { acmeSheet, App, globexSheet, people, places, textOf, type TestPerson, profileOf } from '../kit/app-fixture.ts'

vi.mock(import('../../src/domain/partners/can.ts'), { spy: true })
const can = vi.mocked(permissions.can)

let app: App
/** The id of what Tom wrote under CASE-1. */
let message: string

beforeAll(async () => {
  app = await App.open(acmeSheet, globexSheet)
  await app.says(people.anna, 'case acme "Orders API returns 500" --severity 1')
  await app.says(people.anna, 'case globex "Secret campaign" --severity 1')
  await app.says(people.anna, 'escalate CASE-1 "No progress"')
  await app.says(people.anna, 'escalate CASE-2 "No progress"')
  await app.says(people.anna, 'action acme "Say beforehand when you deploy"')
  await app.says(people.anna, 'check now acme')
  await app.says(people.anna, 'check now globex')
  await app.says(people.anna, 'maintenance acme "Orders API" --from 2026-12-05 22:00 --for 2h')
  await app.says(people.anna, 'maintenance globex "Secret campaign" --from 2026-12-05 22:00 --for 2h')
  await app.taken()
  message = await written()
})

afterAll(() => app[Symbol.asyncDispose]())

async function written(): Promise<string> {
  const threadId = await app.read(async (view) => {
    const { id } = (await view.cases.byNumber(1))!
    const { id: channel } = (await view.conversations.at('slack', people.tom.tenantId, places.shared.conversationId))!
    const at = { cardKey: `case:${id}`, queueKey: `slack:conversation:${channel}` }
    return (await view.outbox.standing([at]))[0]!.shown!.messageId
  })
  const said = { kind: 'said' as const, messageId: '1.1', threadId, text: 'Since nine', mentions: [], files: [] }
  const inbound = app.inbound(people.tom, said, places.shared)
  await app.receive(inbound)
  const { platform, place } = inbound
  return (await app.read((view) => view.threadMessages.allAt({ platform, ...place, messageId: '1.1' })))[0]!.id
}

/** Every write a use case could make; `can` alone may come before one. */
const WRITES = /^(?:insert|save|add|remove|set|cancel|cancelAll|append|next|enqueue|dropUnsent)/u

/** The scene of somebody about whom `can` is asked, in which every write is noted. */
async function inScene<T>(
  speaker: TestPerson,
  actor: Actor,
  work: (scene: Scene) => Promise<T>,
): Promise<{ writes: string[] }> {
  const writes: string[] = []
  const noting = (tx: Tx): Tx =>
    new Proxy(tx, {
      get: (tables, table: keyof Tx) =>
        new Proxy(tables[table], {
          get(methods, method) {
            if (typeof method === 'string' && WRITES.test(method)) writes.push(`${table}.${method}`)
            return Reflect.get(methods, method)
          },
        }),
    })
  await app.services.store.transact((tx) =>
    work({
      ...meansOf(app.services, noting(tx), {}),
      actor,
      here: {
        speaker: { platform: speaker.platform, ...profileOf(speaker) },
        place: { ...places.shared, tenantId: people.anna.tenantId },
      },
    }),
  )
  return { writes }
}

const internal = async (): Promise<Actor> => {
  const person = await app.read((view) =>
    view.people.byAccount({ platform: 'slack', tenantId: people.anna.tenantId, userId: people.anna.userId }),
  )
  return {
    kind: 'internal',
    personId: person!.id,
    name: person!.name,
    zone: 'UTC',
    admin: false,
    managerOfAll: false,
    roles: [],
  }
}

const ABOUT_PARTNERS = [
  'case.open',
  'case.from-message',
  'check-in.open',
  'check-in.skip',
  'check-in.results',
  'maintenance.announce',
  'action.ask',
  'action.list',
]

function subjectOf(action: string): string {
  if (
    /^(?:partner|people|terms|proposal|figure|token|ledger|rotation|drill)\./u.test(action) ||
    action === 'sla.targets' ||
    action === 'sla.report' ||
    ABOUT_PARTNERS.includes(action)
  )
    return 'acme'
  if (action.startsWith('check-in.')) return 'CHECK-1'
  if (action.startsWith('maintenance.')) return 'MAINT-1'
  if (action.startsWith('action.')) return 'ACT-1'
  return action.startsWith('escalation.') && action !== 'escalation.start' ? 'ESC-1' : 'CASE-1'
}

describe.each([...ACTIONS.keys()])('the button or form %s', (action) => {
  test('does nothing when can() says no, and says what can() says', async () => {
    can.mockReturnValue({ refused: 'Ask somebody who may.' })
    const run = ACTIONS.get(action)!
    let outcome: unknown
    const { writes } = await inScene(people.anna, await internal(), async (scene) => {
      outcome = await run(scene, {
        subject: subjectOf(action),
        version: 1,
        values: { text: 'resolve', name: 'New', title: 'x', message },
      })
    })
    expect(outcome).toEqual({ kind: 'refused', why: 'Ask somebody who may.' })
    expect(can).toHaveBeenCalled()
    expect(writes).toEqual([])
    can.mockRestore()
  })
})

describe.each(VERBS.map(({ verb, example }) => [verb, example] as const))('the verb %s', (name, example) => {
  test('does nothing when can() says no, and says what can() says', async () => {
    can.mockReturnValue({ refused: 'Ask somebody who may.' })
    const line = example
      .replaceAll(/CASE-\d+/gu, 'CASE-1')
      .replace(/ESC-\d+/u, 'ESC-1')
      .replace(/CHECK-\d+/u, 'CHECK-1')
      .replace(/ACT-\d+/u, 'ACT-1')
      .replaceAll(/@\w+/gu, `@{${people.mia.userId}}`)
    const mentions = [{ userId: people.mia.userId, organisations: [], name: 'Mia Chen' }]
    const verb = VERBS.find((one) => one.verb === name)!
    let outcome: unknown
    const { writes } = await inScene(people.anna, await internal(), async (scene) => {
      outcome = await verb.run(scene, { ...parseWords(line), mentions })
    })
    expect(outcome).toEqual({ kind: 'refused', why: 'Ask somebody who may.' })
    expect(writes).toEqual([])
    // By this, help tells who may use it.
    const asked = can.mock.calls.map(([, action]) => action)
    expect(verb.needs).toEqual(expect.arrayContaining(asked))
    can.mockRestore()
  })
})

const said = async (speaker: TestPerson, line: string) => textOf(await app.says(speaker, line, places.shared))

describe('somebody of a partner', () => {
  // Of each pair the first exists, at another partner; the second exists nowhere.
  test.each([
    ['show CASE-2', 'show CASE-99'],
    ['ack CASE-2', 'ack CASE-99'],
    ['merge CASE-2 into CASE-1', 'merge CASE-99 into CASE-1'],
    ['merge CASE-1 into CASE-2', 'merge CASE-1 into CASE-99'],
    ['undo CASE-2', 'undo CASE-99'],
    ['title CASE-2 "Mine"', 'title CASE-99 "Mine"'],
    ['ask CASE-2 "What?"', 'ask CASE-99 "What?"'],
    ['ask ESC-2 "What?"', 'ask ESC-99 "What?"'],
    ['reply CASE-2 "That"', 'reply CASE-99 "That"'],
    ['resolve CASE-2 "Done"', 'resolve CASE-99 "Done"'],
    ['reopen CASE-2 "Back"', 'reopen CASE-99 "Back"'],
    ['another-fault CASE-2', 'another-fault CASE-99'],
    ['severity CASE-2 1', 'severity CASE-99 1'],
    ['assign CASE-2 @Mia', 'assign CASE-99 @Mia'],
    ['escalate CASE-2 "Why"', 'escalate CASE-99 "Why"'],
    ['escalate CHECK-2 "Why"', 'escalate CHECK-99 "Why"'],
    ['show ESC-2', 'show ESC-99'],
    ['ack ESC-2', 'ack ESC-99'],
    ['next ESC-2', 'next ESC-99'],
    ['next CASE-2', 'next CASE-99'],
    ['resolve ESC-2 "Done"', 'resolve ESC-99 "Done"'],
    ['show CHECK-2', 'show CHECK-99'],
    ['show MAINT-2', 'show MAINT-99'],
    ['confirm MAINT-2', 'confirm MAINT-99'],
    ['decline MAINT-2 "x"', 'decline MAINT-99 "x"'],
    ['cancel MAINT-2', 'cancel MAINT-99'],
    ['maintenance MAINT-2 --for 3h', 'maintenance MAINT-99 --for 3h'],
    ['check CHECK-2', 'check CHECK-99'],
    ['timeline CASE-2', 'timeline CASE-99'],
    ['timeline ESC-2', 'timeline ESC-99'],
    ['sla explain CASE-2', 'sla explain CASE-99'],
    ['waive CASE-2 "x"', 'waive CASE-99 "x"'],
    ['exclude CASE-2 "x" --from "mon 8:00" --to 9:00', 'exclude CASE-99 "x" --from "mon 8:00" --to 9:00'],
    ['rebase CASE-2', 'rebase CASE-99'],
    ['counts CASE-2', 'counts CASE-99'],
    ['failed CASE-2 mon 8:00', 'failed CASE-99 mon 8:00'],
    ['same CASE-2 as CASE-1', 'same CASE-99 as CASE-1'],
    ['same CASE-1 as CASE-2', 'same CASE-1 as CASE-99'],
    ['object CASE-2 "x"', 'object CASE-99 "x"'],
    ['accept CASE-2', 'accept CASE-99'],
    ['sla explain ESC-2', 'sla explain ESC-99'],
    ['show globex', 'show nobody'],
    ['cases globex', 'cases nobody'],
    ['people globex', 'people nobody'],
    ['report globex', 'report nobody'],
    ['ledger globex', 'ledger nobody'],
    ['dispute globex "x" --line 1', 'dispute nobody "x" --line 1'],
    ['measure globex "Orders" 99', 'measure nobody "Orders" 99'],
    ['people globex add @Mia', 'people nobody add @Mia'],
    ['check globex', 'check nobody'],
    ['check now globex', 'check now nobody'],
    ['bind globex shared', 'bind nobody shared'],
    ['unbind globex shared', 'unbind nobody shared'],
  ])('is told the same about “%s” as about “%s”', async (existing, missing) => {
    const numberless = (text: string) => text.replaceAll(/-(?:2|99)\b/gu, '-N').replaceAll(/globex|nobody/giu, 'NAME')
    const about = await said(people.mia, existing)
    expect(about).not.toBe('')
    expect(numberless(about)).toBe(numberless(await said(people.mia, missing)))
    expect(about).not.toMatch(/Globex Agency|Secret campaign/u)
  })

  test.each(['case.acknowledge', 'case.ask', 'case.resolve', 'escalation.start'])(
    'who presses %s of another partner learns no more',
    async (action) => {
      const numberless = (text: string) => text.replaceAll(/-(?:2|99)\b/gu, '-N')
      const about = textOf(await app.presses(people.mia, action, 'CASE-2'))
      expect(about).toBe('I know no CASE-2.')
      expect(numberless(about)).toBe(numberless(textOf(await app.presses(people.mia, action, 'CASE-99'))))
    },
  )

  test('can open cases with their own partner only: another name is a title, whether there is such a partner or not', async () => {
    for (const name of ['globex', 'nobody']) {
      // In quotes, as what is without is said back first.
      const answer = await said(people.mia, `case "${name} Orders are late"`)
      expect(answer).toContain('is open with Acme Hosting')
      expect(await said(people.mia, `case ${name} Orders are late`)).toContain(`case acme "${name} Orders are late"`)
      const [newest] = await app.read((view) => view.cases.list({ unresolved: true, limit: 1 }))
      expect(newest?.title).toBe(`${name} Orders are late`)
    }
  })

  test('changed nothing of the other partner by all this', async () => {
    const other = await app.read((view) => view.cases.byNumber(2))
    expect(other).toMatchObject({ status: 'open', severity: 1 })
    expect(other?.acknowledgedAt).toBeUndefined()
  })
})

describe('a stranger', () => {
  test.each(VERBS.map(({ example }) => example))(
    'who says “%s” is told whom to ask, and learns nothing',
    async (example) => {
      const answer = await said(people.eve, example)
      expect(answer).toContain('Eve Stone')
      expect(answer).toContain('ask the account manager')
      // Their own words come back to them, and nothing else.
      expect(answer.replace(example, '')).not.toMatch(/Acme Hosting|Orders API|Globex/u)
    },
  )

  test('is told the same by every button, of something that exists or not', async () => {
    const answers = new Set<string>()
    for (const action of ACTIONS.keys())
      for (const subject of [subjectOf(action), 'CASE-99', 'nobody'])
        answers.add(textOf(await app.presses(people.eve, action, subject)))
    expect([...answers]).toEqual([expect.stringContaining('ask the account manager')])
  })
})

test('an unknown button is answered, logged and changes nothing', async () => {
  const answer = await app.presses(people.tom, 'case.explode', 'CASE-1')
  expect(textOf(answer)).toContain('another version of Liaison')
  expect(app.logged).toContainEqual(expect.objectContaining({ level: 'warn', fields: { action: 'case.explode' } }))
})
