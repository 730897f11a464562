import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COLUMNS } from '../../src/storage/tables/erasure/columns.ts'

const MODELS = new URL('../../prisma/models/', import.meta.url)

/** Table and name of every column that can hold a text. */
function textColumns(): string[] {
  const columns: string[] = []
  for (const file of readdirSync(MODELS)) {
    let model = ''
    for (const line of readFileSync(new URL(file, MODELS), 'utf8').split('\n')) {
      model = /^model (\w+)/u.exec(line)?.[1] ?? model
      const [, column] = /^\s+(\w+)\s+(?:String|Json)\b/u.exec(line) ?? []
      if (column !== undefined) columns.push(`${model}.${column}`)
    }
  }
  return columns.toSorted()
}

test('of every column of text or JSON it is told what erasing somebody does with it', () => {
  const told = Object.entries(COLUMNS).flatMap(([table, columns]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  )
  expect(
    told.toSorted(),
    'A column of text or JSON is new, or gone. Say in src/storage/tables/erasure/columns.ts whether what people write can stand in it, and what erasing somebody does with it.',
  ).toEqual(textColumns())
})
