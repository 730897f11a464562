import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import type { Case, CaseLogEntry } from '../../../src/domain/cases/case.ts'
import { openCase } from '../../../src/domain/cases/open-case.ts'
import {
  acknowledge,
  after,
  ana,
  ask,
  assign,
  ben,
  confirm,
  dana,
  decide,
  dev,
  dora,
  opened,
  reopen,
  reply,
  resolve,
  severity,
} from './people.ts'

const open = opened(0)
const taken = after(open, [10, acknowledge(dana)])
const waitingOnUs = after(taken, [20, ask(dana)])
const waitingOnThem = after(open, [20, ask(ana)])
const stated = after(taken, [30, resolve(dana)])
const resolved = after(stated, [31, confirm(ana)])

describe('opening a case', () => {
  test('makes the other side the obligor and its account manager the owner', () => {
    expect(open).toMatchObject({ status: 'open', obligor: 'partner', owner: dora, version: 1, openedAt: 0 })
    expect(open.log).toEqual([{ at: 0, status: 'open', acknowledged: false, round: 1, severity: 1 }])
  })

  test('by the partner makes our side the obligor', () => {
    const opening = {
      id: 'c2',
      number: 13,
      partnerId: 'p1',
      title: 'Need access',
      kind: 'request',
      severity: 3,
    } as const
    const { state, effects } = openCase({ ...opening, by: dana, owner: ana }, 5)
    expect(state.obligor).toBe('internal')
    expect(effects.map(({ effect }) => effect)).toEqual(['record fact', 'show card', 'update clocks', 'tell'])
  })
})

const askedOn: CaseLogEntry = {
  at: 50,
  status: 'waiting',
  waitingOn: 'internal',
  acknowledged: true,
  round: 1,
  severity: 1,
  askedOn: 'internal',
}

const ACCEPTED: [string, Case, CaseEvent, Partial<Case>][] = [
  [
    'an acknowledgement starts the work and names the owner',
    open,
    acknowledge(dana),
    { status: 'in-progress', owner: dana, acknowledgedAt: 50, acknowledgedBy: dana },
  ],
  [
    'a question by the obligor acknowledges too',
    open,
    ask(dana),
    { status: 'waiting', owner: dana, acknowledgedAt: 50 },
  ],
  [
    'a reply by the obligor acknowledges too',
    open,
    reply(dana),
    { status: 'in-progress', owner: dana, acknowledgedAt: 50 },
  ],
  [
    'a resolution by the obligor acknowledges too',
    open,
    resolve(dana),
    { status: 'resolved', owner: dana, acknowledgedAt: 50 },
  ],
  [
    'a resolution by whoever opened it acknowledges nothing',
    open,
    resolve(ana),
    {
      status: 'resolved',
      owner: dora,
      log: [...open.log, { at: 50, status: 'resolved', acknowledged: false, round: 1, severity: 1, by: 'internal' }],
    },
  ],
  ['a reply by whoever opened it is just a note', open, reply(ana), { status: 'open', log: open.log }],
  [
    'an acknowledgement while the obligor is waited on keeps the wait',
    waitingOnThem,
    acknowledge(dana),
    { status: 'waiting', acknowledgedAt: 50 },
  ],
  ['a reply by the side waited on resumes the work', waitingOnUs, reply(ben), { status: 'in-progress' }],
  [
    'a reply by the side that asked is just a note',
    waitingOnUs,
    reply(dana),
    { status: 'waiting', log: waitingOnUs.log },
  ],
  [
    'a further question to the side waited on moves no wait, and is in the log',
    waitingOnUs,
    ask(dev, 'And which account?'),
    { status: 'waiting', log: [...waitingOnUs.log, askedOn] },
  ],
  ['a question back turns the wait around', waitingOnUs, ask(ana), { status: 'waiting' }],
  ['a resolution ends a wait', waitingOnUs, resolve(ana), { status: 'resolved', resolvedAt: 50, resolvedBy: ana }],
  [
    'reopening begins a new round in progress and keeps the owner',
    resolved,
    reopen(ana),
    { status: 'in-progress', owner: dana },
  ],
  [
    'a change of severity moves no state, and is in the log',
    taken,
    severity(ana, 2),
    {
      status: 'in-progress',
      severity: 2,
      log: [...taken.log, { at: 50, status: 'in-progress', acknowledged: true, round: 1, severity: 2 }],
    },
  ],
  ['an owner may be of either side', taken, assign(dana, ben), { status: 'in-progress', owner: ben, log: taken.log }],
]

describe('a case', () => {
  test.each(ACCEPTED)('%s', (_title, given, event, then) => {
    const decision = decide(given, event, 50)
    expect(decision).toMatchObject({ state: { ...then, version: given.version + 1 } })
    expect('effects' in decision && decision.effects.slice(0, 2)).toMatchObject([
      { effect: 'record fact', fact: { at: 50, kind: event.type, by: event.by } },
      { effect: 'show card' },
    ])
  })

  test('says whom it waits for, and keeps nothing of the wait afterwards', () => {
    expect(waitingOnUs).toMatchObject({ on: 'internal', question: 'Which region?', askedBy: dana })
    expect(waitingOnThem).toMatchObject({ on: 'partner', askedBy: ana })
    expect(after(waitingOnUs, [30, reply(ana)])).not.toHaveProperty('question')
    expect(after(resolved, [40, reopen(ana)])).not.toHaveProperty('note')
  })

  test('shows the newest of several questions', () => {
    expect(after(waitingOnUs, [30, ask(dev, 'And which account?')])).toMatchObject({
      question: 'And which account?',
      askedBy: dev,
    })
  })

  test('counts its rounds in the log', () => {
    const twice = after(resolved, [40, reopen(ana)], [50, resolve(ben)], [60, reopen(dana)])
    expect(twice.log.map(({ at, status, round }) => [at, status, round])).toEqual([
      [0, 'open', 1],
      [10, 'in-progress', 1],
      [30, 'resolved', 1],
      [31, 'resolved', 1],
      [40, 'in-progress', 2],
      [50, 'resolved', 2],
      [60, 'in-progress', 3],
    ])
  })
})

