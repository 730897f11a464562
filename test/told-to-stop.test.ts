import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { untilToldToStop } from '../src/told-to-stop.ts'

describe('whoever stops the server', () => {
  const exit = vi.spyOn(process, 'exit')

  beforeEach(() => {
    vi.useFakeTimers()
    exit.mockReset().mockReturnValue(undefined as never)
  })

  afterEach(() => {
    for (const word of ['SIGTERM', 'SIGINT']) process.removeAllListeners(word)
    vi.useRealTimers()
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'by a %s that reaches it twice, since npm passes it on, has said it once; a moment later it is said again',
    (word) => {
      const signal = untilToldToStop()
      process.emit(word)
      expect(signal.aborted).toBe(true)
      vi.advanceTimersByTime(120)
      process.emit(word)
      expect(exit).not.toHaveBeenCalled()
      vi.advanceTimersByTime(600)
      process.emit(word)
      expect(exit).toHaveBeenCalledWith(1)
    },
  )

  test('by another word than before ends it at once', () => {
    untilToldToStop()
    process.emit('SIGTERM')
    process.emit('SIGINT')
    expect(exit).toHaveBeenCalledWith(1)
  })
})
