import { z } from 'zod'
import type { Answered, Ask, Finding, Unreachable } from '../../../src/ports/ask.ts'
import type { TeamsConfig } from '../teams-config.ts'
import { judgeTeams, type KeysSaid, type LoginSaid } from './judge-teams.ts'

const token = z.looseObject({ access_token: z.string().min(1) })
const refusal = z.looseObject({ error: z.string(), error_codes: z.array(z.number()).default([]) })
const metadata = z.looseObject({ issuer: z.string().optional(), jwks_uri: z.url() })
const keys = z.looseObject({ keys: z.array(z.unknown()).min(1) })

/** Try the credentials on the login service, and read the keys that sign requests to the bot. `now`: our clock, in epoch ms. */
export async function checkTeams(config: TeamsConfig, ask: Ask, now: number): Promise<Finding[]> {
  if (config.auth === 'off')
    return [{ fine: 'Teams is not tried: TEAMS_AUTH is “off”, for an emulator on this machine.' }]
  const { loginUrl, openIdMetadataUrl } = config.endpoints
  const [login, signing] = await Promise.all([askForToken(config, ask), askForKeys(openIdMetadataUrl, ask)])
  return judgeTeams(
    { loginHost: new URL(loginUrl).host, login, keysHost: new URL(openIdMetadataUrl).host, keys: signing },
    now,
  )
}

async function askForToken({ appId, appPassword, endpoints }: TeamsConfig, ask: Ask): Promise<LoginSaid> {
  const answered = await ask({
    url: `${endpoints.loginUrl.replace(/\/+$/u, '')}/oauth2/v2.0/token`,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: appPassword,
      scope: `${endpoints.oauthScope}/.default`,
    }).toString(),
  })
  if ('unreachable' in answered) return answered
  const { status, body } = answered
  if (token.safeParse(body).success) return { token: true, ...ahead(answered) }
  const refused = refusal.safeParse(body)
  return refused.success
    ? { error: refused.data.error, numbers: refused.data.error_codes, ...ahead(answered) }
    : { unreachable: `it answers ${status} without a token`, remedy: 'Check TEAMS_LOGIN_URL.' }
}

async function askForKeys(url: string, ask: Ask): Promise<KeysSaid> {
  const answered = await ask({ url })
  if ('unreachable' in answered) return answered
  const described = metadata.safeParse(answered.body)
  if (!described.success) return notKeys(answered)
  const listed = await ask({ url: described.data.jwks_uri })
  if ('unreachable' in listed) return listed
  return keys.safeParse(listed.body).success ? { keys: true, ...ahead(answered) } : notKeys(listed)
}

function notKeys({ status }: Answered): Unreachable {
  return { unreachable: `it answers ${status} without any keys`, remedy: 'Check TEAMS_OPENID_METADATA_URL.' }
}

function ahead({ aheadMs }: Answered): { aheadMs?: number } {
  return aheadMs === undefined ? {} : { aheadMs }
}
