import type { Answer } from '../../ports/inbound.ts'
import type { FormTable, OpenedForm } from '../../ports/store/forms.ts'
import { readJson, storableText, toJson } from '../storable.ts'
import type { Unit } from '../tx-client.ts'

export function formTable({ db }: Unit): FormTable {
  return {
    async resultOf(form) {
      const row = await db.submittedForm.findUnique({ where: { id: idOf(form) } })
      return row === null ? undefined : readJson<Answer>(row.answer)
    },
    async keep(form, answer, now) {
      await db.submittedForm.create({ data: { id: idOf(form), answer: toJson(answer), submittedAt: new Date(now) } })
    },
    async prune(before) {
      const { count } = await db.submittedForm.deleteMany({ where: { submittedAt: { lt: new Date(before) } } })
      return count
    },
  }
}

function idOf({ platform, userId, key }: OpenedForm): string {
  return storableText(`${platform}:${userId}:${key}`)
}
