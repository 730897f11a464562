import type { Side } from '../partners/party.ts'

/** How the partnership stands once a run is over, from 0 to 100; absent where too few of a side answered, or nobody of it could judge. */
export type Scores = {
  dimensions: DimensionScore[]
  internal?: number
  partner?: number
  /** Relationship health index: (internal + partner) / 2, whatever the headcounts. Absent with insufficient data. */
  rhi?: number
  band: Band
  responses: Record<Side, Turnout>
  flags: RedFlag[]
}

/** `away`: so many more were asked, did not answer, and were away. */
export type Turnout = { answered: number; asked: number; away?: number }

export type DimensionScore = {
  dimension: string
  /** Not asked this time: by what people said in runs before. */
  earlier?: true
  internal?: number
  partner?: number
  /** internal − partner */ gap?: number
}

/** green ≥ 75, amber 50–74, red < 50; any red dimension caps at amber; a side of which fewer than 60 % answered is insufficient data. */
export type Band = 'green' | 'amber' | 'red' | 'insufficient data'

/** A red flag with its evidence. `escalates`: its default policy opens a ladder; the others are noted. */
export type RedFlag = {
  flag: string
  name: string
  /** What in the figures raised it: a score below a limit, once or twice running; the two sides as far apart as this; the index as far below what it was. */
  rule:
    | { kind: 'below' | 'below twice'; limit: number }
    | { kind: 'apart'; from: number }
    | { kind: 'fell'; from: number; to: number; limit: number }
  /** The dimensions that it rests on. */
  dimensions: DimensionScore[]
  escalates: boolean
}
