import { dirname } from 'node:path'
import { fine, type Line, problem } from '../line.ts'

/** Whether somebody else on the machine can read what lies there in clear. `modeOf` gives the rights of a file, undefined when there is none. */
export function checkFiles(database: string | undefined, modeOf: (path: string) => number | undefined): Line[] {
  const files = database === undefined ? [] : ['', '-wal', '-shm'].map((suffix) => `${database}${suffix}`)
  const folder = database === undefined ? undefined : dirname(database)
  return [
    ...[...files, '.env'].flatMap((file) =>
      isOpen(modeOf(file))
        ? [problem(`Others on this machine can read ${file}. Its owner may close it: \`chmod 600 ${file}\`.`)]
        : [],
    ),
    // Only the names in there are open then, so this needs nobody.
    ...(folder !== undefined && isOpen(modeOf(folder))
      ? [
          fine(
            `Others on this machine can enter ${folder}, though not read the database. Better: \`chmod 700 ${folder}\`.`,
          ),
        ]
      : []),
  ]
}

function isOpen(mode: number | undefined): boolean {
  return mode !== undefined && (mode & 0o077) !== 0
}
