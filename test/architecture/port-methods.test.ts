import { expect, test } from 'vitest'
import { uncalledMethods } from './port-methods.ts'
import { readSource, sourceFiles } from './source-files.ts'

test('every method of a port is called by the product, outside of what implements it', () => {
  expect(uncalledMethods(sourceFiles())).toEqual([])
})

test('a method that only its implementation and the local platforms call is found, on a table and elsewhere', () => {
  const files = [
    ['src/ports/store/store.ts', 'export type Tx = {\n  nuts: NutTable\n}'],
    [
      'src/ports/store/nuts.ts',
      'export interface NutTable {\n  get(id: string): Nut\n  crack(id: string): Nut\n  list(): Nut[]\n  count(): number\n}',
    ],
    ['src/ports/ask.ts', 'export type Ask = {\n  ask(words: string): string\n  again?(): string\n}'],
    ['src/storage/tables/nuts.ts', 'own.nuts.crack(1)'],
    ['src/playground/squirrel.ts', 'nuts.crack(1); far.again()'],
    [
      'src/app/eat.ts',
      'tx.nuts.get(1); shells.crack(1); near.ask("?")\nconst { list } = tx.nuts\nconst { nuts } = tx\nnuts.count()',
    ],
  ].map(([path = '', text = '']) => readSource(path, text))
  expect(uncalledMethods(files)).toEqual(['nuts.crack (src/ports/store/nuts.ts)', 'Ask.again (src/ports/ask.ts)'])
})
