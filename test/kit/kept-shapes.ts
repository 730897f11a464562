import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { z } from 'zod'
import type { ALL_SHAPES } from '../../src/storage/shapes/all-shapes.ts'

const FOLDER = new URL('../fixtures/shapes/', import.meta.url)

type AnyShape = Pick<(typeof ALL_SHAPES)[number], 'kind' | 'newest' | 'schema'>

/** Rows of one shape as they were stored; undefined where none is kept. */
export function keptRows(kind: string, number: number): unknown[] | undefined {
  return readKept(`${kind}.${number}.json`) as unknown[] | undefined
}

/** What one shape was when it was kept, as a JSON Schema. */
export function keptSchema(kind: string, number: number): unknown {
  return readKept(`${kind}.${number}.schema.json`)
}

/** What the newest shape is now, as a JSON Schema of what is stored. */
export function schemaOf({ schema }: Pick<AnyShape, 'schema'>): unknown {
  return JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input', reused: 'ref' })))
}

/** Writes it where it is another than the one that is kept. */
export async function keepSchema(shape: AnyShape): Promise<void> {
  const now = schemaOf(shape)
  if (isDeepStrictEqual(keptSchema(shape.kind, shape.newest), now)) return
  const file = fileURLToPath(new URL(`${shape.kind}.${shape.newest}.schema.json`, FOLDER))
  writeFileSync(file, await format(JSON.stringify(now), { ...(await resolveConfig(file)), filepath: file }))
}

function readKept(name: string): unknown {
  const file = new URL(name, FOLDER)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
