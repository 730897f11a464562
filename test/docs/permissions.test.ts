import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { permissionsPage, VARIABLES } from '../../docs/permissions-page.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { PERMISSION_CHOICES, type PermissionSettings } from '../../src/domain/partners/permission-settings.ts'
import { PERMISSIONS } from '../../src/domain/partners/permissions.ts'

const file = fileURLToPath(new URL('../../docs/permissions.md', import.meta.url))
const page = readFileSync(file, 'utf8')

test('the page is what the table says; `npm run generate:permissions` writes it anew', async () => {
  expect(page).toBe(await format(permissionsPage(), { ...(await resolveConfig(file)), parser: 'markdown' }))
})

test('every row of the table stands on the page once', () => {
  const rows = [...page.matchAll(/^\| ([^|]+?) +\|/gmu)].map(([, first]) => first)
  for (const { does } of Object.values(PERMISSIONS)) expect(rows.filter((row) => row === does)).toEqual([does])
})

test.each(Object.entries(PERMISSION_CHOICES))(
  'the variable that the page names for %s makes that setting',
  (setting, choices) => {
    const variable = VARIABLES[setting as keyof PermissionSettings]
    for (const choice of choices) {
      const read = readConfig({ [variable]: choice })
      expect('config' in read && read.config.permissions[setting as keyof PermissionSettings]).toBe(choice)
    }
    expect(readConfig({ [variable]: 'everybody' })).toEqual({ problems: [expect.stringContaining(variable)] })
  },
)
