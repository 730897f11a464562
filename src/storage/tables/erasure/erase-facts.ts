import type { ToErase } from '../../../ports/store/erasure.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import { readWords } from '../../shapes/fact.ts'
import type { Unit } from '../../tx-client.ts'
import { holding } from './holding.ts'

const GONE = { words: null, wordsSalt: null }

/** What they wrote goes with its salt, and the digest stays: the chains hold. So does the name by which they called themselves on the command line. */
export async function eraseFacts({ db }: Unit, { personIds, names }: ToErase): Promise<void> {
  await db.fact.updateMany({ where: { wordsOf: { in: personIds } }, data: GONE })
  const rows = await db.$queryRaw<{ id: number | bigint; words: string }[]>`
    SELECT "id", "words" FROM "Fact" WHERE "wordsOf" IS NULL AND ${holding(Prisma.raw('"words"'), names)}`
  const own = rows
    .map(({ id, words }) => ({ id: Number(id), words }))
    .filter(({ id, words }) => isOneOf(names, readWords(words, { table: 'Fact', id })['by']))
  await db.fact.updateMany({ where: { id: { in: own.map(({ id }) => id) } }, data: GONE })
}

function isOneOf(names: string[], name: string | undefined): boolean {
  return name !== undefined && names.some((one) => one.toLowerCase() === name.toLowerCase())
}
