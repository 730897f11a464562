import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { verifyExport } from '../../src/cli/record/verify-export.ts'
import { makeVectors, type Vector } from './vectors.ts'

const VECTORS = fileURLToPath(new URL('../../docs/record-vectors.jsonl', import.meta.url))
const VERIFIER = fileURLToPath(new URL('./verify_record.py', import.meta.url))

const vectors: Vector[] = readFileSync(VECTORS, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))

// Once a release has written records, the vectors of its format stay as they are: no `vitest --update` then.
test('the vectors are those that the product writes today', async () => {
  const written = makeVectors().map((vector) => `${JSON.stringify(vector)}\n`)
  await expect(written.join('')).toMatchFileSnapshot(VECTORS)
})

describe('`liaison verify --export` agrees with the vectors', () => {
  test.each(vectors.map((vector): [string, Vector] => [vector.name, vector]))('%s', (_, vector) => {
    const text = vector.lines.map((line) => `${line}\n`).join('')
    const [line, missing] = verifyExport(text, {
      file: 'acme.jsonl',
      ...(vector.noted !== undefined && { head: vector.noted }),
    })
    expect(line?.problem).toBe(!vector.valid)
    expect(missing?.text ?? '').toContain(vector.missing === undefined ? '' : 'One fact has its content missing')
    expect(missing === undefined).toBe(vector.missing === undefined)
    if (vector.seq !== undefined)
      expect(line?.text).toMatch(new RegExp(`act ${vector.seq} |Line ${vector.seq + 1} `, 'u'))
    if (vector.head !== undefined) expect(line?.text).toContain(`Head: ${vector.head}`)
    if (vector.erased !== undefined && vector.erased > 0) {
      const many = vector.erased === 1 ? 'one' : vector.erased
      expect(line?.text).toContain(`in ${many} of them`)
    }
  })
})

const python = spawnSync('python3', ['--version'], { encoding: 'utf8' }).status === 0

test.skipIf(!python && process.env['LIAISON_REQUIRE_PYTHON'] === undefined)(
  `a verifier in Python that was written from docs/record.md alone agrees with the vectors${python ? '' : ' (skipped: there is no python3 here)'}`,
  () => {
    const { stdout, stderr } = spawnSync('python3', [VERIFIER, '--vectors', VECTORS], { encoding: 'utf8' })
    expect(stderr).toBe('')
    const found = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(found).toEqual(vectors.map((vector) => ({ ...vector, lines: undefined, noted: undefined })))
  },
)
