import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { publicCloudEndpoints } from '../../adapters/teams/endpoints.ts'
import { readTeamsConfig, teamsVariables } from '../../adapters/teams/read-teams-config.ts'
import { environmentWith } from '../../src/config/read-config.ts'
import { PLATFORMS } from '../../src/platforms.ts'

const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8')
/** `| `NAME` | `default` | meaning |`; an empty default is one without a value. */
const rows = [...page.matchAll(/^\| `([A-Z_1]+)` *\| (?:`([^`]*)`)? *\| .+\|$/gm)]
const documented = new Map(rows.map(([, name = '', value = '']) => [name, value]))
const environment = environmentWith(PLATFORMS)
const known = Object.keys(environment.shape)

test('every variable that is read has its row, once, and nothing else has one', () => {
  expect(rows.map(([, name]) => name).sort()).toEqual([...known].sort())
})

test('no variable is spoken of that is not read', () => {
  const spokenOf = page.match(/\b(?:LIAISON|SLACK|TEAMS|DATABASE|LOG)_[A-Z_1]+\b/g) ?? []
  expect(spokenOf.filter((name) => !known.includes(name))).toEqual([])
})

test('the defaults in the tables are those that apply', () => {
  const endpoints = publicCloudEndpoints('<tenant>')
  const applied: Record<string, unknown> = {
    SLACK_API_URL: 'https://slack.com/api/',
    TEAMS_OPENID_METADATA_URL: endpoints.openIdMetadataUrl,
    TEAMS_TOKEN_ISSUER: endpoints.tokenIssuer,
    TEAMS_LOGIN_URL: endpoints.loginUrl,
    TEAMS_OAUTH_SCOPE: endpoints.oauthScope,
    TEAMS_OAUTH_URL: endpoints.oauthUrl,
    TEAMS_CALLER_ID: endpoints.callerId,
    ...environment.parse({}),
  }
  for (const name of known) expect([name, documented.get(name)]).toEqual([name, String(applied[name] ?? '')])
})

test('the settings of each sovereign cloud are taken as they stand', () => {
  const clouds = [...page.matchAll(/```ini\n([^`]+)```/g)].map(([, lines = '']) =>
    Object.fromEntries(lines.trim().split('\n').map(settingOf)),
  )
  expect(clouds).toHaveLength(2)
  for (const cloud of clouds) {
    const tenant = { TEAMS_APP_ID: 'app', TEAMS_APP_PASSWORD: 'secret', TEAMS_TENANT_ID: 'home' }
    const read = readTeamsConfig(teamsVariables.parse({ ...tenant, ...cloud }), '127.0.0.1')
    const taken = read && 'endpoints' in read ? Object.values(read.endpoints) : read
    expect(taken).toEqual(expect.arrayContaining(Object.values(cloud)))
  }
})

function settingOf(line: string): [string, string] {
  const at = line.indexOf('=')
  return [line.slice(0, at), line.slice(at + 1).replace('<tenant>', 'home')]
}
