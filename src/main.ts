// Anything native or newer than the language itself is loaded only after this check.
import './right-node.js'

const { serve } = await import('./serve.ts')
await serve(process.argv.slice(2))
// Whatever a library still waits for must not keep a stopped server alive.
process.exit()
