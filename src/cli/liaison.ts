#!/usr/bin/env node
// Anything native or newer than the language itself is loaded only after this check.
if (!('Temporal' in globalThis)) {
  process.stderr.write(
    `Liaison needs Node 26 or newer; this is Node ${process.versions.node}.\n` +
      'Run it as `npx liaison`: the right Node is installed with the other packages and npx uses it by itself.\n',
  )
  process.exit(1)
}

const { runProgram } = await import('./program.ts')
await runProgram(process.argv)

export {}
