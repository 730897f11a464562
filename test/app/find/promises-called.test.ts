import { describe, expect, test } from 'vitest'
import { promisesCalled } from '../../../src/app/find/promises-called.ts'
import { promise } from '../../fixtures/terms.ts'

const promises = [
  promise({ id: 'any' }),
  promise({ id: 's1', severity: 1 }),
  promise({ id: 'ours', severity: 1, obligor: 'internal' }),
  promise({ id: 'incidents', severity: 1, kind: 'incident' }),
  promise({ id: 'ack', measure: 'acknowledge', severity: 1 }),
]
const called = (words: string) => promisesCalled(words, promises)?.map(({ id }) => id)

describe('a promise is called', () => {
  test.each([
    ['resolve', ['any', 's1', 'ours', 'incidents']],
    ['resolve severity 1', ['s1', 'ours', 'incidents']],
    ['the time to resolve, sev1', ['s1', 'ours', 'incidents']],
    ['“resolve” P1 incidents', ['incidents']],
    ['Resolution of severity 2 cases', []],
    ['acknowledgement', ['ack']],
    ['ack', ['ack']],
  ])('by “%s”', (words, ids) => {
    expect(called(words)).toEqual(ids)
  })

  test.each(['availability', 'orders without rework', 'resolve orders', 'severity 1', ''])(
    'not by “%s”, which may be anything else',
    (words) => {
      expect(called(words)).toBeUndefined()
    },
  )
})
