import type { Log } from '../../src/ports/log.ts'

/** A log that keeps its lines, each with every field spelled out (errors with their stacks), as an operator could come to read it. */
export function recordedLog(): { log: Log; lines: string[] } {
  const lines: string[] = []
  const keep =
    (level: string) =>
    (fields: Record<string, unknown>, message: string): void => {
      lines.push(`${level} ${message} ${JSON.stringify(fields, spellOut)}`)
    }
  return { log: { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') }, lines }
}

function spellOut(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value
  return { ...value, name: value.name, message: value.message, stack: value.stack, cause: value.cause }
}
