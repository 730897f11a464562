import type Database from 'better-sqlite3'
import { beginning, hashOf, sealed } from '../../src/domain/timeline/link-fact.ts'
import { sha256 } from '../../src/storage/sha256.ts'
import { insertion } from './sql.ts'
import { type Copy, patternOf, type Row, without } from './template.ts'

/** Of each case and its escalations; all of them would be most of the database, and whoever looks for some does so by the same two indexes. */
const COPIED = ['CaseOpened', 'EscalationStarted', 'EscalationResolved', 'CaseResolved']

/** Appends the main facts of a copied case to its partner's shared chain, in such a way that the chain verifies. */
export function factCopier(db: Database.Database, partner0: string): (life: number, copy: Copy) => void {
  const heads = new Map<string, { seq: number; hash: string }>()
  const headOf = db.prepare<[string], { seq: number; hash: string }>(
    `SELECT seq, hash FROM "Fact" WHERE partnerId = ? AND chain = 'shared' ORDER BY seq DESC LIMIT 1`,
  )
  const ofCase = db.prepare<{ label: string; kind: string }, Row>(
    `SELECT * FROM "Fact" WHERE kind = @kind AND chain = 'shared' AND subject IN (
       SELECT @label UNION SELECT 'ESC-' || number FROM "Ladder" WHERE json_extract(state, '$.subject.label') = @label
     ) GROUP BY subject HAVING seq = min(seq) ORDER BY seq`,
  )
  const patterns = new Map<number, ((copy: Copy) => Row)[]>()
  const patternsOf = (life: number) => {
    const rows = COPIED.flatMap((kind) => ofCase.all({ label: `CASE-${life}`, kind }))
    return rows.map((written) => {
      const row = without('id', written)
      const names = Object.keys(row)
      const make = patternOf(row)
      return (copy: Copy): Row => Object.fromEntries(make(copy).map((value, at) => [names[at]!, value]))
    })
  }
  const put = insertion(db, 'Fact', columnsOf(db))
  return (life, copy) => {
    const partnerId = copy.ids.get(partner0)!
    let last = heads.get(partnerId) ?? headOf.get(partnerId) ?? beginning(partnerId, 'shared', sha256)
    if (!patterns.has(life)) patterns.set(life, patternsOf(life))
    for (const pattern of patterns.get(life)!) {
      const row = pattern(copy)
      const contentDigest = sealed(String(row['content']), String(row['contentSalt']), sha256)
      const wordsDigest = row['words'] === null ? null : sealed(String(row['words']), String(row['wordsSalt']), sha256)
      const seq = last.seq + 1
      const line = {
        seq,
        at: String(row['at']).replace('+00:00', 'Z'),
        subject: String(row['subject']),
        kind: String(row['kind']),
        content: { digest: contentDigest },
        ...(wordsDigest !== null && { words: { digest: wordsDigest } }),
      }
      last = { seq, hash: hashOf(last.hash, 'shared', line, sha256) }
      put.run(...Object.values({ ...row, ...last, contentDigest, wordsDigest }))
    }
    heads.set(partnerId, last)
  }
}

function columnsOf(db: Database.Database): string[] {
  const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('Fact')`).pluck().all()
  return columns.filter((name) => name !== 'id')
}
