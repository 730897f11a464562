import type Database from 'better-sqlite3'
import { factCopier } from './copy-facts.ts'
import { idsOfPartners } from './partner-ids.ts'
import type { Size } from './size.ts'
import { insertion, withoutIndexes } from './sql.ts'
import { type Column, type Copy, patternOf, type Row, without } from './template.ts'
import { WEEK } from './weeks.ts'

/** The lives that partner 0 has lived, by the number of the case. */
const SOLVED = 1
const SOLVED_TWICE = 2
const ESCALATED = 3
export const RUNNING = 4
const LIVES = [SOLVED, SOLVED_TWICE, ESCALATED, RUNNING]

/** The oldest case lies so far before those that are copied. */
const BACK = 200 * WEEK
/** What runs is due from here on, so that nothing falls due while something else is measured. */
const AHEAD = 34 * WEEK
/** Those that are copied began so long ago; what retention keeps for a week is moved on by that. */
export const BEGAN = 10 * WEEK

/** What retention would have left: of so many of a hundred cases, the newer half of them. */
const KEPT = { Delivery: 10, InboundEvent: 10, Shown: 20, OnceKey: 20, Alarm: 2 }

type Put = (copy: Copy) => void

/** Fill the database with copies of what partner 0 has, until it is of that size. */
export function multiply(db: Database.Database, size: Size): void {
  const partner0 = db.prepare<[], { id: string }>(`SELECT id FROM "Partner" WHERE slug = 'partner-0'`).get()!.id
  const idsOf = idsOfPartners(db)
  const lives = new Map(LIVES.map((life) => [life, livesAgain(db, life)]))
  const putFacts = factCopier(db, partner0)
  const kept = Object.entries(KEPT).map(([table, percent]) => ({ percent, put: keptAgain(db, table) }))
  const made = { cases: LIVES.length, clocks: count(db, 'Clock'), ladders: count(db, 'Ladder') }
  const fill = (): void => {
    for (let at = made.cases; made.cases < size.cases; at += 1) {
      const life = lifeOf(at, made.clocks, size)
      const { clocks, ladders, put } = lives.get(life)!
      made.cases += 1
      made.clocks += clocks
      const numbers = new Map([[`CASE-${life}`, made.cases]])
      for (const label of ladders) numbers.set(label, (made.ladders += 1))
      // A tenth of all is one partner's, so that what grows with a partner shows too.
      const nth = at % 10 === 0 || size.partners === 1 ? 0 : 1 + (at % (size.partners - 1))
      const copy = { shiftMs: shiftOf(at, life, size), ids: new Map(idsOf(nth)), numbers }
      put(copy)
      putFacts(life, copy)
      if (at < size.cases / 2) continue
      for (const { percent, put } of kept)
        if (at % 100 < percent) put({ shiftMs: BEGAN + at, ids: new Map(idsOf(nth)), numbers })
    }
    const countOn = db.prepare('UPDATE "Counter" SET last = ? WHERE series = ?')
    countOn.run(made.cases, 'case')
    countOn.run(made.ladders, 'escalation')
  }
  withoutIndexes(db, () => db.transaction(fill)())
}

/** Of the newest tenth every second one runs, with one clock of its two; of the others one in eleven was escalated. */
function lifeOf(at: number, clocksSoFar: number, { cases, clocks }: Size): number {
  if (at >= cases * 0.9 && (at * 7) % 20 < 10) return RUNNING
  if (at % 11 === 3) return ESCALATED
  return clocksSoFar < (at * clocks) / cases ? SOLVED_TWICE : SOLVED
}

/** By whole weeks, so that what was worked still is; and by a moment of its own. */
function shiftOf(at: number, life: number, { cases }: Size): number {
  const weeks = life === RUNNING ? AHEAD : -BACK
  return weeks + Math.floor(((at / cases) * BACK) / 2 / WEEK) * WEEK + at
}

/** Everything of one of the lives, once more. */
function livesAgain(db: Database.Database, life: number): { clocks: number; ladders: string[]; put: Put } {
  const rows = (sql: string, ...given: string[]) => db.prepare<string[], Row>(sql).all(...given)
  const [one] = rows('SELECT * FROM "Case" WHERE number = CAST(? AS INTEGER)', String(life))
  const caseId = String(one!['id'])
  const clocks = rows('SELECT * FROM "Clock" WHERE subjectId = ?', caseId)
  const ladders = rows('SELECT * FROM "Ladder" WHERE subjectId = ?', caseId)
  const timers = [one!, ...clocks, ...ladders].flatMap(({ id }) =>
    rows('SELECT * FROM "Timer" WHERE subjectId = ?', String(id)),
  )
  const puts = [
    again(db, 'Case', one!, 'CASE'),
    ...clocks.map((row) => again(db, 'Clock', row)),
    ...ladders.map((row) => again(db, 'Ladder', row, 'ESC')),
    ...timers.map((row) => again(db, 'Timer', row)),
  ]
  return {
    clocks: clocks.length,
    ladders: ladders.map(({ number }) => `ESC-${number}`),
    put: (copy) => {
      for (const put of puts) put(copy)
    },
  }
}

function keptAgain(db: Database.Database, table: string): Put {
  return again(db, table, db.prepare<[], Row>(`SELECT * FROM "${table}" LIMIT 1`).get()!)
}

function again(db: Database.Database, table: string, written: Row, label?: string): Put {
  const row = without('seq', written)
  const pattern = patternOf(row, label)
  const insert = insertion(db, table, Object.keys(row))
  return (copy) => void insert.run(...pattern(copy))
}

function count(db: Database.Database, table: string): number {
  return db.prepare<[], { n: number } & Record<string, Column>>(`SELECT count(*) AS n FROM "${table}"`).get()!.n
}
