import { expect, test } from 'vitest'
import type { Form } from '../../src/cards/form.ts'
import { MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { handleDeadline } from '../../src/engine/deadlines.ts'
import { createDeliveryEngine, type DeliveryEngine } from '../../src/engine/deliveries.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import type { Answer, What } from '../../src/ports/inbound.ts'
import { acmeSheet, App, people, places, type TestPerson, type TestPlace } from '../kit/app-fixture.ts'
import { countStatements } from '../kit/count-statements.ts'
import { onBothDatabases } from '../kit/databases.ts'
import { FakePlatform } from '../kit/fake-platform.ts'

/** For one shared destination, and what each further one may cost; `transactions`: those that write. */
type Budget = { statements: number; transactions?: number }
const FURTHER = { statements: 4, transactions: 1 }

/** Only the shared channel is bound. */
const sheet = { ...acmeSheet, channels: acmeSheet.channels.slice(0, 1) }

const take = countStatements()

/** The use cases and the engine before a platform that takes everything. */
class Bench {
  readonly app: App
  /** What cost more than it may, with the statements. */
  readonly overruns: string[] = []
  readonly #slack = new FakePlatform('slack')
  readonly #engine: Engine
  readonly #deliveries: DeliveryEngine

  constructor(app: App) {
    this.app = app
    const terms = { chance: () => 0.5, stopwatch: app.clock }
    this.#engine = createEngine(app.services, { slack: this.#slack }, terms)
    this.#deliveries = createDeliveryEngine(app.services, { slack: this.#slack }, terms)
  }

  async hears(speaker: TestPerson, what: What, place: TestPlace = places.shared): Promise<Answer> {
    return this.#engine.receive(this.app.inbound(speaker, what, place))
  }

  says(speaker: TestPerson, text: string): Promise<Answer> {
    return this.hears(speaker, { kind: 'command', text, mentions: [] })
  }

  presses(speaker: TestPerson, action: string, subject: string): Promise<Answer> {
    return this.hears(speaker, { kind: 'action', action, subject, version: 0, data: {} })
  }

  /** Until everything is sent. Messages to one place go one a second. */
  async #send(): Promise<void> {
    for (;;) {
      if ((await this.#deliveries.sendDue()) === 0) return
      await this.#deliveries.settled()
      this.app.clock.move(2 * SECOND)
    }
  }

  async rest(): Promise<void> {
    await this.#send()
    this.app.clock.move(MINUTE)
  }

  /** What it costs until the last message is known as sent, against its budget. That nothing else waits is seen by a last look. */
  async costs(what: string, budget: Budget, act: () => Promise<unknown>): Promise<void> {
    await this.rest()
    take()
    await this.#send()
    const looking = take()
    this.#slack.calls.length = 0
    await act()
    await this.#send()
    const { statements, transactions, bySql } = take()
    const places = new Set(this.#slack.calls.flatMap((call) => (call.what === 'find' ? [] : [JSON.stringify(call.to)])))
    const further = Math.max(0, places.size - 1)
    const told = [...bySql].map(([sql, { times }]) => `${times} ${sql.slice(0, 300)}`).join('\n')
    const most = budget.statements + further * FURTHER.statements
    const writing = (budget.transactions ?? Infinity) + further * FURTHER.transactions
    const cost = { statements: statements - looking.statements, transactions: transactions - looking.transactions }
    if (cost.statements > most) this.overruns.push(`${what}: ${cost.statements} statements of ${most}\n${told}`)
    if (cost.transactions > writing) this.overruns.push(`${what}: ${cost.transactions} transactions of ${writing}`)
  }

  /** The clock stands at the next deadline. */
  async waits(): Promise<void> {
    await this.rest()
    const next = await this.app.read((view) => view.timers.earliest())
    this.app.clock.move(Math.max(0, next!.dueAt - this.app.clock.now()))
  }

  /** It comes. */
  comes(): Promise<unknown> {
    return handleDeadline(this.app.services)
  }

  async kindOfNext(): Promise<string> {
    const next = await this.app.read((view) => view.timers.earliest())
    return next?.kind === 'sla.level' ? `${next.kind} ${next.data.percent}` : `${next?.kind}`
  }
}

function answersTo({ fields }: Form): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => ('options' in field ? [[field.id, field.options[1]!.value] as const] : [])),
  )
}

