import { DatabaseSync } from 'node:sqlite'

/** What stands in the database, read past the product's own code. */
export type Rows = {
  cases: CaseRow[]
  ladders: { number: number; version: number; about: string }[]
  facts: FactRow[]
  clocks: { caseNumber: number; measure: string; round: number; status: string; breachedAt?: number }[]
  /** Stored, and not yet acted on. */
  waitingEvents: number
  /** Given up by the product after faults of its own. */
  setAsideEvents: number
  /** Messages on their way: not those that wait for somebody's hours. */
  waitingMessages: number
  failedMessages: { code: string; reason: string }[]
  /** When the next deadline is, in epoch ms. */
  nextDeadline?: number
}

export type CaseRow = { number: number; title: string; status: string; version: number; acknowledged: boolean }

/** `data`: what content and words tell together. `at`: in UTC, to the millisecond. */
export type FactRow = {
  partnerId: string
  chain: string
  seq: number
  at: string
  subject: string
  kind: string
  content: string
  contentSalt: string
  contentDigest: string
  words?: string
  wordsSalt?: string
  wordsDigest?: string
  data: Record<string, unknown>
  hash: string
}

type Row = Record<string, unknown>

/** One look at one moment, beside whoever else has the file open. */
export function readRows(file: string): Rows {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 })
  try {
    database.exec('BEGIN')
    return look((sql) => database.prepare(sql).all())
  } finally {
    database.close()
  }
}

function look(all: (sql: string) => Row[]): Rows {
  const count = (sql: string) => Number(all(sql)[0]?.['n'])
  const [next] = all('SELECT min(dueAt) AS at FROM "Timer"')
  return {
    cases: all('SELECT number, status, version, state FROM "Case" ORDER BY number').map(readCase),
    ladders: all('SELECT number, version, state FROM "Ladder" ORDER BY number').map(({ number, version, state }) => ({
      number: Number(number),
      version: Number(version),
      about: String(json(json(state)['subject'])['label']),
    })),
    facts: all('SELECT * FROM "Fact" ORDER BY id').map(readFact),
    clocks: all(
      'SELECT c.number, k.measure, k.round, k.status, k.state FROM "Clock" k JOIN "Case" c ON c.id = k.subjectId',
    ).map(({ number, measure, round, status, state }) => {
      const { breachedAt } = json(state)
      const clock = {
        caseNumber: Number(number),
        measure: String(measure),
        round: Number(round),
        status: String(status),
      }
      return { ...clock, ...(typeof breachedAt === 'number' && { breachedAt }) }
    }),
    waitingEvents: count(`SELECT count(*) AS n FROM "InboundEvent" WHERE status = 'pending'`),
    setAsideEvents: count(`SELECT count(*) AS n FROM "InboundEvent" WHERE status = 'set-aside'`),
    waitingMessages: count(`SELECT count(*) AS n FROM "Delivery" WHERE unfinished AND status <> 'held'`),
    failedMessages: all(`SELECT lastCode, lastReason FROM "Delivery" WHERE status = 'failed'`).map((row) => ({
      code: String(row['lastCode']),
      reason: String(row['lastReason']),
    })),
    ...(typeof next?.['at'] === 'string' && { nextDeadline: Date.parse(next['at']) }),
  }
}

function readCase({ number, status, version, state }: Row): CaseRow {
  const { title, acknowledgedAt } = json(state)
  return {
    number: Number(number),
    title: String(title),
    status: String(status),
    version: Number(version),
    acknowledged: acknowledgedAt !== undefined,
  }
}

function readFact(row: Row): FactRow {
  const text = (column: string) => String(row[column])
  return {
    partnerId: text('partnerId'),
    chain: text('chain'),
    seq: Number(row['seq']),
    at: new Date(text('at')).toISOString(),
    subject: text('subject'),
    kind: text('kind'),
    content: text('content'),
    contentSalt: text('contentSalt'),
    contentDigest: text('contentDigest'),
    ...(row['wordsDigest'] !== null && {
      words: text('words'),
      wordsSalt: text('wordsSalt'),
      wordsDigest: text('wordsDigest'),
    }),
    data: { ...json(json(row['content'])['data']), ...json(row['words']) },
    hash: text('hash'),
  }
}

function json(value: unknown): Record<string, unknown> {
  const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
}
