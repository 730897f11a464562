import type { LocalPlatform } from '../../src/playground/workplace.ts'
import { isMarked, keyOf } from './seen.ts'

const MARKER = /M\d{5}/gu

/** Looks on while a run goes on, and remembers what cannot be seen at its end. */
export class Watch {
  /** Messages that said of themselves, when they came, that they may be a repeat. */
  readonly marked = new Set<string>()
  /** Markers in what the product has answered with a success. */
  readonly acknowledged = new Set<string>()
  /** Requests so far between the product and the platforms. */
  exchanges = 0
  readonly #waiting = new Set<() => void>()

  constructor(...platforms: LocalPlatform[]) {
    for (const platform of platforms) {
      let seen = 0
      platform.onChange(() => {
        seen = this.#lookAt(platform, seen)
        for (const look of this.#waiting) look()
      })
    }
  }

  /** Resolves true as soon as it is so, false when it is not within so many milliseconds. */
  until(isSo: () => boolean, withinMs: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const look = () => {
      if (isSo()) resolve(true)
    }
    const timeout = setTimeout(() => resolve(false), withinMs)
    this.#waiting.add(look)
    look()
    return promise.finally(() => {
      clearTimeout(timeout)
      this.#waiting.delete(look)
    })
  }

  #lookAt(platform: LocalPlatform, seen: number): number {
    const news = platform.exchanges(seen)
    this.exchanges += news.length
    for (const { direction, status, request } of news)
      if (direction === 'to-bot' && status >= 200 && status < 300)
        for (const marker of JSON.stringify(request).match(MARKER) ?? []) this.acknowledged.add(marker)
    const { platform: name, messages } = platform.workplace()
    for (const message of messages.slice(-50)) if (isMarked(message)) this.marked.add(keyOf(name, message))
    return news.at(-1)?.seq ?? seen
  }
}
