import type { SourceFile } from './source-files.ts'

/**
 * The circles that the imports among these files close, types included: each as the paths on the way, beginning and ending with the same
 * one. Where several circles share a file, one of them is told.
 */
export function importCircles(files: SourceFile[]): string[] {
  const imports = new Map(
    files.map(({ path, imports: found }) => [path, found.filter(({ inside }) => inside).map(({ target }) => target)]),
  )
  const done = new Set<string>()
  const circles: string[] = []
  const follow = (path: string, way: string[]) => {
    const met = way.indexOf(path)
    if (met >= 0) circles.push([...way.slice(met), path].join(' → '))
    if (met >= 0 || done.has(path)) return
    for (const next of imports.get(path) ?? []) follow(next, [...way, path])
    done.add(path)
  }
  for (const path of imports.keys()) follow(path, [])
  return circles
}
