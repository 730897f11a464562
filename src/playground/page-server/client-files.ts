import type { RequestHandler } from 'express'
import { readFile, stat } from 'node:fs/promises'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('../page/', import.meta.url))

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ts': 'text/javascript; charset=utf-8',
}

const stripped = new Map<string, { changedAt: number; code: string }>()

/** The page itself. */
export const pageItself: RequestHandler = async (_request, response) => {
  response.type('html').send(await readFile(join(FOLDER, 'index.html'), 'utf8'))
}

/** A file of the page, its types taken off where it is TypeScript. Read anew after each change, so a reload shows it. */
export const pageFile: RequestHandler<{ file: string[] }> = async (request, response, next) => {
  if (request.params.file.some((part) => part.includes('\0')))
    return void response.status(400).json({ error: 'No file has such a name.' })
  const path = join(FOLDER, ...request.params.file)
  const type = TYPES[extname(path)]
  if (type === undefined || !path.startsWith(FOLDER) || path.includes(`${sep}.`)) return next()
  const found = await stat(path).catch(absent)
  if (found === undefined || !found.isFile()) return next()
  response.set('Content-Type', type)
  if (!path.endsWith('.ts')) return void response.send(await readFile(path))
  const known = stripped.get(path)
  if (known?.changedAt === found.mtimeMs) return void response.send(known.code)
  const code = stripTypeScriptTypes(await readFile(path, 'utf8'))
  stripped.set(path, { changedAt: found.mtimeMs, code })
  response.send(code)
}

/** Microsoft's own renderer, as its package ships it. */
export const cardRenderer: RequestHandler = (_request, response) => {
  const main = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js')
  response.type('text/javascript').sendFile(main, { cacheControl: false })
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'ENAMETOOLONG') return undefined
  throw error
}
