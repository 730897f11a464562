import { z } from 'zod'
import { publicCloudEndpoints } from './endpoints.ts'
import type { TeamsConfig } from './teams-config.ts'

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

const url = z.url({ protocol: /^https?$/u, error: 'must be an http or https address' })

export const teamsVariables = z.object({
  TEAMS_APP_ID: z.string().optional(),
  TEAMS_APP_PASSWORD: z.string().optional(),
  TEAMS_TENANT_ID: z.string().optional(),
  TEAMS_AUTH: z.enum(['on', 'off']).default('on'),
  TEAMS_OPENID_METADATA_URL: url.optional(),
  TEAMS_TOKEN_ISSUER: z.string().optional(),
  TEAMS_LOGIN_URL: url.optional(),
  TEAMS_OAUTH_SCOPE: z.string().optional(),
  TEAMS_OAUTH_URL: url.optional(),
  TEAMS_CALLER_ID: z.string().optional(),
})

/** Undefined when nothing of Teams' is set. `host`: the address that the product listens on. */
export function readTeamsConfig(
  values: z.output<typeof teamsVariables>,
  host: string,
): TeamsConfig | { problems: string[] } | undefined {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: appPassword, TEAMS_TENANT_ID: tenantId, TEAMS_AUTH: auth } = values
  if (auth === 'off' && !LOOPBACK.includes(host)) {
    return {
      problems: [
        `TEAMS_AUTH: “off” is only accepted while HOST is loopback (127.0.0.1), and HOST is “${host}”. Anybody could speak as anybody otherwise.`,
      ],
    }
  }
  if (appId === undefined && auth === 'on') {
    const alone = appPassword ?? tenantId
    return alone === undefined
      ? undefined
      : {
          problems: [
            'TEAMS_APP_ID: is missing, though another Teams variable is set. An empty one would switch authentication off, so Liaison does not start that way.',
          ],
        }
  }
  const missing = Object.entries({ TEAMS_APP_PASSWORD: appPassword, TEAMS_TENANT_ID: tenantId }).filter(
    ([, value]) => value === undefined,
  )
  if (auth === 'on' && missing.length > 0)
    return { problems: missing.map(([name]) => `${name}: is missing, though TEAMS_APP_ID is set.`) }
  const tenant = tenantId ?? 'local'
  const cloud = publicCloudEndpoints(tenant)
  return {
    appId: appId ?? 'emulator',
    appPassword: appPassword ?? '',
    tenantId: tenant,
    auth,
    endpoints: {
      ...cloud,
      openIdMetadataUrl: values.TEAMS_OPENID_METADATA_URL ?? cloud.openIdMetadataUrl,
      tokenIssuer: values.TEAMS_TOKEN_ISSUER ?? cloud.tokenIssuer,
      loginUrl: (values.TEAMS_LOGIN_URL ?? cloud.loginUrl).replace(/\/$/u, ''),
      oauthScope: (values.TEAMS_OAUTH_SCOPE ?? cloud.oauthScope).replace(/\/\.default$/u, ''),
      ...(values.TEAMS_OAUTH_URL !== undefined && { oauthUrl: values.TEAMS_OAUTH_URL }),
      ...(values.TEAMS_CALLER_ID !== undefined && { callerId: values.TEAMS_CALLER_ID }),
    },
  }
}
