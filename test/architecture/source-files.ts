import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** One source file of the product. Paths are relative to the repository, with forward slashes. */
export type SourceFile = { path: string; lines: number; text: string; code: string; imports: Import[] }

/** `target` is a path in the repository, or the name of a package (`zod`, `@slack/bolt`, `node:fs`). */
export type Import = { target: string; inside: boolean }

/** Every TypeScript file under src and adapters that people write. */
export function sourceFiles(): SourceFile[] {
  return ['src', 'adapters'].flatMap((folder) =>
    readdirSync(join(REPOSITORY, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => relative(REPOSITORY, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((path) => !path.startsWith('src/storage/generated/'))
      .map((path) => readSource(path, readFileSync(join(REPOSITORY, path), 'utf8'))),
  )
}

/** Take a file apart: its size, its text whole, its code without comments, and what it imports, types included. */
export function readSource(path: string, text: string): SourceFile {
  const code = withoutComments(text)
  return { path, lines: text.trimEnd().split('\n').length, text, code, imports: importsOf(path, code) }
}

const IMPORTED =
  /(?:^|[;\n])\s*(?:import|export)\b(?:[^'";]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gu

function importsOf(path: string, code: string): Import[] {
  return [...code.matchAll(IMPORTED)].map(([, stated, called]) => {
    const name = stated ?? called!
    return name.startsWith('.')
      ? { target: join(dirname(path), name).split(sep).join('/'), inside: true }
      : { target: packageOf(name), inside: false }
  })
}

function packageOf(name: string): string {
  if (name.startsWith('node:')) return name
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}

/** Comments may speak of what code must not do. An address such as `https://…` is not one. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|\s)\/\/.*$/gmu, '$1')
}
