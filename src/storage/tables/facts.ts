import { nameOfHook } from '../../domain/escalations/named-hook.ts'
import { SOMEBODY } from '../../domain/partners/party.ts'
import { type Chain, CHAINS, type Fact, type FactData } from '../../domain/timeline/fact.ts'
import { beginning, linkFact } from '../../domain/timeline/link-fact.ts'
import type { Head, RecordLine, Sealed } from '../../domain/timeline/record-line.ts'
import { wordsOf } from '../../domain/timeline/words-in.ts'
import type { FactTable } from '../../ports/store/work.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { sha256 } from '../sha256.ts'
import { brokenRow, type RowName } from '../shapes/broken-row.ts'
import { wordOf } from '../shapes/column.ts'
import { type FactContent, readContent, readWords } from '../shapes/fact.ts'
import { storable } from '../storable.ts'
import type { Unit } from '../tx-client.ts'

type Row = Prisma.FactGetPayload<object>

export function factTable(unit: Unit): FactTable {
  const { db, salts, linked } = unit
  /** The end of a chain, with what this transaction has linked to it. */
  async function endOf(partnerId: string, chain: Chain): Promise<Head | undefined> {
    const key = `${chain} ${partnerId}`
    const known = linked.heads.get(key)
    if (known) return known
    const last = await db.fact.findFirst({
      where: { partnerId, chain },
      orderBy: { seq: 'desc' },
      select: { seq: true, hash: true },
    })
    if (last !== null) linked.heads.set(key, last)
    return last ?? undefined
  }
  /** Those found, with people called as they are now. */
  async function found(where: Prisma.FactWhereInput): Promise<Fact[]> {
    await writeLinked(unit)
    const rows = await db.fact.findMany({ where, orderBy: { id: 'asc' } })
    const read = rows.map((row) => ({
      row,
      content: row.content === null ? undefined : readContent(row.content, nameOf(row)),
    }))
    const ids = new Set(read.flatMap(({ content }) => (content ? peopleIn(content) : [])))
    const people = await db.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })
    const names = new Map(people.map(({ id, name }) => [id, name]))
    return read.map(({ row, content }) => factOf(row, content, (id) => names.get(id) ?? nameOfHook(id) ?? SOMEBODY))
  }
  return {
    async append(draft) {
      const { partnerId, audience: chain } = draft
      // Digested as it will be read back, or the chain would not verify.
      const kept = storable(draft)
      const end = (await endOf(partnerId, chain)) ?? beginning(partnerId, chain, sha256)
      const line = linkFact(end, kept, sha256, () => salts.next())
      linked.heads.set(`${chain} ${partnerId}`, { seq: line.seq, hash: line.hash })
      linked.rows.push({ partnerId, chain, ...columns(line), wordsOf: wordsOf(kept) ?? null })
      return { ...kept, seq: line.seq, hash: line.hash }
    },
    of: (partnerId, ...subjects) => found({ partnerId, ...(subjects.length > 0 && { subject: { in: subjects } }) }),
    async ofKinds(partnerIds, kinds) {
      if (partnerIds.length === 0) return []
      return found({ partnerId: { in: [...partnerIds] }, kind: { in: [...kinds] } })
    },
    async eraseWords(partnerId, chain, seqs) {
      await writeLinked(unit)
      const where = { partnerId, chain, seq: { in: [...seqs] } }
      await db.fact.updateMany({ where, data: { words: null, wordsSalt: null } })
    },
    async head(partnerId, chain, subject) {
      if (subject === undefined) return endOf(partnerId, chain)
      await writeLinked(unit)
      const last = await db.fact.findFirst({
        where: { partnerId, chain, subject },
        orderBy: { id: 'desc' },
        select: { seq: true, hash: true },
      })
      return last ?? undefined
    },
    async lines(partnerId, chain, after, limit) {
      await writeLinked(unit)
      const rows = await db.fact.findMany({
        where: { partnerId, chain, seq: { gt: after } },
        orderBy: { seq: 'asc' },
        take: limit,
      })
      return rows.map(lineOf)
    },
  }
}

/** Write what was linked, in one statement: before anybody reads facts, and at the end of the transaction. */
export async function writeLinked({ db, linked }: Unit): Promise<void> {
  const rows = linked.rows.splice(0)
  if (rows.length > 0) await db.fact.createMany({ data: rows })
}

function columns({ seq, at, subject, kind, content, words, hash }: RecordLine) {
  return {
    ...{ seq, at: new Date(at), subject, kind, hash },
    ...{ content: content.text ?? null, contentSalt: content.salt ?? null, contentDigest: content.digest },
    ...{ words: words?.text ?? null, wordsSalt: words?.salt ?? null, wordsDigest: words?.digest ?? null },
  }
}

function lineOf(row: Row): RecordLine {
  const { seq, at, subject, kind, hash, wordsDigest } = row
  return {
    seq,
    at: Number.isNaN(at.getTime()) ? NO_MOMENT : at.toISOString(),
    subject,
    kind,
    content: sealedOf(row.contentDigest, row.contentSalt, row.content),
    ...(wordsDigest !== null && { words: sealedOf(wordsDigest, row.wordsSalt, row.words) }),
    hash,
  }
}

/** What stands there is no date; whoever verifies the record says so. */
const NO_MOMENT = 'no moment'

function sealedOf(digest: string, salt: string | null, text: string | null): Sealed {
  return { digest, ...(salt !== null && { salt }), ...(text !== null && { text }) }
}

function factOf(row: Row, content: FactContent | undefined, called: (id: string) => string): Fact {
  const { partnerId, seq, at, subject, kind, chain, hash, words } = row
  const { by, data = {} } = content ?? {}
  if (Number.isNaN(at.getTime())) throw brokenRow(nameOf(row), 'its at is no date')
  const entries = Object.entries(data).map(([key, value]): [string, FactData[string]] =>
    typeof value === 'object' ? [key, { person: value.person, name: called(value.person) }] : [key, value],
  )
  return {
    ...{ partnerId, seq, at: at.getTime(), subject, kind },
    ...(by && { by: { personId: by.person, name: called(by.person), side: by.side } }),
    data: { ...Object.fromEntries(entries), ...(words !== null && readWords(words, nameOf(row))) },
    audience: wordOf(CHAINS, chain, 'chain', nameOf(row)),
    hash,
    ...((!content || (row.wordsDigest !== null && words === null)) && { erased: true as const }),
  }
}

function nameOf({ id }: Row): RowName {
  return { table: 'Fact', id }
}

function peopleIn({ by, data }: FactContent): string[] {
  const named = Object.values(data).flatMap((value) => (typeof value === 'object' ? [value.person] : []))
  return by ? [by.person, ...named] : named
}
