import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { commandsPage } from '../../docs/commands-page.ts'
import { VERBS } from '../../src/app/commands/verbs.ts'
import { readLine } from '../../src/app/line/read-line.ts'

const file = fileURLToPath(new URL('../../docs/commands.md', import.meta.url))
const page = readFileSync(file, 'utf8')
const lines = readFileSync(new URL('../fixtures/typed-lines.txt', import.meta.url), 'utf8')
const acme = { slug: 'acme', name: 'Acme Hosting' }
const known = { verbs: VERBS, partners: [acme] }

test('the page is what the verbs say; `npm run generate:commands` writes it anew', async () => {
  expect(page).toBe(await format(commandsPage(lines), { ...(await resolveConfig(file)), parser: 'markdown' }))
})

test('every verb stands on it with an example that is understood as that verb', () => {
  for (const { verb, usage, example } of VERBS) {
    expect(page).toContain(`| \`${usage.replaceAll('|', String.raw`\|`)}\``)
    const typed = example.replaceAll(/@\w+/gu, '@{U1}')
    expect(readLine(typed, known)).toMatchObject({ certainty: 'understood', verb: { verb } })
  }
})

test('every line of its table is as certain as it says', () => {
  const rows = [...page.matchAll(/^\| (`.+?) +\| (understood|probably|several|not) +\|.*$/gmu)]
  expect(rows.length).toBeGreaterThan(15)
  const each = rows.flatMap(([row, lines = '', certainty]) =>
    [...lines.matchAll(/`([^`]+)`/gu)].map(([, line = '']) => ({ row, line, certainty })),
  )
  for (const { row, line, certainty } of each) {
    const place = row.includes('in a thread')
      ? { here: acme, thread: 'CASE-1' }
      : row.includes('no partner')
        ? { here: acme }
        : {}
    const here = /^case:? (?:"|closed|you)/u.test(line) ? { here: acme } : {}
    expect([line, readLine(line, { ...known, ...place, ...here }).certainty]).toEqual([line, certainty])
  }
})
