import { expect, test } from 'vitest'
import lock from '../../package-lock.json' with { type: 'json' }
import manifest from '../../package.json' with { type: 'json' }

type Package = {
  version?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

const packages = new Map<string, Package>(Object.entries(lock.packages))

test('`npm ci` compiles nothing, so that it needs neither a compiler nor the headers of Node', () => {
  const entry: Record<string, unknown> = lock.packages['node_modules/better-sqlite3']
  // npm reads from the lock alone whether a package is built; put it back when `npm install` has dropped it.
  expect(entry['gypfile']).toBe(false)
  expect(manifest.allowScripts['better-sqlite3']).toBe(false)
})

test('`npm ci --omit=dev` brings no development tool along', () => {
  const installed = installedWith(Object.keys(manifest.dependencies))
  const tools = Object.keys(manifest.devDependencies).filter((name) => !name.startsWith('@types/'))
  // An optional peer is installed too where the lock has it. Of TypeScript it is said in docs/adr/0010-dependencies.md.
  expect(tools.filter((name) => installed.has(`node_modules/${name}`))).toEqual(['typescript'])
})

test('what generates the clients is of the version that they run on', () => {
  expect(manifest.devDependencies['prisma-cli']).toBe(`npm:prisma@${manifest.dependencies['@prisma/client']}`)
})

/** The places in the lock that these packages lead to, themselves included. */
function installedWith(names: string[]): Set<string> {
  const found = new Set<string>()
  const follow = (name: string, from: string) => {
    const place = placeOf(name, from)
    if (place === undefined || found.has(place)) return
    found.add(place)
    const { dependencies, optionalDependencies, peerDependencies } = packages.get(place) ?? {}
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
      follow(needed, place)
  }
  for (const name of names) follow(name, '')
  return found
}

/** Where Node looks: beside what asks for it, and then further out. */
function placeOf(name: string, from: string): string | undefined {
  const beside = `${from === '' ? '' : `${from}/`}node_modules/${name}`
  if (packages.has(beside) || from === '') return packages.has(beside) ? beside : undefined
  const outer = from.lastIndexOf('/node_modules/')
  return placeOf(name, outer < 0 ? '' : from.slice(0, outer))
}
