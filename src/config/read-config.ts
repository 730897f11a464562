import { z } from 'zod'
import type { SlackConfig } from '../../adapters/slack/slack-config.ts'
import { publicCloudEndpoints } from '../../adapters/teams/endpoints.ts'
import type { TeamsConfig } from '../../adapters/teams/teams-config.ts'
import { USUAL_DAYS } from '../domain/retention/keep-days.ts'
import { PERMISSION_CHOICES, USUAL_PERMISSIONS } from '../domain/partners/permission-settings.ts'
import { judgeDatabaseUrl } from '../storage/database-url.ts'
import type { Config } from './config.ts'

const PORT_RANGE = 'must be a whole number from 0 to 65535'
const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

const url = z.url({ protocol: /^https?$/u, error: 'must be an http or https address' })

const DAYS_RANGE = 'must be a whole number of days from 1 to 3650'
const days = (usual: number) =>
  z.coerce.number({ error: DAYS_RANGE }).int(DAYS_RANGE).min(1, DAYS_RANGE).max(3_650, DAYS_RANGE).default(usual)

/** Every variable the product reads, with its default. docs/configuration.md says the same in words. */
export const environment = z.object({
  PORT: z.coerce.number({ error: PORT_RANGE }).int(PORT_RANGE).min(0, PORT_RANGE).max(65_535, PORT_RANGE).default(3978),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .superRefine((text, context) => {
      const judged = judgeDatabaseUrl(text)
      if ('problem' in judged) context.addIssue({ code: 'custom', message: judged.problem })
    })
    .default('file:./data/liaison.db'),
  LIAISON_COMPANY: z.string().trim().min(1).max(60).default('Our side'),
  LIAISON_ADMINS: z.string().default(''),
  LIAISON_MAY_REGISTER: z.enum(PERMISSION_CHOICES.mayRegister).default(USUAL_PERMISSIONS.mayRegister),
  LIAISON_MAY_OPEN_SEVERITY_1: z.enum(PERMISSION_CHOICES.mayOpenSeverity1).default(USUAL_PERMISSIONS.mayOpenSeverity1),
  LIAISON_MAY_UNBIND: z.enum(PERMISSION_CHOICES.mayUnbind).default(USUAL_PERMISSIONS.mayUnbind),
  LIAISON_KEEP_INBOX_DAYS: days(USUAL_DAYS.inbox),
  LIAISON_KEEP_DELIVERIES_DAYS: days(USUAL_DAYS.deliveries),
  LIAISON_KEEP_ONCE_KEYS_DAYS: days(USUAL_DAYS.onceKeys),
  LIAISON_KEEP_PLACES_DAYS: days(USUAL_DAYS.places),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_API_URL: url.optional(),
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

type Environment = z.output<typeof environment>

/** Read and check the environment. An empty variable counts as absent. `problems` are sentences that name the variable. */
export function readConfig(env: Record<string, string | undefined>): { config: Config } | { problems: string[] } {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const { values, problems: wrong } = readValues(present)
  const slack = slackConfig(values)
  const teams = teamsConfig(values)
  const admins = adminList(values.LIAISON_ADMINS)
  const problems = [
    ...wrong,
    ...[slack, teams, admins].flatMap((part) => (part && 'problems' in part ? part.problems : [])),
  ]
  if (problems.length > 0) return { problems }
  return {
    config: {
      host: values.HOST,
      port: values.PORT,
      databaseUrl: values.DATABASE_URL,
      company: values.LIAISON_COMPANY,
      logLevel: values.LOG_LEVEL,
      admins: admins && !('problems' in admins) ? admins : [],
      permissions: {
        mayRegister: values.LIAISON_MAY_REGISTER,
        mayOpenSeverity1: values.LIAISON_MAY_OPEN_SEVERITY_1,
        mayUnbind: values.LIAISON_MAY_UNBIND,
      },
      keepDays: {
        inbox: values.LIAISON_KEEP_INBOX_DAYS,
        deliveries: values.LIAISON_KEEP_DELIVERIES_DAYS,
        onceKeys: values.LIAISON_KEEP_ONCE_KEYS_DAYS,
        places: values.LIAISON_KEEP_PLACES_DAYS,
      },
      ...(slack && !('problems' in slack) && { slack }),
      ...(teams && !('problems' in teams) && { teams }),
    },
  }
}

/** Each variable by itself. One that is wrong counts as absent for the others, so that all problems are told together. */
function readValues(present: Record<string, string | undefined>): { values: Environment; problems: string[] } {
  const parsed = environment.safeParse(present)
  if (parsed.success) return { values: parsed.data, problems: [] }
  const { issues } = parsed.error
  const wrong = new Set(issues.map(({ path }) => path[0]))
  const rest = Object.fromEntries(Object.entries(present).filter(([name]) => !wrong.has(name)))
  return {
    values: environment.parse(rest),
    problems: issues.map(({ path, message }) => `${path.join('.')}: ${message}.`),
  }
}

function slackConfig(values: Environment): SlackConfig | { problems: string[] } | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: apiUrl,
  } = values
  if (botToken === undefined) {
    const alone = signingSecret ?? appToken
    return alone === undefined
      ? undefined
      : {
          problems: [
            'SLACK_BOT_TOKEN: is missing, though another Slack variable is set. Copy it from “OAuth & Permissions” of your Slack app.',
          ],
        }
  }
  if (appToken === undefined && signingSecret === undefined) {
    return { problems: ['SLACK_SIGNING_SECRET: is missing. Set it for HTTP, or SLACK_APP_TOKEN for Socket Mode.'] }
  }
  return {
    botToken,
    ...(signingSecret && { signingSecret }),
    ...(appToken && { appToken }),
    ...(apiUrl && { apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` }),
  }
}

function teamsConfig(values: Environment): TeamsConfig | { problems: string[] } | undefined {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: appPassword, TEAMS_TENANT_ID: tenantId, TEAMS_AUTH: auth } = values
  if (auth === 'off' && !LOOPBACK.includes(values.HOST)) {
    return {
      problems: [
        `TEAMS_AUTH: “off” is only accepted while HOST is loopback (127.0.0.1), and HOST is “${values.HOST}”. Anybody could speak as anybody otherwise.`,
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

function adminList(text: string): Config['admins'] | { problems: string[] } {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  const admins = entries.map((entry) => /^(slack|teams):(\S+)$/u.exec(entry))
  const bad = entries.filter((_, index) => admins[index] === null)
  if (bad.length > 0)
    return {
      problems: [`LIAISON_ADMINS: “${bad.join(', ')}” is not understood. Write e.g. slack:U0123,teams:object-id.`],
    }
  return admins
    .filter((match) => match !== null)
    .map(([, platform, userId]) => ({ platform: platform as 'slack' | 'teams', userId: userId! }))
}
