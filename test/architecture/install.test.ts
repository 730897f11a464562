import { expect, test } from 'vitest'
import lock from '../../package-lock.json' with { type: 'json' }
import manifest from '../../package.json' with { type: 'json' }

test('`npm ci` compiles nothing, so that it needs neither a compiler nor the headers of Node', () => {
  const entry: Record<string, unknown> = lock.packages['node_modules/better-sqlite3']
  // npm reads from the lock alone whether a package is built; put it back when `npm install` has dropped it.
  expect(entry['gypfile']).toBe(false)
  expect(manifest.allowScripts['better-sqlite3']).toBe(false)
})
