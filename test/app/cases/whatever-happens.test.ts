import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextOf } from '../../../src/domain/escalations/side-state.ts'
import { SIDES } from '../../../src/domain/partners/party.ts'
import { measured } from '../../../src/domain/sla/measured.ts'
import { replayClock } from '../../../src/domain/sla/settle-clock.ts'
import { caseRoundOf, turnsOf } from '../../../src/domain/sla/turns-of.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'

const deed = fc.record({
  by: fc.constantFrom(people.tom, people.mia, people.ravi, people.anna, people.mara),
  says: fc.constantFrom(
    ...['ack CASE-1', 'ask CASE-1 which?', 'reply CASE-1 that', 'resolve CASE-1 "done"', 'reopen CASE-1 "again"'],
    ...['severity CASE-1 1', 'severity CASE-1 2', 'severity CASE-1 4', 'escalate CASE-1 now'],
    ...['no-answer CASE-1', 'ask CASE-1 since when?', 'reply CASE-1 since noon', 'confirm CASE-1'],
    ...['ack ESC-1', 'next ESC-1', 'resolve ESC-1 "done"', 'ack ESC-2', 'resolve ESC-2 "done"'],
  ),
  afterMinutes: fc.oneof(fc.nat(30), fc.nat(600)),
  heardLateByMinutes: fc.oneof(fc.constant(0), fc.nat(120)),
})

const sla = {
  objectives: [
    { measure: 'acknowledge', target: '30m', warnAtPercent: [50], protects: 'Orders are taken.' },
    { measure: 'answer', target: '1h', protects: 'Orders are taken.' },
    { measure: 'update', target: '90m', protects: 'Orders are taken.' },
    { measure: 'resolve', severity: 1, target: '4h', warnAtPercent: [25, 75], protects: 'Orders are taken.' },
    { measure: 'resolve', severity: 2, target: '72h', hours: 'always', protects: 'Orders are taken.' },
  ],
}

test('whatever people do in whatever order, late or not, what runs has its deadline and what is over has none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 15 }), async (deeds) => {
      await using app = await App.open({ ...acmeSheet, sla })
      await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
      for (const { by, says, afterMinutes, heardLateByMinutes } of deeds) {
        await app.passTo(app.clock.now() + afterMinutes * MINUTE)
        const said = app.inbound(by, { kind: 'command', text: says, mentions: [] }, places.direct)
        await app.receive({ ...said, occurredAt: app.clock.now() - heardLateByMinutes * MINUTE })
        await app.passTo(app.clock.now())
        expect(await armed(app)).toEqual(await expected(app))
        await expectAsRead(app)
      }
      expect(app.logged.filter(({ level }) => level === 'error')).toEqual([])
    }),
    // What is found is told, though it could be made shorter still.
    { numRuns: 8, interruptAfterTimeLimit: 45_000, markInterruptAsFailure: true },
  )
}, 60_000)

/** The due times and waits for which there is a timer. */
function armed(app: App): Promise<string[]> {
  return app.read(async (view) =>
    (await view.timers.list(100))
      .filter((one) => one.kind === 'escalation.wait' || (one.kind === 'sla.level' && one.data.percent === 100))
      .map(({ subjectId, dueAt }) => `${subjectId} at ${dueAt}`)
      .toSorted(),
  )
}

/** Each clock is what its log and terms say, and there is one for each turn; of updates, each moment is of one alone. */
async function expectAsRead(app: App): Promise<void> {
  const about = await app.read(async (view) => (await view.cases.byNumber(1))!)
  const clocks = await app.read((view) => view.clocks.ofSubject('case', about.id))
  const { log, obligor } = about
  for (const clock of clocks.filter((one) => caseRoundOf(one, log) === log.at(-1)!.round)) {
    const { version: _, ...state } = clock
    expect(replayClock(clock, log, app.clock.now())).toMatchObject(state)
  }
  const answers = clocks.filter(({ measure }) => measure === 'answer')
  expect(answers).toHaveLength(turnsOf('answer', log, obligor).length)
  const updates = clocks.filter(({ measure }) => measure === 'update').toSorted((a, b) => a.startedAt - b.startedAt)
  const turns = turnsOf('update', log, obligor)
  const covering = ({ startedAt, caseRound }: (typeof turns)[number]) =>
    updates.filter(
      (one) => caseRoundOf(one, log) === caseRound && one.startedAt <= startedAt && startedAt < (one.until ?? Infinity),
    )
  expect(turns.map((turn) => covering(turn).length)).toEqual(turns.map(() => 1))
  expect(updates.filter((one) => measured(one, log).next !== undefined)).toEqual([])
}

/** Those that there should be: of clocks that run and are not breached, and of escalations that climb. */
function expected(app: App): Promise<string[]> {
  return app.read(async (view) => {
    const about = (await view.cases.byNumber(1))!
    const updateIds = new Set(
      (await view.clocks.ofSubject('case', about.id)).flatMap((one) =>
        one.measure === 'update' && one.status === 'running' && one.warnedPercents.length === 0 ? [one.id] : [],
      ),
    )
    // What a word has put off is looked at when it was due before.
    const putOff = new Map(
      (await view.timers.list(100)).flatMap((one) =>
        one.kind === 'sla.level' && one.data.percent === 100 && updateIds.has(one.subjectId)
          ? [[one.subjectId, one.dueAt] as const]
          : [],
      ),
    )
    const clocks = (await view.clocks.ofSubject('case', about.id)).flatMap((clock) =>
      clock.status === 'running' && clock.breachedAt === undefined
        ? [`${clock.id} at ${Math.min(putOff.get(clock.id) ?? Infinity, clock.dueAt + 1)}`]
        : [],
    )
    const ladders = (await view.ladders.about(about.partnerId, about.id)).flatMap((ladder) =>
      SIDES.flatMap((side) => {
        const next = ladder.status === 'resolved' ? undefined : nextOf(ladder.sides[side])
        return next === undefined ? [] : [`${ladder.id} at ${next}`]
      }),
    )
    return about.status === 'resolved' ? [] : [...clocks, ...ladders].toSorted()
  })
}
