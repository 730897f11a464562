import { spawnSync } from 'node:child_process'
import { copyFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../kit/test-store.ts'

const LIAISON = fileURLToPath(new URL('../../src/cli/liaison.ts', import.meta.url))
const EXAMPLE = fileURLToPath(new URL('../../docs/examples/partner.yaml', import.meta.url))

/** One command in a process of its own, in a folder of its own. */
function liaison(cwd: string, args: string[], variables: Record<string, string> = {}) {
  const env = { PATH: process.env['PATH'], ...variables }
  const { status, stdout, stderr } = spawnSync(process.execPath, [LIAISON, ...args], { cwd, env, encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('a partner is applied, verified and examined by the commands as people type them', async () => {
  await using folder = await temporaryFolder()
  copyFileSync(EXAMPLE, join(folder.path, 'partner.yaml'))

  const applied = liaison(folder.path, ['apply', 'partner.yaml'])
  expect(applied).toMatchObject({ status: 0, stderr: '' })
  expect(applied.stdout).toMatch(/^Brightwater Logistics \(brightwater\): registered\.\n/u)

  const again = liaison(folder.path, ['apply', 'partner.yaml'])
  expect(again).toMatchObject({ status: 0, stderr: '' })
  expect(again.stdout).toMatch(/is as partner\.yaml says already\. Nothing was changed\.\n$/u)

  expect(liaison(folder.path, ['verify'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^brightwater: 11 facts, none changed\./u),
    stderr: '',
  })
  expect(liaison(folder.path, ['doctor'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/The next deadline: Health check with Brightwater Logistics opens/u),
    stderr: '',
  })
})

test.each<[string, string[], Record<string, string>, RegExp]>([
  ['a file that is not there', ['apply', 'nowhere.yaml'], {}, /^There is no file nowhere\.yaml\.\n$/u],
  ['a folder in place of a file', ['apply', '.'], {}, /^\. cannot be read \(EISDIR\)/u],
  ['no file at all', ['apply'], {}, /missing required argument 'file'/u],
  ['an unknown command', ['appply'], {}, /Did you mean apply\?/u],
  ['a database that is not there', ['verify'], {}, /^There is no database at .*liaison\.db yet\./u],
  ['a database that is not there', ['doctor'], {}, /^There is no database at .*liaison\.db yet\./u],
  ['a bad configuration', ['doctor'], { PORT: 'x', SLACK_APP_TOKEN: 'xapp-hush' }, /^PORT: .*\n$/u],
  [
    'a Slack token without its secret',
    ['doctor'],
    { SLACK_BOT_TOKEN: 'xoxb-hush' },
    /^SLACK_SIGNING_SECRET: is missing/u,
  ],
  [
    'a server that does not answer',
    ['verify'],
    { DATABASE_URL: 'postgres://me:hush@127.0.0.1:1/liaison' },
    /^PostgreSQL at 127\.0\.0\.1:1\/liaison cannot be reached/u,
  ],
])(
  'with %s, `liaison %s` says so in a sentence, shows no secret and ends with 1',
  async (_, args, variables, sentence) => {
    await using folder = await temporaryFolder()
    const { status, stdout, stderr } = liaison(folder.path, args, variables)
    expect(stderr).toMatch(sentence)
    expect(status).toBe(1)
    expect(stdout + stderr).not.toContain('hush')
    expect(stderr).not.toMatch(/^\s+at /mu)
  },
)

test('the file that npx runs may be run', () => {
  expect(statSync(LIAISON).mode & 0o111).toBe(0o111)
})
