import { describe, expect, test } from 'vitest'
import type { Case } from '../../../src/domain/cases/case.ts'
import { eraseFromCase } from '../../../src/domain/cases/erase-from-case.ts'
import { eraseFromRun } from '../../../src/domain/checkins/erase-from-run.ts'
import { eraseFromLadder } from '../../../src/domain/escalations/erase-from-ladder.ts'
import { ada, ladder, openCase, resolved, run } from '../../contracts/store/samples.ts'

const isAda = (id: string): boolean => id === ada.personId
const isNobody = (): boolean => false

describe('What somebody wrote goes from', () => {
  test('a case: its title, its description, the question that stands or stood, how it was resolved', () => {
    const open = openCase(1)
    expect(eraseFromCase(open, isAda)).toMatchObject({ title: '(erased)', version: open.version + 1, openedBy: ada })
    const waiting = {
      ...open,
      status: 'waiting' as const,
      on: 'partner' as const,
      question: 'Since when?',
      askedBy: ada,
    }
    expect(eraseFromCase(waiting, isAda)).toMatchObject({ question: '(erased)' })
    expect(eraseFromCase(resolved(open, 2), isAda)).toMatchObject({ note: '(erased)' })
    const withdrawn = { ...open, status: 'withdrawn' as const, endedAt: 1, endedBy: ada, reason: 'Found it' }
    expect(eraseFromCase(withdrawn, isAda)).toMatchObject({ reason: '(erased)' })
    const confirmation = { by: 'internal' as const, until: 9, before: waiting }
    const unconfirmed = { ...resolved(open, 2), resolvedBy: { ...ada, personId: 'bob' }, confirmation } as Case
    expect(eraseFromCase(unconfirmed, isAda)).toMatchObject({ confirmation: { before: { question: '(erased)' } } })
    const bob = { ...ada, personId: 'bob' }
    const titledByBob = { ...open, titledBy: bob, description: { text: 'Since nine.', by: ada } }
    expect(eraseFromCase(titledByBob, isAda)).toMatchObject({ title: open.title, description: { text: '(erased)' } })
    expect(eraseFromCase(titledByBob, (id) => id === 'bob')).toMatchObject({
      title: '(erased)',
      description: { text: 'Since nine.' },
    })
    const ended = { endedAt: 1, endedBy: bob, before: waiting }
    for (const over of [
      { ...open, ...ended, status: 'withdrawn' as const, reason: 'Found it' },
      { ...open, ...ended, status: 'merged' as const, into: { id: 'c0', number: 1 } },
    ])
      expect(eraseFromCase(over, isAda)).toMatchObject({ before: { question: '(erased)' } })
    for (const one of [open, waiting, withdrawn, unconfirmed]) expect(eraseFromCase(one, isNobody)).toBe(one)
  })

  test('an escalation: its reason, why it ended, and what its subject was called', () => {
    const climbing = { ...ladder(1, 'case-1', 'manual'), startedBy: ada }
    const same = ({ title }: { title: string }) => title
    const next = { reason: '(erased)', version: climbing.version + 1 }
    expect(eraseFromLadder(climbing, isAda, same)).toMatchObject(next)
    expect(eraseFromLadder(climbing, isNobody, () => '(erased)').subject.title).toBe('(erased)')
    expect(eraseFromLadder(climbing, isNobody, same)).toBe(climbing)
    const { subject, cause, reason, urgency } = climbing
    const joined = [{ subject, cause, reason, urgency, startedBy: ada, at: 1 }]
    const both = { ...ladder(1, 'case-1', 'sla-breach'), joined }
    expect(eraseFromLadder(both, isAda, () => 'Anew')).toMatchObject({
      ...{ reason: both.reason, subject: { title: 'Anew' } },
      joined: [{ reason: '(erased)', subject: { title: 'Anew' } }],
    })
  })

  test('a health check: their comments, and not what they judged', () => {
    const response = {
      at: 1,
      side: 'internal' as const,
      late: false,
      answers: { Q1: 4 as const },
      comment: 'Fine',
      followUp: 'No',
    }
    const other = { ...response, comment: 'Others wrote this' }
    const one = { ...run(1), responses: { [ada.personId]: response, bob: other } }
    const { comment: _, followUp: __, ...judged } = response
    expect(eraseFromRun(one, isAda).responses).toEqual({ [ada.personId]: judged, bob: other })
    expect(eraseFromRun(one, isNobody)).toBe(one)
  })
})
