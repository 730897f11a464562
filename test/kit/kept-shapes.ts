import { existsSync, readFileSync, writeFileSync } from 'node:fs'
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

export function keepSchema(shape: AnyShape): void {
  const text = JSON.stringify(schemaOf(shape), undefined, 2)
  writeFileSync(new URL(`${shape.kind}.${shape.newest}.schema.json`, FOLDER), `${text}\n`)
}

function readKept(name: string): unknown {
  const file = new URL(name, FOLDER)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
