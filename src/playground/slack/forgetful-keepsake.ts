import type { Keepsake } from '../workplace.ts'

/** Keeps nothing beyond the process. Values are copied, so that nothing kept changes behind its back. */
export function forgetful(): Keepsake {
  const kept = new Map<string, string>()
  return {
    load(name) {
      const value = kept.get(name)
      return value === undefined ? undefined : JSON.parse(value)
    },
    save(name, value) {
      kept.set(name, JSON.stringify(value))
    },
  }
}
