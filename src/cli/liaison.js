#!/usr/bin/env node
// What npx runs, with whatever Node the host has: an old one must be able to read this file, and hands over to the installed one.
import { spawnSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

if ('Temporal' in globalThis) {
  const { runProgram } = await import('./program.ts')
  await runProgram(process.argv)
} else {
  process.exitCode = handOver()
}

/** The exit code. */
function handOver() {
  const node = installedNode()
  if (node !== undefined && node !== process.execPath) {
    const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)]
    const { status, error } = spawnSync(node, args, { stdio: 'inherit' })
    if (!error) return status ?? 1
  }
  process.stderr.write(
    `Liaison needs Node 26 or newer, and this is Node ${process.versions.node}: run \`npm ci\` in its folder, which brings the right one, then \`npx liaison\` there again.\n`,
  )
  return 1
}

/** The Node that was installed with the other packages. */
function installedNode() {
  const require = createRequire(import.meta.url)
  try {
    const file = require.resolve('node/package.json')
    return realpathSync(join(dirname(file), require(file).bin.node))
  } catch {
    return undefined
  }
}
