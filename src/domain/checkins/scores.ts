import type { Side } from '../partners/party.ts'

/** What a run says, from 0 to 100; absent where nobody of that side could judge. */
export type Scores = {
  dimensions: DimensionScore[]
  internal?: number
  partner?: number
  /** Relationship health index: (internal + partner) / 2, whatever the headcounts. Absent with insufficient data. */
  rhi?: number
  band: Band
  responses: Record<Side, { answered: number; asked: number }>
  flags: RedFlag[]
}

export type DimensionScore = {
  itemId: string
  dimension: string
  internal?: number
  partner?: number
  /** internal − partner */ gap?: number
}

/** green ≥ 75, amber 50–74, red < 50; any red dimension caps at amber; a silent side or a response rate under 60 % is insufficient data. */
export type Band = 'green' | 'amber' | 'red' | 'insufficient data'

/** A red flag with its evidence. `escalates`: its default policy opens a ladder; the others are noted. */
export type RedFlag = {
  flag: string
  name: string
  /** What in the figures raised it: a score below a limit, or the two sides as far apart as this. */
  rule: { kind: 'below'; limit: number } | { kind: 'apart'; from: number }
  /** The dimensions that it rests on. */
  dimensions: DimensionScore[]
  escalates: boolean
}
