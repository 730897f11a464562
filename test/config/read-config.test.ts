import { describe, expect, test } from 'vitest'
import { readSlackConfig, slackVariables } from '../../adapters/slack/read-slack-config.ts'
import { readTeamsConfig, teamsVariables } from '../../adapters/teams/read-teams-config.ts'
import type { Config } from '../../src/config/config.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { PLATFORM_TRAITS } from '../kit/platform-traits.ts'

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'shh-signing' }
const TEAMS = { TEAMS_APP_ID: 'app-1', TEAMS_APP_PASSWORD: 'shh-password', TEAMS_TENANT_ID: 'tenant-1' }

function configOf(environment: Record<string, string | undefined>): Config {
  const read = readConfig(environment)
  if ('problems' in read) throw new Error(read.problems.join(' '))
  return read.config
}

const slackOf = (set: Record<string, string>) => readSlackConfig(slackVariables.parse(set))
const teamsOf = (set: Record<string, string>, host = '127.0.0.1') => readTeamsConfig(teamsVariables.parse(set), host)

function problemsOf(environment: Record<string, string | undefined>): string[] {
  const read = readConfig(environment)
  return 'problems' in read ? read.problems : []
}

describe('the configuration', () => {
  test('is whole without any variable: this machine only, a SQLite file, no platform', () => {
    expect(configOf({})).toEqual({
      host: '127.0.0.1',
      port: 3978,
      databaseUrl: 'file:./data/liaison.db',
      company: 'Our side',
      logLevel: 'info',
      admins: [],
      permissions: { mayRegister: 'anybody', mayOpenSeverity1: 'anybody', mayUnbind: 'in-charge' },
      digestAt: '09:00',
      keepDays: { inbox: 7, deliveries: 30, onceKeys: 400, places: 180 },
      pages: { allow: '' },
      knownPlatforms: PLATFORM_TRAITS,
      platforms: [],
    })
  })

  test('keeps what is done with for whole days, at least one', () => {
    expect(configOf({ LIAISON_KEEP_PLACES_DAYS: '365' }).keepDays.places).toBe(365)
    for (const wrong of ['0', '-1', '1.5', '4000', 'a week'])
      expect(problemsOf({ LIAISON_KEEP_INBOX_DAYS: wrong }), wrong).toEqual([
        expect.stringMatching(/LIAISON_KEEP_INBOX_DAYS.*whole number of days from 1 to 3650/u),
      ])
  })

  test('takes ranges to which pages go, and where this server is reached from outside', () => {
    expect(configOf({ LIAISON_PAGE_HOOK_ALLOW: '10.20.0.0/16, fd00:1::/32' }).pages.allow).toBe(
      '10.20.0.0/16, fd00:1::/32',
    )
    expect(problemsOf({ LIAISON_PAGE_HOOK_ALLOW: '10.20.0.0/99' })).toEqual([
      'LIAISON_PAGE_HOOK_ALLOW: “10.20.0.0/99” is no range of addresses. Write e.g. 10.20.0.0/16, or one address.',
    ])
    expect(configOf({ LIAISON_PUBLIC_URL: 'https://liaison.example.com/' }).pages.publicUrl).toBe(
      'https://liaison.example.com',
    )
    for (const wrong of ['liaison.example.com', 'ftp://liaison.example.com', 'https://a@b.example', 'https://b/?x=1'])
      expect(problemsOf({ LIAISON_PUBLIC_URL: wrong }), wrong).toEqual([
        expect.stringMatching(/LIAISON_PUBLIC_URL.*a URL such as/u),
      ])
  })

  test('knows when people are told each day what needs them: at a time of the day, or never', () => {
    for (const right of ['08:30', '00:00', 'off']) expect(configOf({ LIAISON_DIGEST_AT: right }).digestAt).toBe(right)
    for (const wrong of ['9', '24:00', '12:60', 'noon'])
      expect(problemsOf({ LIAISON_DIGEST_AT: wrong }), wrong).toEqual([
        'LIAISON_DIGEST_AT: must be a time such as 09:00, or off.',
      ])
  })

  test('takes an empty variable as absent, and leaves variables of others alone', () => {
    const empty = { PORT: '', DATABASE_URL: ' ', SLACK_BOT_TOKEN: '', TEAMS_APP_ID: '', LIAISON_ADMINS: '' }
    expect(configOf({ ...empty, PATH: '/bin', HOME: undefined })).toEqual(configOf({}))
  })

  test('takes what is set', () => {
    expect(
      configOf({
        PORT: '0',
        HOST: '0.0.0.0',
        DATABASE_URL: 'postgresql://liaison@db/liaison',
        LIAISON_COMPANY: ' Northwind ',
        LOG_LEVEL: 'debug',
      }),
    ).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      databaseUrl: 'postgresql://liaison@db/liaison',
      company: 'Northwind',
      logLevel: 'debug',
    })
  })

  test.each<[string, string, RegExp]>([
    ['PORT', '70000', /whole number from 0 to 65535/u],
    ['PORT', '-1', /whole number from 0 to 65535/u],
    ['PORT', '80.5', /whole number from 0 to 65535/u],
    ['PORT', 'http', /whole number from 0 to 65535/u],
    ['DATABASE_URL', 'mysql://db/liaison', /must begin with “file:”/u],
    ['LOG_LEVEL', 'loud', /./u],
    ['LIAISON_COMPANY', 'x'.repeat(61), /./u],
    ['SLACK_API_URL', 'slack.example', /http or https address/u],
    ['SLACK_API_URL', 'ftp://slack.example', /http or https address/u],
    ['TEAMS_OPENID_METADATA_URL', 'nowhere', /http or https address/u],
  ])('is refused for %s=%s, in a sentence that names the variable', (name, value, sentence) => {
    const [only, ...others] = problemsOf({ [name]: value })
    expect(others).toEqual([])
    expect(only).toMatch(new RegExp(`^${name}: .+\\.$`, 'u'))
    expect(only).toMatch(sentence)
  })

  test('tells all that is wrong at once', () => {
    expect(problemsOf({ PORT: 'x', DATABASE_URL: 'x', LOG_LEVEL: 'x' })).toHaveLength(3)
    expect(problemsOf({ SLACK_APP_TOKEN: 'xapp-1', TEAMS_APP_ID: 'app-1', LIAISON_ADMINS: 'nobody' })).toHaveLength(4)
  })

  test('tells what is wrong with the admins beside any other wrong variable', () => {
    expect(
      problemsOf({ PORT: 'x', SLACK_API_URL: 'x', SLACK_BOT_TOKEN: 'xoxb-1', LIAISON_ADMINS: 'slack:U1,nobody' }),
    ).toEqual([
      expect.stringMatching(/^PORT: /u),
      expect.stringMatching(/^SLACK_API_URL: /u),
      expect.stringMatching(/^SLACK_SIGNING_SECRET: is missing/u),
      expect.stringMatching(/^LIAISON_ADMINS: “nobody” is not understood/u),
    ])
  })

  test('does not repeat a password that was not percent-encoded', () => {
    const DATABASE_URL = 'postgres://user:p@zq#x/rd@127.0.0.1:5432/liaison'
    expect(problemsOf({ DATABASE_URL, PORT: 'x' })).toEqual([
      expect.stringMatching(/^PORT: /u),
      expect.stringMatching(
        /^DATABASE_URL: .* A password with @ # \/ : in it must be percent-encoded\. [^@]*%40 for @/u,
      ),
    ])
    expect(problemsOf({ DATABASE_URL }).join(' ')).not.toMatch(/zq|x\/rd|127/u)
  })
})

