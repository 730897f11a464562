import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether this machine lets a process have a file system of its own, as Linux does where user namespaces are allowed. */
export const hasSmallDisks = inOwnNamespace('mount -t tmpfs tmpfs "$1"', [tmpdir()]).status === 0

/**
 * Run a program of ours with a disk of so many megabytes, whose path is its one argument. Returns what it printed; throws with what it
 * printed when it fails.
 */
export function runOnSmallDisk(program: string, megabytes: number): string {
  const disk = mkdtempSync(join(tmpdir(), 'liaison-small-disk-'))
  const mounted = `mount -t tmpfs -o size=${megabytes}m tmpfs "$1" && exec "$2" --disable-warning=ExperimentalWarning "$3" "$1"`
  const { status, stdout, stderr } = inOwnNamespace(mounted, [disk, process.execPath, program])
  rmSync(disk, { recursive: true })
  if (status !== 0) throw new Error(`${program} failed:\n${stdout}${stderr}`)
  return stdout
}

function inOwnNamespace(script: string, args: string[]) {
  return spawnSync('unshare', ['--map-root-user', '--mount', 'sh', '-c', script, 'sh', ...args], { encoding: 'utf8' })
}

/** Take up the disk but for so many bytes. Returns what makes the room again. */
export function fillDisk(disk: string, leave: number): () => void {
  const { bfree, bsize } = statfsSync(disk)
  const ballast = join(disk, 'ballast')
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bfree * bsize - leave)))
  return () => rmSync(ballast)
}
