/** What became of one number that a system reported: `unchanged` where it was reported so already. Numbers are exact decimals, as texts. */
export type NumberTaken = {
  figure: string
  period: string
  value: string
  unit: string
  outcome: 'reported' | 'corrected' | 'unchanged'
  /** What it was before. */
  before?: string
  /** The time to report it was over by then. */
  late: boolean
}

/** What a request that reported numbers came to; in the order in which it named them. */
export type NumbersTaken = { partner: string; measurements: NumberTaken[] }
