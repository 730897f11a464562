import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'
import { markOf } from '../../storage/backup/database-mark.ts'
import type { ErasedList } from '../../storage/backup/erased-list.ts'
import { StorageError } from '../../storage/storage-error.ts'
import { fine, type Line } from '../line.ts'

/**
 * A list by what it has to do with the database that is restored. `ours`: it says so, or names somebody known here; `another`: it is of another
 * database; `unknown`: it says nothing, and names nobody who is known here.
 */
export type Judged = ErasedList & { whose: 'ours' | 'another' | 'unknown' }

/** Throws StorageError `no-backup` where all are of another database: then nobody knows who was erased from this one. */
export async function judgeLists(view: Tx, lists: ErasedList[]): Promise<Judged[]> {
  const mark = markOf(await view.partners.list())
  const listed = new Set((await view.erasure.list()).map(({ id }) => id))
  const judged: Judged[] = []
  for (const list of lists) judged.push({ ...list, whose: await whose(view, list, mark, listed) })
  if (judged.length > 0 && judged.every((list) => list.whose === 'another'))
    throw new StorageError(
      'no-backup',
      `Nothing was restored: ${judged.map(({ file }) => file).join(', ')} ${judged.length === 1 ? 'is a list' : 'are lists'} of who was erased from another database. Put the newest list of this one beside the backup, or name it with --erased.`,
    )
  return judged
}

async function whose(
  view: Tx,
  { of, erased }: ErasedList,
  mark: string | undefined,
  listed: Set<string>,
): Promise<Judged['whose']> {
  if (of !== undefined && of === mark) return 'ours'
  for (const { id } of erased) if (listed.has(id) || (await view.people.get(id))) return 'ours'
  if (of !== undefined && mark !== undefined) return 'another'
  return erased.length === 0 ? 'ours' : 'unknown'
}

/** Which lists were applied, the newest first. `again`: how many were erased by them; `takenAt`: whose state the backup holds. */
export function sayLists(judged: Judged[], { again, takenAt }: { again: number; takenAt: Instant }): Line[] {
  const [newest] = judged.filter(({ whose: one }) => one === 'ours')
  const who = again === 1 ? '1 person of the backup was' : `${again} people of the backup were`
  const by =
    newest &&
    ` The newest list of the erased is ${newest.file}${newest.at === undefined ? '' : `, of ${iso(newest.at)}`}.`
  const old = newest?.at === undefined || newest.at <= takenAt
  return [
    fine(`${again === 0 ? 'Nobody had to be' : who} erased again.${by ?? ''}`),
    ...(old
      ? [
          fine(
            `No list is newer than the backup: whoever was erased after ${iso(takenAt)} is back. Restore with a newer list, or erase them again.`,
          ),
        ]
      : []),
    ...judged.flatMap(({ file, whose: one }) => {
      if (one === 'ours') return []
      const why = one === 'another' ? 'is of another database' : 'does not say of which database it is'
      return [fine(`${file} ${why}, and names nobody who is known here.`)]
    }),
  ]
}

function iso(at: Instant): string {
  return new Date(at).toISOString()
}
