import { expect, test } from 'vitest'
import { ConflictError } from '../../src/ports/store/store.ts'
import { retryLostRace } from '../../src/storage/retry-lost-race.ts'
import { StorageError } from '../../src/storage/storage-error.ts'

test('work that loses a race runs again until it wins', async () => {
  const losses: unknown[] = [new ConflictError('first'), new StorageError('busy', 'second')]
  const retries: number[] = []
  const won = await retryLostRace(
    async () => {
      if (losses.length > 0) throw losses.shift()
      return 'won'
    },
    (attempt) => retries.push(attempt),
  )
  expect(won).toBe('won')
  expect(retries).toEqual([1, 2])
})

test('a conflict that never goes away surfaces after a bounded number of attempts', async () => {
  let attempts = 0
  const losing = retryLostRace(
    async () => {
      attempts += 1
      throw new ConflictError(`attempt ${attempts}`)
    },
    () => undefined,
  )
  await expect(losing).rejects.toThrow('attempt 10')
})

test('any other failure surfaces at once', async () => {
  let attempts = 0
  const failing = retryLostRace(
    async () => {
      attempts += 1
      throw new StorageError('missing-row', 'no such row')
    },
    () => undefined,
  )
  await expect(failing).rejects.toThrow('no such row')
  expect(attempts).toBe(1)
})
