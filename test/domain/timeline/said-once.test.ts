import { expect, test } from 'vitest'
import type { FactDraft } from '../../../src/domain/timeline/fact.ts'
import { saidOnce } from '../../../src/domain/timeline/said-once.ts'

const tom = { personId: 'tom', name: 'Tom Ek', side: 'internal' } as const
const mia = { personId: 'mia', name: 'Mia Chen', side: 'partner' } as const
const fact = (kind: FactDraft['kind'], at: number, by: FactDraft['by'], text: string): FactDraft => ({
  ...{ partnerId: 'acme', subject: 'CASE-1', audience: 'shared', kind, at, data: { text } },
  ...(by && { by }),
})

test('what was written and then made a question is told as the question; the same words of others, or at another time, are told as well', () => {
  const asked = fact('CaseQuestionAsked', 2, tom, 'Since when?')
  const others = [fact('CaseReplied', 1, tom, 'Since when?'), fact('CaseReplied', 2, mia, 'Since when?')]
  expect(saidOnce([...others, fact('CaseReplied', 2, tom, 'Since when?'), asked])).toEqual([...others, asked])
})
