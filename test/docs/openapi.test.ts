import { Validator } from '@seriousme/openapi-schema-validator'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { apiDocument } from '../../src/http/api/document.ts'
import { PROBLEMS } from '../../src/app/api/problem.ts'

const FILE = fileURLToPath(new URL('../../docs/api/openapi.json', import.meta.url))
const committed = readFileSync(FILE, 'utf8')

test('the document is what requests are read by; `npm run generate:openapi` writes it anew', async () => {
  expect(committed).toBe(
    await format(JSON.stringify(apiDocument()), { ...(await resolveConfig(FILE)), parser: 'json' }),
  )
})

test('it is an OpenAPI document of version 3.1', async () => {
  const validator = new Validator()
  expect(await validator.validate(JSON.parse(committed))).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
})

test('the page for people names every problem there is', () => {
  const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')
  for (const [name, [status]] of Object.entries(PROBLEMS))
    expect(page).toMatch(new RegExp(`\\| ${status} +\\| \`${name}\``, 'u'))
})
