import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * botbuilder writes raw lines to the console: whole errors, and keys. What it writes while it works for us is caught, and
 * only counted; whatever else writes to the console is not touched.
 */
const working = new AsyncLocalStorage<{ caught: () => void }>()
let listening = false

export function withQuietConsole<T>(work: () => Promise<T>, caught: () => void): Promise<T> {
  listen()
  return working.run({ caught }, work)
}

function listen(): void {
  if (listening) return
  listening = true
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    const write = console[method].bind(console)
    console[method] = (...parts: unknown[]) => {
      const worker = working.getStore()
      if (worker) worker.caught()
      else write(...parts)
    }
  }
}
