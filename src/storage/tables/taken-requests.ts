import type { SentRequest, TakenRequestTable } from '../../ports/store/tokens.ts'
import { sha256 } from '../sha256.ts'
import { numbersTakenShape } from '../shapes/numbers-taken.ts'
import type { Unit } from '../tx-client.ts'

export function takenRequestTable({ db }: Unit): TakenRequestTable {
  return {
    async answerTo(request) {
      const row = await db.takenRequest.findUnique({ where: { id: idOf(request) } })
      if (row === null) return undefined
      if (row.body !== sha256(request.body)) return 'other body'
      return numbersTakenShape.read(row.answer, { table: 'TakenRequest', id: row.id })
    },
    async keep(request, answer, now) {
      await db.takenRequest.create({
        data: {
          id: idOf(request),
          body: sha256(request.body),
          answer: numbersTakenShape.write(answer),
          takenAt: new Date(now),
        },
      })
    },
  }
}

/** What a sender calls its request may say anything, so it is not kept. */
function idOf({ tokenId, key }: SentRequest): string {
  return sha256(`${tokenId} ${key}`)
}
