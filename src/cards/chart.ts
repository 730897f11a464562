/**
 * Numbers that are better seen than read. `says`: all of it in a sentence or two with the figures, for whoever cannot see it and for where nothing can be drawn. Never
 * drawn where there is less to see than two of them.
 */
export type Chart = { title: string; says: string } & (LineChart | DayStrip | PairChart)

/** Lines over the same stations, in order. */
type LineChart = {
  shape: 'lines'
  /** What the numbers are, in a word or two: "% of cases". */
  unit: string
  /** The ends of the scale, where they are not for the numbers to say. */
  scale?: { from: number; to: number }
  /** One for each station; no two alike. */
  labels: string[]
  /** `null` where there is no number. */
  lines: { name: string; values: (number | null)[] }[]
}

/** The days of a period, in order: what was met and what was missed on each. */
type DayStrip = {
  shape: 'days'
  /** Of the first, as `2026-11-01`; the rest follow it day by day. */
  from: string
  days: { met: number; missed: number }[]
}

/** What two see of the same things, row beside row. */
type PairChart = {
  shape: 'pairs'
  /** The ends of the scale that all rows share. */
  scale: { from: number; to: number }
  /** Of the two; never alike. */
  names: [string, string]
  /** `null` where one has no number. `marked`: the row that is looked for. */
  rows: { label: string; values: [number | null, number | null]; marked?: true }[]
}

/** Of a label and of a line's name, in characters: what legends hold. */
export const LONGEST_NAME = 20
