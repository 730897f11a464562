import type { ToldAloneTable } from '../../ports/store/told-alone.ts'
import type { Unit } from '../tx-client.ts'

export function toldAloneTable({ db }: Unit): ToldAloneTable {
  return {
    async on(personId, day) {
      const row = await db.toldAlone.findUnique({ where: { personId } })
      return row !== null && row.day >= day ? row.messages : 0
    },
    async add(personId, day) {
      await db.$executeRaw`
        INSERT INTO "ToldAlone" ("personId", "day", "messages") VALUES (${personId}, ${day}, 1)
        ON CONFLICT ("personId") DO UPDATE SET
          "messages" = CASE WHEN "ToldAlone"."day" < ${day} THEN 1 ELSE "ToldAlone"."messages" + 1 END,
          "day" = CASE WHEN "ToldAlone"."day" < ${day} THEN ${day} ELSE "ToldAlone"."day" END`
    },
  }
}
