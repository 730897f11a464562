import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ALL_SHAPES } from '../../src/storage/shapes/all-shapes.ts'
import { exactly } from '../../src/storage/shapes/exactly.ts'
import { meetParties } from '../../src/storage/shapes/names.ts'
import { shape } from '../../src/storage/shapes/shape.ts'
import { StorageError } from '../../src/storage/storage-error.ts'
import { keptRows, keptSchema, schemaOf } from '../kit/kept-shapes.ts'

const FROM = { table: 'Fruit', id: 'f-1' }

describe.each(ALL_SHAPES.map((one) => ({ ...one, kind: one.kind, one })))('what is kept of a $kind', ({ one }) => {
  const { kind, newest } = one
  const numbers = Array.from({ length: newest }, (_, i) => i + 1)

  test.each(numbers)('a row of shape %i is read', (number) => {
    const rows = keptRows(kind, number)
    if (rows === undefined) expect.fail(`Keep rows of it: test/fixtures/shapes/${kind}.${number}.json is not there.`)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect(row).toMatchObject({ shape: number })
      meetParties(() => one.read(row, FROM))
    }
  })

  test('is written as it was read', () => {
    for (const row of keptRows(kind, newest) ?? []) {
      const { value } = meetParties(() => one.read(row, FROM))
      expect((one.write as (value: unknown) => unknown)(value)).toEqual(row)
    }
  })

  test('does not change without its number', () => {
    expect(
      schemaOf(one),
      `What is stored of a ${kind} has changed, and its shape is still ${newest}. If a release has written that one, raise \`newest\` in its file in src/storage/shapes to ${newest + 1}, lift shape ${newest}, and keep rows of the new one in test/fixtures/shapes/${kind}.${newest + 1}.json. Then, and also if no release has, run \`node test/kit/keep-shapes.ts\`.`,
    ).toEqual(keptSchema(kind, newest))
  })
})

describe('a kind of which there were three shapes', () => {
  type Fruit = { name: string; grams: number; from: { country: string } }
  const fruit = shape({
    kind: 'fruit',
    newest: 3,
    schema: exactly<Fruit>()(
      z.object({ name: z.string(), grams: z.number(), from: z.object({ country: z.string() }) }),
    ),
    lift: {
      1: ({ pounds, ...same }) => ({ ...same, grams: Number(pounds) * 454 }),
      2: ({ country, ...same }) => ({ ...same, from: { country: country ?? 'unknown' } }),
    },
  })
  const fig: Fruit = { name: 'fig', grams: 908, from: { country: 'Crete' } }

  test('reads a row of each of them', () => {
    expect(fruit.read({ shape: 1, name: 'fig', pounds: 2, country: 'Crete' }, FROM)).toEqual(fig)
    expect(fruit.read({ shape: 2, name: 'fig', grams: 908, country: 'Crete' }, FROM)).toEqual(fig)
    expect(fruit.read({ shape: 3, ...fig }, FROM)).toEqual(fig)
  })

  test('writes the newest, without what a value carries beyond its type', () => {
    const more = { ...fig, eaten: true }
    expect(fruit.write(more)).toEqual({ shape: 3, ...fig })
  })

  const cannot = (row: unknown): string => {
    try {
      fruit.read(row, FROM)
    } catch (error) {
      expect(error).toBeInstanceOf(StorageError)
      expect(error).toHaveProperty('code', 'broken-row')
      return (error as Error).message
    }
    return 'it was read'
  }

  test.each([
    ['of a shape to come', { shape: 4, ...fig }, 'its shape is 4, and this version knows 3 at most'],
    ['without a shape', fig, 'it does not say its shape'],
    ['that is no object', [fig], 'it is no JSON object'],
    ['with a field of another kind', { shape: 3, ...fig, grams: 'secret' }, 'its grams is no number'],
    ['with a field missing deep down', { shape: 3, ...fig, from: {} }, 'its from.country is no string'],
    ['whose older shape is not sound', { shape: 2, grams: 908 }, 'its name is no string'],
  ])('says which row %s it cannot read, and why, without what is in it', (_, row, why) => {
    expect(cannot(row)).toBe(
      `The row f-1 of Fruit cannot be read: ${why}. Run the version of Liaison that wrote it, or restore a backup.`,
    )
  })

  test('does not write what could not be read again', () => {
    const broken = { ...fig, grams: 'secret' as unknown as number }
    expect(() => fruit.write(broken)).toThrow('A fruit was not stored: its grams is no number.')
  })

  test('is none when a lifter is missing', () => {
    const schema = exactly<{ name: string }>()(z.object({ name: z.string() }))
    expect(() => shape({ kind: 'nut', newest: 2, schema })).toThrow('Nothing lifts shape 1 of nut.')
  })
})

test('a schema that is not exactly the type of the domain does not compile', () => {
  type Nut = { name: string; shelled?: boolean }
  const same = z.object({ name: z.string(), shelled: z.boolean().exactOptional() })
  expect(exactly<Nut>()(same)).toBe(same)
  // @ts-expect-error An optional field is forgotten.
  exactly<Nut>()(z.object({ name: z.string() }))
  // @ts-expect-error A field must be there that need not be.
  exactly<Nut>()(z.object({ name: z.string(), shelled: z.boolean() }))
  // @ts-expect-error There is one field more.
  exactly<Nut>()(
    z.object({ name: z.string(), shelled: z.boolean().exactOptional(), salted: z.boolean().exactOptional() }),
  )
  // @ts-expect-error A word is missing.
  exactly<{ size: 'big' | 'small' }>()(z.object({ size: z.enum(['big']) }))
})