describe('Slack', () => {
  test('is spoken to over HTTP with a signing secret', () => {
    expect(slackOf(SLACK)).toEqual({ botToken: 'xoxb-1', signingSecret: 'shh-signing' })
  })

  test('is spoken to over Socket Mode with an app token, with no need of a secret', () => {
    expect(slackOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toEqual({
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
    })
  })

  test('may be any server that speaks its API, with or without a slash at the end', () => {
    for (const url of ['http://127.0.0.1:4000/api', 'http://127.0.0.1:4000/api/'])
      expect(slackOf({ ...SLACK, SLACK_API_URL: url })).toHaveProperty('apiUrl', 'http://127.0.0.1:4000/api/')
  })

  test('is a platform of the product then, beside Teams or alone', () => {
    const named = (environment: Record<string, string>) =>
      configOf(environment).platforms.map(({ traits }) => traits.name)
    expect(named(SLACK)).toEqual(['slack'])
    expect(named({ ...TEAMS, ...SLACK })).toEqual(['slack', 'teams'])
  })

  test('is refused with a token and nothing to tell its requests by', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
      expect.stringMatching(/^SLACK_SIGNING_SECRET: is missing/u),
    ])
  })

  test.each(['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'])('is refused with %s alone', (name) => {
    expect(problemsOf({ [name]: 'secret-value' })).toEqual([expect.stringMatching(/^SLACK_BOT_TOKEN: is missing/u)])
  })
})