const REFUSED: [string, Case, CaseEvent, object][] = [
  [
    'the side that opened it cannot acknowledge',
    open,
    acknowledge(ana),
    { refused: 'CASE-12 waits for the other side to acknowledge; only they can. You can ask them, or escalate.' },
  ],
  [
    'acknowledging again is harmless',
    taken,
    acknowledge(dana),
    { unchanged: 'CASE-12 is acknowledged already; you own it.' },
  ],
  [
    'acknowledging again after handing it over is harmless',
    after(taken, [20, assign(dana, dev)]),
    acknowledge(dana),
    { unchanged: 'CASE-12 is acknowledged already; Dev owns it now.' },
  ],
  [
    'a second person learns who owns it',
    taken,
    acknowledge(dev),
    { refused: 'CASE-12 is acknowledged already and Dana owns it. To change the owner, assign it.' },
  ],
  [
    'a resolved one takes no acknowledgement',
    resolved,
    acknowledge(dev),
    { refused: 'CASE-12 is resolved; reopen it first if you want to take it on.' },
  ],
  [
    'a resolved one takes no question',
    resolved,
    ask(ana),
    { refused: 'CASE-12 is resolved; reopen it first if you want to ask about it.' },
  ],
  [
    'a resolved one takes no reply',
    resolved,
    reply(ana),
    { refused: 'CASE-12 is resolved; reopen it first if you want to reply.' },
  ],
  [
    'a resolved one takes no second resolution',
    resolved,
    resolve(ana),
    { refused: 'CASE-12 is resolved; reopen it first if you want to resolve it anew.' },
  ],
  [
    'resolving twice by the same person is harmless',
    resolved,
    resolve(dana),
    { unchanged: 'You have resolved CASE-12 already.' },
  ],
  [
    'a resolved one keeps its severity',
    resolved,
    severity(ana, 3),
    { refused: 'CASE-12 is resolved; reopen it first if you want to change its severity.' },
  ],
  [
    'a resolved one keeps its owner',
    resolved,
    assign(ana, dev),
    { refused: 'CASE-12 is resolved; reopen it first if you want to change its owner.' },
  ],
  [
    'what is not resolved cannot be reopened',
    taken,
    reopen(ana),
    { refused: 'CASE-12 is not resolved, so there is nothing to reopen. It is with Dana.' },
  ],
  ['the same severity is no change', taken, severity(ana, 1), { unchanged: 'CASE-12 has severity 1 already.' }],
  ['the same owner is no change', taken, assign(ana, dana), { unchanged: 'Dana owns CASE-12 already.' }],
]

test.each(REFUSED)('of a case, %s', (_title, given, event, then) => {
  expect(decide(given, event, 50)).toEqual(then)
})

const EFFECTS: [string, Case, CaseEvent, string[]][] = [
  [
    'an acknowledgement makes them its owner and updates the clocks',
    open,
    acknowledge(dana),
    ['change hands', 'update clocks'],
  ],
  ['a question is posted and updates the clocks', taken, ask(dana), ['post note', 'update clocks']],
  ['a further question is posted and leaves the clocks alone', waitingOnUs, ask(dana), ['post note']],
  ['a note is posted and leaves the clocks alone', taken, reply(ana), ['post note']],
  [
    'a resolution by the side that is owed ends the escalations',
    taken,
    resolve(ana),
    ['post note', 'update clocks', 'end escalations', 'end requests to merge'],
  ],
  [
    'a resolution by the side that owes has to be confirmed too',
    taken,
    resolve(dana),
    ['post note', 'update clocks', 'await confirmation', 'hold escalations', 'end requests to merge'],
  ],
  ['a reopening is posted and updates the clocks', resolved, reopen(ana), ['post note', 'update clocks']],
  [
    'a change of severity updates the clocks and changes what they follow',
    taken,
    severity(ana, 2),
    ['update clocks', 'change severity'],
  ],
  ['a change of owner tells the new one', taken, assign(ana, dev), ['change hands', 'tell']],
]

test.each(EFFECTS)('beside fact and card, %s', (_title, given, event, then) => {
  const decision = decide(given, event, 50)
  expect('effects' in decision && decision.effects.slice(2).map(({ effect }) => effect)).toEqual(then)
})

describe('news that arrives late', () => {
  test('never makes the log go backwards, and keeps the true time of the acknowledgement', () => {
    const late = after(waitingOnThem, [15, acknowledge(dana)])
    expect(late.acknowledgedAt).toBe(15)
    expect(late.log.at(-1)).toEqual({
      at: 20,
      happenedAt: 15,
      status: 'waiting',
      waitingOn: 'partner',
      acknowledged: true,
      round: 1,
      severity: 1,
    })
  })

  test('is never placed before the case was opened', () => {
    expect(after(opened(100), [90, acknowledge(dana)])).toMatchObject({
      acknowledgedAt: 100,
      log: [{ at: 100 }, { at: 100 }],
    })
  })

  test('cannot resolve a case before it was reopened', () => {
    expect(after(resolved, [40, reopen(ana)], [35, resolve(dana)])).toMatchObject({ resolvedAt: 40 })
  })

  test('is a note when it is a reply from before the question', () => {
    expect(after(waitingOnUs, [15, reply(ana)])).toMatchObject({ status: 'waiting', log: waitingOnUs.log })
  })
})
