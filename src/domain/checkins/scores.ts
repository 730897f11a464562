import type { Side } from '../partners/party.ts'
import type { FlagId } from './flags.ts'

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

/** `away`: so many more were asked, did not answer, and were away. `notAsked`: so many more were left alone, since another check had just asked them. `anonymous`: the side answered without names. */
export type Turnout = { answered: number; asked: number; away?: number; notAsked?: number; anonymous?: true }

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

/** A red flag with its evidence. */
export type RedFlag = {
  flag: FlagId
  name: string
  /** What raised it. */
  rule:
    /** A score below a limit, once or twice running. */
    | { kind: 'below' | 'below twice'; limit: number }
    /** The two sides at least so far apart. */
    | { kind: 'apart'; from: number }
    /** The index at least so far below what it was. */
    | { kind: 'fell'; from: number; to: number; limit: number }
    /** Items of a list past due. */
    | { kind: 'overdue'; what: 'checklist' | 'readiness'; items: number }
    /** Notice is to be given within so many days, and leaving was never tried out. */
    | { kind: 'no way out'; days: number }
    /** So many percent of the promises are kept, and the index, or how content the users are, is below the limit. */
    | { kind: 'kept but red'; kept: number; limit: number; rhi?: number; satisfaction?: number }
    /** More in each period than in the one before. */
    | { kind: 'rising'; counts: number[] }
    /** The sponsor of these sides was missing twice running. */
    | { kind: 'missing twice'; sides: Side[] }
    /** Twice running below the limit, with nothing done about it. */
    | { kind: 'ageing'; limit: number }
  /** The dimensions that it rests on. */
  dimensions: DimensionScore[]
}