describe('Teams', () => {
  test('is Microsoft’s public cloud, with the tenant’s own tokens, unless told otherwise', () => {
    expect(teamsOf(TEAMS)).toEqual({
      appId: 'app-1',
      appPassword: 'shh-password',
      tenantId: 'tenant-1',
      auth: 'on',
      endpoints: {
        openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
        tokenIssuer: 'https://api.botframework.com',
        loginUrl: 'https://login.microsoftonline.com/tenant-1',
        oauthScope: 'https://api.botframework.com',
        oauthUrl: 'https://token.botframework.com',
        callerId: 'urn:botframework:azure',
      },
    })
  })

  test('may be a sovereign cloud, each endpoint by itself', () => {
    const cloud = teamsOf({
      ...TEAMS,
      TEAMS_OPENID_METADATA_URL: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
      TEAMS_TOKEN_ISSUER: 'https://api.botframework.us',
      TEAMS_LOGIN_URL: 'https://login.microsoftonline.us/tenant-1/',
      TEAMS_OAUTH_SCOPE: 'https://api.botframework.us/.default',
      TEAMS_CALLER_ID: 'urn:botframework:azureusgov',
    })
    expect(cloud).toHaveProperty('endpoints', {
      openIdMetadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
      tokenIssuer: 'https://api.botframework.us',
      loginUrl: 'https://login.microsoftonline.us/tenant-1',
      oauthScope: 'https://api.botframework.us',
      callerId: 'urn:botframework:azureusgov',
      oauthUrl: 'https://token.botframework.com',
    })
  })

  test.each(['', '  '])('is refused with the app id “%s”, which would switch authentication off', (appId) => {
    expect(problemsOf({ ...TEAMS, TEAMS_APP_ID: appId })).toEqual([expect.stringMatching(/^TEAMS_APP_ID: is missing/u)])
  })

  test.each(['TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'])('is refused without %s', (name) => {
    expect(problemsOf({ ...TEAMS, [name]: undefined })).toEqual([expect.stringMatching(new RegExp(`^${name}: `, 'u'))])
  })

  test.each(['127.0.0.1', 'localhost', '::1'])('may go without authentication for an emulator on %s', (host) => {
    expect(teamsOf({ TEAMS_AUTH: 'off' }, host)).toMatchObject({ auth: 'off', appId: 'emulator' })
  })

  test.each(['0.0.0.0', '::', '10.0.0.5', 'liaison.example', '127.0.0.1.example'])(
    'never goes without authentication on %s, even with everything else set',
    (host) => {
      expect(problemsOf({ ...TEAMS, TEAMS_AUTH: 'off', HOST: host })).toEqual([
        expect.stringMatching(/^TEAMS_AUTH: .*loopback/u),
      ])
    },
  )

  test('takes no other word for “off”', () => {
    expect(problemsOf({ ...TEAMS, TEAMS_AUTH: 'false' })).toEqual([expect.stringMatching(/^TEAMS_AUTH: /u)])
  })
})

describe('admins', () => {
  test('are named by platform and user, with any spacing', () => {
    expect(configOf({ LIAISON_ADMINS: ' slack:U1 ,teams:6f1d-2c3b,, ' }).admins).toEqual([
      { platform: 'slack', userId: 'U1' },
      { platform: 'teams', userId: '6f1d-2c3b' },
    ])
  })

  test.each(['U1', 'discord:U1', 'slack:', 'slack:U1 U2'])('are refused as “%s”', (text) => {
    expect(problemsOf({ LIAISON_ADMINS: `slack:U0,${text}` })).toEqual([
      expect.stringContaining(`LIAISON_ADMINS: “${text}” is not understood`),
    ])
  })
})

test('no problem repeats a secret', () => {
  const secrets = { SLACK_SIGNING_SECRET: 'hush-1', SLACK_APP_TOKEN: 'hush-2', TEAMS_APP_PASSWORD: 'hush-3' }
  const problems = [
    ...problemsOf(secrets),
    ...problemsOf({ SLACK_BOT_TOKEN: 'hush-4' }),
    ...problemsOf({ ...secrets, PORT: 'x', DATABASE_URL: 'mysql://user:hush-5@db/x' }),
  ]
  expect(problems).toHaveLength(7)
  expect(problems.join(' ')).not.toContain('hush')
})
