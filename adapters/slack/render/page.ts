import type { MessageBlock } from './chart-block.ts'
import { marked } from './text-objects.ts'

/** Less room than this is not worth another piece of text. */
const LEAST = 40
const CUT_NOTICE = '… The rest is too long for one message.'

/** The body of one message while it is being filled: knows how much still fits, and says so when something did not. */
export class Page {
  readonly #blocks: MessageBlock[] = []
  #blocksLeft: number
  #charactersLeft: number
  #cut = false

  constructor(room: { blocks: number; characters: number }) {
    // One block and its words are kept for the notice.
    this.#blocksLeft = room.blocks - 1
    this.#charactersLeft = room.characters - CUT_NOTICE.length
  }

  /** Characters that the next piece of text may have, at most `most`; 0 when the page is full, which is remembered. */
  room(most: number): number {
    if (this.#charactersLeft >= LEAST && this.#blocksLeft > 0) return Math.min(most, this.#charactersLeft)
    this.#cut = true
    return 0
  }

  /** Nothing more goes on it, though there may be a little room: what came next would have said nothing. */
  end(): void {
    this.#cut = true
    this.#charactersLeft = 0
  }

  add(block: MessageBlock): void {
    const characters = charactersIn(block)
    if (this.#blocksLeft < 1 || characters > this.#charactersLeft) {
      this.#cut = true
      return
    }
    this.#blocks.push(block)
    this.#blocksLeft -= 1
    this.#charactersLeft -= characters
  }

  get blocks(): MessageBlock[] {
    if (!this.#cut) return this.#blocks
    return [...this.#blocks, { type: 'context', elements: [marked(CUT_NOTICE, 100)] }]
  }
}

/** Characters of text in blocks, wherever it is nested. */
export function charactersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + charactersIn(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : charactersIn(inner)),
    0,
  )
}
