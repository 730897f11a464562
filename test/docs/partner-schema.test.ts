import { Ajv } from 'ajv'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { partnerSchema } from '../../docs/partner-schema.ts'
import { anySheet } from '../cli/export/any-sheet.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const FILE = inRepository('docs/examples/partner.schema.json')
const committed = readFileSync(FILE, 'utf8')
const validate = new Ajv({ strict: false }).compile(JSON.parse(committed))
const documentsIn = (path: string) => parseAllDocuments(readFileSync(inRepository(path), 'utf8'))

test('the schema is what sheets are read by; `npm run generate:partner-schema` writes it anew', async () => {
  expect(committed).toBe(await format(partnerSchema(), { ...(await resolveConfig(FILE)), parser: 'json' }))
})

describe('by the schema', () => {
  test.each(['docs/examples/partner.yaml', 'test/fixtures/exported-partner.yaml.txt'])(
    '%s is a sheet, and names it for editors in its first line',
    (path) => {
      const documents = documentsIn(path)
      expect(documents.length).toBeGreaterThan(0)
      for (const document of documents) expect(validate(document.toJS()), JSON.stringify(validate.errors)).toBe(true)
      const [first] = readFileSync(inRepository(path), 'utf8').split('\n')
      expect(first).toMatch(/^# yaml-language-server: \$schema=(?:.*\/)?partner\.schema\.json$/u)
    },
  )

  test('every sheet that can be read is one', () => {
    fc.assert(
      fc.property(anySheet, (made) => {
        expect(partnerSheet.safeParse(made(1)).success).toBe(true)
        expect(validate(made(1)), JSON.stringify(validate.errors)).toBe(true)
      }),
    )
  })

  test.each<[string, object]>([
    ['without a name', { slug: 'acme' }],
    ['with a section that is none', { name: 'Acme', checkins: {} }],
    ['with a word that is none of the choices', { name: 'Acme', stage: 'limbo' }],
    ['with a severity that is none', { name: 'Acme', sla: { objectives: [{ measure: 'resolve', severity: 9 }] } }],
    ['with an account without its organisation', { name: 'Acme', channels: [{ purpose: 'shared', slack: 'C1' }] }],
    [
      'with hours at no time',
      { name: 'Acme', calendar: { zone: 'UTC', hours: [{ days: [], from: '9', to: '17:00' }] } },
    ],
    ['that says it is confirmed', { name: 'Acme', confirmed: true }],
  ])('one %s is none, as it is not read', (_, sheet) => {
    expect(validate(sheet)).toBe(false)
    expect(partnerSheet.safeParse(sheet).success).toBe(false)
  })
})
