import { stat } from 'node:fs/promises'
import { StorageError } from './storage-error.ts'

/**
 * A database file with a second name (a hard link) has two logs and two locks, as SQLite and we find both by name: who opens it by the one
 * name knows nothing of who has it open by the other. Throws StorageError `in-use`.
 */
export async function mustHaveOneName(file: string): Promise<void> {
  const found = await stat(file)
  if (found.isFile() && found.nlink > 1)
    throw new StorageError(
      'in-use',
      `The database ${file} has another name too (a hard link), and opened by both it would be damaged. Remove the other name: \`find <folder> -samefile ${file}\` finds it. A copy is made with \`npx liaison backup\`.`,
    )
}
