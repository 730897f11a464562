import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

test('every file that a page links to is there', () => {
  const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root })]
  const broken = pages.flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/gu)]
      .map(([, to = '']) => to)
      .filter((to) => !existsSync(join(root, dirname(page), to)))
      .map((to) => `${page} links to ${to}`),
  )
  expect(pages.length).toBeGreaterThan(10)
  expect(broken).toEqual([])
})
