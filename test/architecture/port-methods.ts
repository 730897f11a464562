import type { SourceFile } from './source-files.ts'

/** The local platforms are no reason for a method to be there. */
const NO_CALLERS = /^src\/(ports|playground)\//u

/** Where the tables are implemented. */
const STORAGE = /^src\/storage\//u

/**
 * Methods of ports that nothing in the product calls outside the implementations, e.g. "timers.list (src/ports/store/timers.ts)". Calls are
 * found by their words: a table of the store is called by its own name (`timers.list`), every other port by the method's name alone.
 */
export function uncalledMethods(files: SourceFile[]): string[] {
  const ports = files.filter(({ path }) => path.startsWith('src/ports/'))
  const tables = new Map(
    ports.flatMap(({ code }) =>
      [...code.matchAll(/^ {2}(\w+): (\w+Table)\b/gmu)].map(([, name, type]) => [type!, name!]),
    ),
  )
  const callers = files.filter(({ path }) => !NO_CALLERS.test(path))
  return ports.flatMap(({ path, code }) =>
    methodsIn(code).flatMap(({ of, method }) => {
      const table = tables.get(of)
      const called = table === undefined ? calledAs(method) : calledOn(table, method)
      const outside = callers.filter((one) => table === undefined || !STORAGE.test(one.path))
      return outside.some((one) => called.test(one.code)) ? [] : [`${table ?? of}.${method} (${path})`]
    }),
  )
}

function methodsIn(code: string): { of: string; method: string }[] {
  return [...code.matchAll(/^export (?:interface|type) (\w+)[^{;\n]*\{\n([\s\S]*?)^\}/gmu)].flatMap(([, of, body]) =>
    [...body!.matchAll(/^ {2}(?:readonly )?(\w+)\??(?:\(|: \((?!\s*typeof))/gmu)].map(([, method]) => ({
      of: of!,
      method: method!,
    })),
  )
}

/** `one.method`, `{ method }` taken out of it, or `method(…)` handed on. */
function calledAs(method: string): RegExp {
  return new RegExp(`\\.${method}\\b|\\{[^{}]*\\b${method}\\b[^{}]*\\} =`, 'u')
}

function calledOn(table: string, method: string): RegExp {
  return new RegExp(`\\b${table}\\??\\s*\\.${method}\\b|\\{[^{}]*\\b${method}\\b[^{}]*\\} = [\\w.]*\\b${table}\\b`, 'u')
}
