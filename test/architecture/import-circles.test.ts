import { expect, test } from 'vitest'
import { importCircles } from './import-circles.ts'
import { readSource, sourceFiles } from './source-files.ts'

const INNER = /^src\/(domain|cards|ports|app)\//u

test('no file of the inner parts needs itself in the end, not even for a type', () => {
  expect(importCircles(sourceFiles().filter(({ path }) => INNER.test(path)))).toEqual([])
})

test('a circle of types over three files is found, and told from a file that two others need', () => {
  const files = [
    ['src/domain/a.ts', "import type { B } from './b.ts'\nimport { d } from './d.ts'"],
    ['src/domain/b.ts', "import { type C } from './c.ts'\nimport { d } from './d.ts'"],
    ['src/domain/c.ts', "export type { A } from './a.ts'"],
    ['src/domain/d.ts', ''],
  ].map(([path = '', text = '']) => readSource(path, text))
  expect(importCircles(files)).toEqual(['src/domain/a.ts → src/domain/b.ts → src/domain/c.ts → src/domain/a.ts'])
})
