import { expect, test } from 'vitest'
import type { Voice } from '../../../src/domain/checkins/voice.ts'
import type { OpenStore } from './opened-store.ts'
import { registerAcme, run } from './samples.ts'

const voice = (comment: string): Voice => ({ answers: { Q1: 4 }, comment })

export function anonymousAnswerContract(open: OpenStore): void {
  test('an answer without a name is kept once for each person, apart for each side, and is gone with all marks as the run ends', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.runs.insert(run(1))
      await tx.anonymousAnswers.open('run-1', ['internal', 'partner'])
    })
    const add = (personId: string, side: 'internal' | 'partner', comment: string, runId = 'run-1') =>
      store.transact((tx) => tx.anonymousAnswers.add(runId, personId, side, voice(comment)))
    const answered = (personId: string) => store.read((view) => view.anonymousAnswers.hasAnswered('run-1', personId))

    expect(await add('ana', 'internal', 'one')).toBe('kept')
    expect(await add('ana', 'internal', 'two')).toBe('answered before')
    expect(await add('ivo', 'internal', 'three')).toBe('kept')
    expect(await add('ben', 'partner', 'four \0 \ud83d')).toBe('kept')
    expect(await add('ana', 'internal', 'five', 'another')).toBe('not open')
    expect([await answered('ana'), await answered('ben'), await answered('zed')]).toEqual([true, true, false])
    const { internal = [], partner = [] } = await store.read((view) => view.anonymousAnswers.of('run-1'))
    expect(internal.map(({ comment }) => comment).toSorted()).toEqual(['one', 'three'])
    expect(partner).toEqual([voice('four \uFFFD \uFFFD')])

    await store.transact((tx) => tx.anonymousAnswers.end('run-1'))
    expect(await answered('ana')).toBe(false)
    expect(await store.read((view) => view.anonymousAnswers.of('run-1'))).toEqual({})
    expect(await add('ana', 'internal', 'late')).toBe('not open')
  })

  test('two who answer at the same moment are both kept', async () => {
    const { store, another } = await open()
    const other = await another()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.runs.insert(run(1))
      await tx.anonymousAnswers.open('run-1', ['internal'])
    })
    const all = Array.from({ length: 12 }, (_, at) => `person-${at}`)
    await Promise.all(
      all.map((id, at) =>
        (at % 2 === 0 ? store : other).transact((tx) => tx.anonymousAnswers.add('run-1', id, 'internal', voice(id))),
      ),
    )
    const { internal = [] } = await store.read((view) => view.anonymousAnswers.of('run-1'))
    expect(internal.map(({ comment }) => comment).toSorted()).toEqual(all.toSorted())
  })
}
