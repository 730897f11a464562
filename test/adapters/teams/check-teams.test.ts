import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkTeams } from '../../../adapters/teams/check/check-teams.ts'
import { judgeTeams, type KeysSaid, type LoginSaid } from '../../../adapters/teams/check/judge-teams.ts'
import type { TeamsConfig } from '../../../adapters/teams/teams-config.ts'
import { askOverHttp } from '../../../src/cli/doctor/ask-over-http.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import type { Finding } from '../../../src/ports/ask.ts'
import { type TeamsStage, teamsStage } from './teams-stage.ts'

const problems = (findings: Finding[]): string[] =>
  findings.flatMap((finding) => ('problem' in finding ? [finding.problem] : []))

const gone = { unreachable: 'it refuses the connection', remedy: 'Check the address.' }

describe('what Microsoft answers', () => {
  const judge = (login: LoginSaid, keys: KeysSaid) =>
    judgeTeams({ loginHost: 'login.example', login, keysHost: 'keys.example', keys }, 0)

  test('is sound with a token, with keys, and with clocks that agree', () => {
    expect(judge({ token: true, aheadMs: 0 }, { keys: true, aheadMs: 0 })).toEqual([
      { fine: "Microsoft's login service gives the bot a token for Teams." },
      { fine: 'The keys that sign what comes from Teams can be read.' },
      { fine: 'The clocks of Teams and this machine agree.' },
    ])
  })

  test.each<[string, LoginSaid, KeysSaid, RegExp]>([
    [
      'a wrong secret',
      { error: 'invalid_client', numbers: [7000215] },
      { keys: true },
      /TEAMS_APP_PASSWORD.*AADSTS7000215.*value of a client secret/u,
    ],
    ['an expired secret', { error: 'invalid_client', numbers: [7000222] }, { keys: true }, /has expired/u],
    [
      'a refusal that is not in the table',
      { error: 'odd', numbers: [1] },
      { keys: true },
      /no token \(odd, AADSTS1\)/u,
    ],
    ['a login service that is not there', gone, { keys: true }, /login service cannot be reached at login\.example/u],
    [
      'keys that are not there',
      { token: true },
      gone,
      /keys .* cannot be read at keys\.example: it refuses.*is refused\.$/u,
    ],
    ['a clock far off', { token: true, aheadMs: 6 * MINUTE }, { keys: true }, /clock of Teams is 360 s ahead/u],
  ])('is told, with what to do, for %s', (_, login, keys, sentence) => {
    expect(problems(judge(login, keys))).toEqual([expect.stringMatching(sentence)])
  })
})

describe('a Teams that is tried', () => {
  let stage: TeamsStage
  let config: TeamsConfig
  beforeAll(async () => {
    stage = await teamsStage()
    const { appId, appPassword, tenantId, openIdMetadataUrl, tokenIssuer, loginUrl, oauthScope } = stage.teams.settings
    const endpoints = { openIdMetadataUrl, tokenIssuer, loginUrl, oauthScope }
    config = { appId, appPassword, tenantId, auth: 'on', endpoints }
  })
  afterAll(() => stage[Symbol.asyncDispose]())

  test('accepts its own bot, and no other secret, which is never repeated', async () => {
    expect(problems(await checkTeams(config, askOverHttp, Date.now()))).toEqual([])
    const found = problems(await checkTeams({ ...config, appPassword: 'hush' }, askOverHttp, Date.now()))
    expect(found).toEqual([expect.stringContaining('AADSTS7000215')])
    expect(found.join(' ')).not.toContain('hush')
  })

  test('whose keys are asked for at the wrong address is told so', async () => {
    const openIdMetadataUrl = config.endpoints.openIdMetadataUrl.replace(/[^/]*$/u, 'nowhere')
    const elsewhere = { ...config, endpoints: { ...config.endpoints, openIdMetadataUrl } }
    expect(problems(await checkTeams(elsewhere, askOverHttp, Date.now()))).toEqual([
      expect.stringMatching(/it answers 404 without any keys\. Check TEAMS_OPENID_METADATA_URL\./u),
    ])
  })

  test('whose clock is behind is found out', async () => {
    stage.teams.setClockAhead(-10 * MINUTE)
    expect(problems(await checkTeams(config, askOverHttp, Date.now()))).toContainEqual(
      expect.stringMatching(/^The clock of Teams is (599|600|601) s behind this machine's\./u),
    )
    stage.teams.setClockAhead(0)
  })

  test('is not asked anything without authentication', async () => {
    const ask = () => Promise.reject(new Error('asked'))
    expect(await checkTeams({ ...config, auth: 'off' }, ask, 0)).toEqual([
      { fine: expect.stringContaining('TEAMS_AUTH is “off”') },
    ])
  })
})
