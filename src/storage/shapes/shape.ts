import { z } from 'zod'
import type { Prisma } from '../generated/sqlite/client.ts'
import { toJson } from '../storable.ts'
import { StorageError } from '../storage-error.ts'
import { brokenRow } from './broken-row.ts'
import type { RowName } from './broken-row.ts'
import { whatIsWrong } from './what-is-wrong.ts'

/**
 * How a JSON column is kept, so that every later version of Liaison can read it.
 *
 * Each kind of value has a file in this folder. What is stored is `{ shape: n, …fields }`: writing puts the number of the newest shape in,
 * reading lifts older ones step by step and parses what comes out. Nothing is ever cast.
 *
 * The schema is one of Zod. `exactly<T>()` holds it to the type of the domain, so that a change of the domain that forgets the shape does
 * not compile; what a value carries beyond its type is not stored. It works both ways: whoever is a `party` is kept as
 * `{ personId, side }`, and named when read (names.ts).
 *
 * To change what is stored, once a release has written the newest shape:
 *  1. change the schema, and raise `newest` to n + 1;
 *  2. add `lift: { …, [n]: (old) => … }`: it makes the fields of shape n + 1 of those of shape n, and never throws;
 *  3. leave test/fixtures/shapes/<kind>.<n>.json as it is, and write rows of the new shape into <kind>.<n + 1>.json;
 *  4. `node test/kit/keep-shapes.ts` keeps the new schema beside them; test/storage/shapes.test.ts holds all of it together.
 * While no release has written it, a shape is changed where it stands: the schema, its kept rows, and `node test/kit/keep-shapes.ts`.
 *
 * A new kind: a file here, its line in all-shapes.ts, its rows in test/fixtures/shapes. Opaque records go into a field of their own,
 * `{ reference: … }`: a key of theirs might be called `shape`.
 */
export type Shape<T extends object> = {
  readonly kind: string
  /** Its number: from 1. */
  readonly newest: number
  /** Of the newest shape, without the number. */
  readonly schema: z.ZodType<T>
  /** Throws StorageError `unfit-state` for a value that could not be read again. */
  write(value: T): Prisma.InputJsonObject
  /** Throws StorageError `broken-row`, with what is wrong, never with what is in it. */
  read(stored: unknown, from: RowName): T
}

export type Fields = Record<string, unknown>

export type Lifters = Record<number, (old: Fields) => Fields>

type Nameable = { shape?: never }

export function shape<T extends object & Nameable>(kind: {
  kind: string
  newest: number
  schema: z.ZodType<T>
  /** From each older shape to the next. */
  lift?: Lifters
}): Shape<T> {
  const { schema, newest, lift = {} } = kind
  const lifters = Array.from({ length: newest - 1 }, (_, i) => {
    const lifter = lift[i + 1]
    if (lifter === undefined) throw new Error(`Nothing lifts shape ${i + 1} of ${kind.kind}.`)
    return lifter
  })

  return {
    kind: kind.kind,
    newest,
    schema,
    write(value) {
      const kept = z.safeEncode(schema, value)
      if (kept.success) return toJson({ shape: newest, ...Object(kept.data) })
      throw new StorageError('unfit-state', `A ${kind.kind} was not stored: its ${whatIsWrong(kept.error)}.`)
    },
    read(stored, from) {
      if (!isFields(stored)) throw brokenRow(from, 'it is no JSON object')
      const { shape: number, ...fields } = stored
      if (typeof number !== 'number' || !Number.isInteger(number) || number < 1)
        throw brokenRow(from, 'it does not say its shape')
      if (number > newest) throw brokenRow(from, `its shape is ${number}, and this version knows ${newest} at most`)
      const lifted = lifters.slice(number - 1).reduce((old, lifter) => lifter(old), fields)
      const parsed = schema.safeParse(lifted)
      if (parsed.success) return parsed.data
      throw brokenRow(from, `its ${whatIsWrong(parsed.error)}`)
    },
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
