import type { Run } from '../../../domain/checkins/run.ts'
import { runLabel } from '../../../domain/checkins/run.ts'
import { textsOf } from '../../../domain/checkins/texts-of.ts'
import type { ErasureTable, Mention } from '../../../ports/store/erasure.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import { readWords } from '../../shapes/fact.ts'
import { sha256 } from '../../sha256.ts'
import { storableText } from '../../storable.ts'
import type { Unit } from '../../tx-client.ts'
import { readPerson } from '../read-person.ts'
import { runTable } from '../runs.ts'
import { writeLinked } from '../facts.ts'
import { eraseFacts } from './erase-facts.ts'
import { eraseMessages } from './erase-messages.ts'
import { eraseRegistry } from './erase-registry.ts'
import { holding, idsHolding } from './holding.ts'

export function erasureTable(unit: Unit): ErasureTable {
  const { db, salts } = unit
  return {
    async peopleCalled(name) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM "Person" WHERE LOWER("name") = LOWER(${storableText(name)})`
      const people = await db.person.findMany({
        where: { id: { in: rows.map(({ id }) => id) } },
        orderBy: { id: 'asc' },
      })
      return people.map(readPerson)
    },
    async join(formerId, id) {
      await db.person.updateMany({ where: { OR: [{ id: formerId }, { joinedTo: formerId }] }, data: { joinedTo: id } })
    },
    async formerIdsOf(personId) {
      const rows = await db.person.findMany({ where: { joinedTo: personId }, select: { id: true } })
      return rows.map(({ id }) => id)
    },
    async writtenBy(personIds) {
      await writeLinked(unit)
      const rows = await db.fact.findMany({
        where: { wordsOf: { in: personIds }, words: { not: null } },
        orderBy: { id: 'asc' },
        select: { id: true, partnerId: true, subject: true, words: true },
      })
      return rows.map(({ id, partnerId, subject, words }) => {
        const texts = Object.values(readWords(words ?? '{}', { table: 'Fact', id }))
        return { partnerId, subject, texts }
      })
    },
    async mentionsOf(words, personIds, isMeant) {
      await writeLinked(unit)
      const found = [
        ...(await factsHolding(unit, words, personIds, isMeant)),
        ...(await runsHolding(unit, words, personIds, isMeant)),
      ]
      return [...new Map(found.map((one) => [`${one.partnerId} ${one.label}`, one])).values()]
    },
    async statesNaming(personIds) {
      const naming = personIds.map((id) => `"${id}"`)
      return {
        cases: await idsHolding(db, Prisma.raw('"Case"'), Prisma.raw('"state"'), naming),
        ladders: await idsHolding(db, Prisma.raw('"Ladder"'), Prisma.raw('"state"'), naming),
        runs: await idsHolding(db, Prisma.raw('"Run"'), Prisma.raw('"state"'), naming),
        actions: await idsHolding(db, Prisma.raw('"CorrectiveAction"'), Prisma.raw('"state"'), naming),
      }
    },
    async erase(toErase, now) {
      await writeLinked(unit)
      const { personIds, accounts } = toErase
      await eraseFacts(unit, toErase)
      await eraseMessages(unit, toErase)
      await eraseRegistry(unit, toErase)
      for (const [index, id] of personIds.entries()) {
        const salt = salts.next()
        const keys = index === 0 ? accounts.map((one) => `${one.platform}:${one.tenantId}/${one.userId}`) : []
        const row = {
          at: new Date(now),
          salt,
          accounts: keys.map((key) => sha256(salt + key)).join(' '),
          rewritten: false,
        }
        await db.erasedPerson.upsert({ where: { id }, create: { id, ...row }, update: { rewritten: false } })
      }
      unit.rewrite.needed = true
      unit.touched.outbox = true
    },
    async remember(erased) {
      for (const { id, at } of erased) {
        const row = { at: new Date(at), salt: salts.next(), accounts: '', rewritten: true }
        await db.erasedPerson.upsert({ where: { id }, create: { id, ...row }, update: {} })
      }
    },
    async list() {
      const rows = await db.erasedPerson.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] })
      return rows.map(({ id, at, salt, accounts }) => ({
        ...{ id, at: at.getTime(), salt },
        accounts: accounts === '' ? [] : accounts.split(' '),
      }))
    },
  }
}

async function factsHolding(
  { db }: Unit,
  words: string[],
  personIds: string[],
  isMeant: (text: string) => boolean,
): Promise<Mention[]> {
  const rows = await db.$queryRaw<{ id: number | bigint; partnerId: string; subject: string; words: string }[]>`
    SELECT "id", "partnerId", "subject", "words" FROM "Fact"
    WHERE ${holding(Prisma.raw('"words"'), words)}
      AND ("wordsOf" IS NULL OR "wordsOf" NOT IN (${Prisma.join(personIds)}))
    ORDER BY "id"`
  return rows
    .filter(({ id, words: text }) => {
      const said = readWords(text, { table: 'Fact', id: Number(id) })
      return Object.values(said).some(isMeant)
    })
    .map(({ partnerId, subject }) => ({ partnerId, label: subject }))
}

async function runsHolding(
  unit: Unit,
  words: string[],
  personIds: string[],
  isMeant: (text: string) => boolean,
): Promise<Mention[]> {
  const ids = await idsHolding(unit.db, Prisma.raw('"Run"'), Prisma.raw('"state"'), words)
  const runs = await Promise.all(ids.map((id) => runTable(unit).get(id)))
  const saidByOthers = ({ items, responses }: Run): string[] =>
    Object.entries(responses).flatMap(([id, response]) =>
      personIds.includes(id) ? [] : textsOf(items, response).map(({ text }) => text),
    )
  return runs
    .filter((run) => run !== undefined)
    .filter((run) => saidByOthers(run).some((text) => isMeant(text)))
    .map(({ partnerId, number }) => ({ partnerId, label: runLabel(number) }))
}
