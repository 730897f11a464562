/** One thing Slack would refuse. `pointer` is a JSON pointer such as "/blocks/2/text/text". */
export type BlockProblem = {
  code: 'invalid_blocks' | 'msg_blocks_too_long' | 'invalid_arguments' | 'view_too_large'
  pointer: string
  /** In Slack's own manner, e.g. "must be less than 3001 characters". */
  message: string
  /** Which block, for a reader: "section #2" counts from 0 like the pointer; empty when the whole is meant. */
  block: string
}

/** Collects what is wrong with one message or view. */
export class Findings {
  readonly problems: BlockProblem[] = []
  /** Named in every problem reported until the next block is entered. */
  block = ''
  readonly #code: BlockProblem['code']

  constructor(code: BlockProblem['code']) {
    this.#code = code
  }

  add(pointer: string, message: string, code: BlockProblem['code'] = this.#code): void {
    this.problems.push({ code, pointer, message, block: this.block })
  }

  /** Refuses a string longer than `most`; Slack words it "less than most + 1". */
  longest(pointer: string, value: unknown, most: number): void {
    if (value === undefined) return
    if (typeof value !== 'string') this.add(pointer, 'must provide a string')
    else if (value.length > most) this.add(pointer, `must be less than ${most + 1} characters`)
  }

  /** Refuses a list that is missing, not a list, empty, or longer than `most`. Returns what can be inspected further. */
  items(pointer: string, value: unknown, most: number, least = 1): unknown[] {
    if (!Array.isArray(value)) {
      this.add(pointer, 'must provide an array')
      return []
    }
    if (value.length < least) this.add(pointer, `no fewer than ${least} items allowed`)
    if (value.length > most) this.add(pointer, `no more than ${most} items allowed`)
    return value
  }
}
