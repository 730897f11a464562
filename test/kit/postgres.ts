import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import {
  installedPrograms,
  type Programs,
  reachableFolder,
  reachablePrograms,
  type User,
  userToRunAs,
} from './postgres-programs.ts'

const ROLE = 'liaison'
const READY = 'database system is ready to accept connections'

/**
 * A PostgreSQL server of its own, on a free port of 127.0.0.1, as a real one would be except that it does not wait for the disk. Throws
 * with what PostgreSQL itself said when it does not start.
 */
export async function startPostgres(options: { programs?: Programs; settings?: Record<string, string> } = {}): Promise<{
  /** The URL of a fresh, empty database. */
  databaseUrl(): Promise<string>
  stop(): Promise<void>
}> {
  const user = userToRunAs()
  const folder = await mkdtemp(join(reachableFolder([tmpdir(), '/tmp', '/var/tmp'], user), 'liaison-postgres-'))
  if (user) await chown(folder, user.uid, user.gid)
  try {
    const installed = options.programs ?? (await installedPrograms())
    const programs = await reachablePrograms(installed, user, join(folder, 'programs'))
    const port = await freePort()
    await initialise(programs, user, folder)
    const server = await run(programs, user, folder, { port: String(port), ...options.settings })
    const killed = (): void => {
      server.kill('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    }
    process.on('exit', killed)

    let databases = 0
    return {
      async databaseUrl() {
        databases += 1
        const name = `liaison_${databases}`
        await createDatabase(urlOf(port, 'postgres'), name)
        return urlOf(port, name)
      },
      async stop() {
        process.off('exit', killed)
        const gone = once(server, 'exit')
        server.kill('SIGINT')
        await gone
        await rm(folder, { recursive: true, force: true })
      },
    }
  } catch (cause) {
    await rm(folder, { recursive: true, force: true })
    throw new Error(`PostgreSQL did not start: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

async function initialise({ initdb }: Programs, user: User | undefined, folder: string): Promise<void> {
  const password = join(folder, 'password')
  await writeFile(password, ROLE)
  const flags = ['--auth=scram-sha-256', `--username=${ROLE}`, `--pwfile=${password}`, '--encoding=UTF8', '--locale=C']
  const args = [`--pgdata=${join(folder, 'data')}`, '--no-sync', ...flags]
  const { status, error, stdout, stderr } = spawnSync(initdb, args, { cwd: folder, encoding: 'utf8', ...user })
  if (status !== 0) throw error ?? new Error(`${stdout}${stderr}`)
}

/** Resolves when the server takes connections. */
async function run(
  { postgres }: Programs,
  user: User | undefined,
  folder: string,
  settings: Record<string, string>,
): Promise<ChildProcess> {
  const quick = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }
  const alone = { listen_addresses: '127.0.0.1', unix_socket_directories: '' }
  const flags = Object.entries({ ...quick, ...alone, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const server = spawn(postgres, ['-D', join(folder, 'data'), ...flags], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...user,
  })
  let said = ''
  const started = Promise.withResolvers<void>()
  server.on('error', started.reject)
  server.on('close', () => started.reject(new Error(said)))
  server.stderr.on('data', (piece: Buffer) => {
    said += piece.toString('utf8')
    if (said.includes(READY)) started.resolve()
  })
  await started.promise
  server.stderr.removeAllListeners('data').resume()
  return server
}

async function createDatabase(databaseUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  await client.end()
}

function urlOf(port: number, database: string): string {
  return `postgres://${ROLE}:${ROLE}@127.0.0.1:${port}/${database}`
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening))
  const address = probe.address()
  await new Promise((closed) => probe.close(closed))
  if (address === null || typeof address === 'string') throw new Error('No free port was found.')
  return address.port
}
