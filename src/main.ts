// Anything native or newer than the language itself is loaded only after this check.
if (!('Temporal' in globalThis)) {
  process.stderr.write(
    `Liaison needs Node 26 or newer; this is Node ${process.versions.node}.\n` +
      'Start it with `npm start`: the right Node is installed with the other packages and npm uses it by itself.\n',
  )
  process.exit(1)
}

const { serve } = await import('./serve.ts')
await serve(process.argv.slice(2))
// Whatever a library still waits for must not keep a stopped server alive.
process.exit()

export {}
