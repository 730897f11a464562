import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, linkSync, statSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { compiled } from '../kit/compiled.ts'
import { temporaryFolder } from '../kit/test-store.ts'

const LIAISON = fileURLToPath(new URL('../../src/cli/liaison.js', import.meta.url))
const EXAMPLE = fileURLToPath(new URL('../../docs/examples/partner.yaml', import.meta.url))

/** One command in a process of its own, in a folder of its own. */
function liaison(cwd: string, args: string[], variables: Record<string, string> = {}) {
  const env = { PATH: process.env['PATH'], ...compiled(), ...variables }
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
    stdout: expect.stringMatching(
      /^brightwater, shared record: 1 fact, none changed\. Head: 1-[A-Z2-7]{26}\nbrightwater, internal record: 12 facts, none changed\. Head: 12-[A-Z2-7]{26}\n$/u,
    ),
    stderr: '',
  })
  expect(liaison(folder.path, ['doctor'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(
      /The next deadline: (?:Health check with Brightwater Logistics opens|[^\n]+ is told what (?:needs them that day|they are named for))/u,
    ),
    stderr: '',
  })
})

test('a partner comes out as a sheet, and what one would do is said before it is done', async () => {
  await using folder = await temporaryFolder()
  writeFileSync(join(folder.path, 'acme.yaml'), 'name: Acme\nstage: steady\n')
  liaison(folder.path, ['apply', 'acme.yaml'])
  const exported = liaison(folder.path, ['export', 'acme'])
  expect(exported).toMatchObject({ status: 0, stderr: '' })
  const changed = exported.stdout.replace('stage: steady', 'stage: renewal')
  writeFileSync(join(folder.path, 'both.yaml'), `${changed}---\nslug: acme\nname: Globex\n`)
  expect(liaison(folder.path, ['apply', 'both.yaml', '--plan'])).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/^Acme \(acme\): not changed yet\..*\n.*the stage from steady to renewal\.\n/u),
    stderr: expect.stringContaining('apply the sheet with --rename'),
  })
})

test('who changed what is recorded as they say, or else by the system’s user, and told', async () => {
  await using folder = await temporaryFolder()
  const sheet = (stage: string) => writeFileSync(join(folder.path, 'acme.yaml'), `name: Acme\nstage: ${stage}\n`)
  sheet('steady')
  liaison(folder.path, ['apply', 'acme.yaml'])
  sheet('renewal')
  const { stdout } = liaison(folder.path, ['apply', 'acme.yaml', '--by', 'Anna Berg'])
  const sentence = 'Anna Berg (command line) changed acme: the stage from steady to renewal.'
  expect(stdout).toBe(`Acme (acme): changed.\n  ${sentence}\n  Acme cannot see any of it.\n`)

  const told = liaison(folder.path, ['timeline', 'acme', '--since', '1h'])
  expect(told).toMatchObject({ status: 0, stderr: '' })
  expect(told.stdout).toContain(`${userInfo().username} (command line) registered Acme.\n`)
  expect(told.stdout).toContain(`${sentence}\n`)
  expect(liaison(folder.path, ['timeline', 'acme', '--format', 'csv']).stdout).toMatch(
    /"the stage","steady","renewal","Anna Berg","","command line",[^\r\n]+\r\n$/u,
  )
})

test.each<[string, string[], Record<string, string>, RegExp]>([
  ['a file that is not there', ['apply', 'nowhere.yaml'], {}, /^There is no file nowhere\.yaml\.\n$/u],
  ['a folder in place of a file', ['apply', '.'], {}, /^\. cannot be read \(EISDIR\)/u],
  ['a database that is not there', ['export', 'acme'], {}, /^There is no database at .*liaison\.db yet\./u],
  ['no file at all', ['apply'], {}, /missing required argument 'file'/u],
  ['an unknown command', ['appply'], {}, /Did you mean apply\?/u],
  ['a database that is not there', ['verify'], {}, /^There is no database at .*liaison\.db yet\./u],
  ['a database that is not there', ['timeline', 'acme'], {}, /^There is no database at .*liaison\.db yet\./u],
  ['a name that names nobody', ['apply', 'nowhere.yaml', '--by', ' '], {}, /^--by: this names nobody\./u],
  ['a database that is not there', ['doctor'], {}, /^There is no database at .*liaison\.db yet\./u],
  [
    'a bad configuration',
    ['doctor'],
    { PORT: 'x', SLACK_APP_TOKEN: 'xapp-hush' },
    /^PORT: .*\nSLACK_BOT_TOKEN: .*\n$/u,
  ],
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

/** This Node as an old one is: without what came with Node 26. */
const OLD = '--no-harmony-temporal'

test('with an old Node, the command is run by the one that came with the packages', async () => {
  await using folder = await temporaryFolder()
  const node = join(folder.path, 'node')
  // Linked where that can be: it is large.
  try {
    linkSync(process.execPath, node)
  } catch {
    copyFileSync(process.execPath, node)
  }
  const { status, stdout, stderr } = spawnSync(node, [OLD, LIAISON, 'apply', 'nowhere.yaml'], { encoding: 'utf8' })
  expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: 'There is no file nowhere.yaml.\n' })
})

test('with an old Node and no packages beside it, one sentence says what to do', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'liaison.mjs')
  cpSync(LIAISON, file)
  const { status, stdout, stderr } = spawnSync(process.execPath, [OLD, file, 'doctor'], { encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/^Liaison needs Node 26 or newer, and this is Node [\d.]+: run `npm ci` in its folder, .*\n$/u)
})

test('the file that npx runs may be run', () => {
  expect(statSync(LIAISON).mode & 0o111).toBe(0o111)
})

test('a reader that stops early, as `head` does, is no fault', async () => {
  await using folder = await temporaryFolder()
  copyFileSync(EXAMPLE, join(folder.path, 'partner.yaml'))
  const piped = `"${process.execPath}" "${LIAISON}" apply partner.yaml | true`
  const { stderr } = spawnSync('sh', ['-c', piped], {
    cwd: folder.path,
    env: { PATH: process.env['PATH'] },
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
})
