import { createHmac, randomBytes, randomInt } from 'node:crypto'
import type { Voice } from '../../domain/checkins/voice.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import type { AnonymousAnswerTable } from '../../ports/store/anonymous-answers.ts'
import { expectRow } from '../expect-saved.ts'
import { brokenRow } from '../shapes/broken-row.ts'
import { voicesShape } from '../shapes/voices.ts'
import { wordOf } from '../shapes/column.ts'
import type { Unit } from '../tx-client.ts'

export function anonymousAnswerTable({ db, emptyLog }: Unit): AnonymousAnswerTable {
  const markOf = async (runId: string, personId: string) => {
    const row = await db.anonymousRun.findUnique({ where: { runId } })
    if (row === null) return undefined
    const mark = createHmac('sha256', Buffer.from(row.key, 'hex')).update(`${runId}\n${personId}`).digest('hex')
    return { mark, marks: marksIn(row.marks, runId) }
  }
  return {
    async open(runId, sides) {
      await db.anonymousRun.create({ data: { runId, key: randomBytes(32).toString('hex'), marks: [] } })
      for (const side of sides)
        await db.anonymousSide.create({ data: { runId, side, answers: voicesShape.write({ voices: [] }) } })
    },
    async hasAnswered(runId, personId) {
      const found = await markOf(runId, personId)
      return found !== undefined && found.marks.includes(found.mark)
    },
    async add(runId, personId, side, voice) {
      const found = await markOf(runId, personId)
      const row = await db.anonymousSide.findUnique({ where: { runId_side: { runId, side } } })
      if (found === undefined || row === null) return 'not open'
      if (found.marks.includes(found.mark)) return 'answered before'
      emptyLog.needed = true
      const marks = await db.anonymousRun.updateMany({
        where: { runId },
        data: { marks: shuffled([...found.marks, found.mark]) },
      })
      expectRow(marks, `Marks of the run ${runId}`)
      const answers = voicesShape.write({ voices: shuffled([...voicesIn(row.answers, runId, side), voice]) })
      expectRow(
        await db.anonymousSide.updateMany({ where: { runId, side }, data: { answers } }),
        `Answers to the run ${runId}`,
      )
      return 'kept'
    },
    async of(runId) {
      const rows = await db.anonymousSide.findMany({ where: { runId }, orderBy: { side: 'asc' } })
      return Object.fromEntries(
        rows.map((row) => {
          const side: Side = wordOf(SIDES, row.side, 'side', { table: 'AnonymousSide', id: runId })
          return [side, shuffled(voicesIn(row.answers, runId, side))]
        }),
      )
    },
    async end(runId) {
      emptyLog.needed = true
      await db.anonymousSide.deleteMany({ where: { runId } })
      await db.anonymousRun.deleteMany({ where: { runId } })
    },
  }
}

/** Every order is as likely as any other (Fisher and Yates). */
function shuffled<T>(items: readonly T[]): T[] {
  const order = [...items]
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1)
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order
}

function voicesIn(stored: unknown, runId: string, side: string): Voice[] {
  return voicesShape.read(stored, { table: 'AnonymousSide', id: `${runId} ${side}` }).voices
}

function marksIn(stored: unknown, runId: string): string[] {
  const marks = Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []
  if (!Array.isArray(stored) || marks.length < stored.length)
    throw brokenRow({ table: 'AnonymousRun', id: runId }, 'its marks are no list of digests')
  return marks
}