onBothDatabases((open) => {
  test('a press, a line, a warning, a breach with its ladder and a health check cost no more statements and transactions than they may', async () => {
    await using app = await App.openOn(await open(), sheet)
    const bench = new Bench(app)
    // Whoever speaks for the first time is met, and that changes the registry: from their next word on they are known.
    const everybody = [people.anna, people.tom, people.ravi, people.mia]
    for (const one of [...everybody, ...everybody]) await bench.says(one, 'help')
    await bench.says(people.tom, 'case acme "Orders API returns 500"')
    await bench.says(people.anna, 'cases acme')

    await bench.costs('a button press', { statements: 25, transactions: 4 }, () =>
      bench.presses(people.ravi, 'case.acknowledge', 'CASE-1'),
    )
    await bench.costs('a typed line with a private answer', { statements: 15 }, () =>
      bench.says(people.anna, 'cases acme'),
    )
    // That the case is theirs was to be told to Ravi, who has taken it meanwhile.
    expect(await bench.kindOfNext()).toBe('person.notices')
    await bench.waits()
    await bench.comes()
    expect(await bench.kindOfNext()).toBe('sla.level 75')
    await bench.waits()
    await bench.costs('a warning', { statements: 30 }, () => bench.comes())
    expect(await bench.kindOfNext()).toBe('sla.level 100')
    await bench.waits()
    // And what is asked of the side that owed.
    await bench.costs('a breach with its ladder', { statements: 69 }, () => bench.comes())
    await bench.says(people.ravi, 'resolve CASE-1 "Rolled back"')
    await bench.rest()

    await bench.says(people.anna, 'check now acme')
    const { version, respondents } = (await app.read(async (view) => {
      const partner = await view.partners.bySlug('acme')
      return view.runs.latestOf(partner!.id)
    }))!
    expect(respondents.length).toBe(4)
    for (const one of [people.tom, people.ravi]) {
      const opened = await bench.hears(one, {
        kind: 'action',
        action: 'check-in.answer',
        subject: 'CHECK-1',
        version,
        data: {},
      })
      if (opened.kind !== 'form') throw new Error(`no form came up: ${JSON.stringify(opened)}`)
      const { form, context } = opened.form
      const values = answersTo(opened.form)
      await bench.costs('a submission', { statements: 35 }, () =>
        bench.hears(one, { kind: 'submission', form, context, values }),
      )
    }
    while ((await bench.kindOfNext()) !== 'check-in.window') {
      await bench.waits()
      await bench.comes()
    }
    await bench.waits()
    await bench.costs('the end of a health check', { statements: 80 + 6 * respondents.length }, () => bench.comes())
    expect(bench.overruns).toEqual([])
  })

  test('a period of the ledgers is closed, booked and told for no more than it may cost', async () => {
    const rules = [{ measure: 'resolve', severity: 1, perBreach: '5 %' }]
    const money = { partner: { currency: 'EUR', fee: '10000', period: 'month', cap: '8 %', rules } }
    await using app = await App.openOn(await open(), { ...sheet, money })
    const bench = new Bench(app)
    const everybody = [people.anna, people.tom, people.ravi, people.mia]
    for (const one of [...everybody, ...everybody]) await bench.says(one, 'help')
    for (const title of ['Orders', 'Parcels', 'Invoices'])
      await bench.says(people.tom, `case acme "${title}" --severity 1`)
    const closes = async () => {
      while ((await bench.kindOfNext()) !== 'period.close') {
        await bench.waits()
        await bench.comes()
      }
      await bench.waits()
    }
    await closes()
    // Each of the three times that the ledger is reckoned asks what was waived: of a raised case a waiver covers what was missed by then alone.
    // Two of them ask which disputes still go on, one what was agreed, for figures of it that were missed, and one what may still be objected to in it.
    await bench.costs('the close of a period', { statements: 47, transactions: 3 }, () => bench.comes())
    // Those before are counted anew: no look more for each.
    for (let month = 0; month < 4; month += 1) {
      await closes()
      await bench.comes()
    }
    await closes()
    await bench.costs('the close of a later one', { statements: 43, transactions: 3 }, () => bench.comes())
    expect(bench.overruns).toEqual([])
  })
})
