import type { FormTable, OpenedForm } from '../../ports/store/forms.ts'
import { answerShape } from '../shapes/answer.ts'
import { storableText } from '../storable.ts'
import type { Unit } from '../tx-client.ts'

export function formTable({ db }: Unit): FormTable {
  return {
    async resultOf(form) {
      const row = await db.submittedForm.findUnique({ where: { id: idOf(form) } })
      return row === null ? undefined : answerShape.read(row.answer, { table: 'SubmittedForm', id: row.id })
    },
    async keep(form, answer, now) {
      await db.submittedForm.create({
        data: { id: idOf(form), answer: answerShape.write(answer), submittedAt: new Date(now) },
      })
    },
  }
}

function idOf({ platform, tenantId, userId, key }: OpenedForm): string {
  return storableText(`${platform}:${tenantId}:${userId}:${key}`)
}
