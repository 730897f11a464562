import { z } from 'zod'
import { isDigestAt, USUAL_TIME } from '../domain/digests/digest-hours.ts'
import { USUAL_DAYS } from '../domain/retention/keep-days.ts'
import { PERMISSION_CHOICES, USUAL_PERMISSIONS } from '../domain/partners/permission-settings.ts'
import { type PlatformKind, PLATFORMS } from '../platforms.ts'
import type { PlatformTraits } from '../ports/platform-traits.ts'
import { readRanges } from '../hooks/address-ranges.ts'
import { judgeDatabaseUrl } from '../storage/database-url.ts'
import type { Config } from './config.ts'

const PORT_RANGE = 'must be a whole number from 0 to 65535'

const DAYS_RANGE = 'must be a whole number of days from 1 to 3650'
const days = (usual: number) =>
  z.coerce.number({ error: DAYS_RANGE }).int(DAYS_RANGE).min(1, DAYS_RANGE).max(3_650, DAYS_RANGE).default(usual)

/** Every variable that is read whatever the platforms are, with its default. */
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
  LIAISON_DIGEST_AT: z.string().refine(isDigestAt, 'must be a time such as 09:00, or off').default(USUAL_TIME),
  LIAISON_KEEP_INBOX_DAYS: days(USUAL_DAYS.inbox),
  LIAISON_KEEP_DELIVERIES_DAYS: days(USUAL_DAYS.deliveries),
  LIAISON_KEEP_ONCE_KEYS_DAYS: days(USUAL_DAYS.onceKeys),
  LIAISON_KEEP_PLACES_DAYS: days(USUAL_DAYS.places),
  LIAISON_PAGE_HOOK_ALLOW: z
    .string()
    .superRefine((text, context) => {
      const read = readRanges(text)
      if ('refused' in read) context.addIssue({ code: 'custom', message: read.refused.replace(/\.$/u, '') })
    })
    .default(''),
  LIAISON_PUBLIC_URL: z
    .string()
    .refine(
      (text) => /^https?:\/\/[^/?#@\s]+(?:\/[^?#@\s]*)?$/u.test(text),
      'must be a URL such as https://liaison.example.com',
    )
    .exactOptional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** Every variable the product reads. docs/configuration.md says the same in words. */
export function environmentWith(platforms: readonly PlatformKind[]): z.ZodObject {
  return z.object(Object.assign({}, environment.shape, ...platforms.map(({ variables }) => variables.shape)))
}

/** Read and check the environment. An empty variable counts as absent. `problems` are sentences that name the variable. */
export function readConfig(
  env: Record<string, string | undefined>,
  platforms: readonly PlatformKind[] = PLATFORMS,
): { config: Config } | { problems: string[] } {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const { sound, problems: wrong } = withoutWrong(present, environmentWith(platforms))
  const values = environment.parse(sound)
  const configured = platforms
    .map((one) => one.configure(sound, { host: values.HOST }))
    .filter((one) => one !== undefined)
  const traits = platforms.map((one) => one.traits)
  const admins = adminList(values.LIAISON_ADMINS, traits)
  const problems = [...wrong, ...[...configured, admins].flatMap((part) => ('problems' in part ? part.problems : []))]
  if (problems.length > 0) return { problems }
  return {
    config: {
      host: values.HOST,
      port: values.PORT,
      databaseUrl: values.DATABASE_URL,
      company: values.LIAISON_COMPANY,
      logLevel: values.LOG_LEVEL,
      admins: 'problems' in admins ? [] : admins,
      permissions: {
        mayRegister: values.LIAISON_MAY_REGISTER,
        mayOpenSeverity1: values.LIAISON_MAY_OPEN_SEVERITY_1,
        mayUnbind: values.LIAISON_MAY_UNBIND,
      },
      digestAt: values.LIAISON_DIGEST_AT,
      keepDays: {
        inbox: values.LIAISON_KEEP_INBOX_DAYS,
        deliveries: values.LIAISON_KEEP_DELIVERIES_DAYS,
        onceKeys: values.LIAISON_KEEP_ONCE_KEYS_DAYS,
        places: values.LIAISON_KEEP_PLACES_DAYS,
      },
      pages: {
        allow: values.LIAISON_PAGE_HOOK_ALLOW,
        ...(values.LIAISON_PUBLIC_URL !== undefined && { publicUrl: values.LIAISON_PUBLIC_URL.replace(/\/+$/u, '') }),
      },
      knownPlatforms: traits,
      platforms: configured.flatMap((one) => ('problems' in one ? [] : one)),
    },
  }
}

/** Each variable by itself. One that is wrong counts as absent for the others, so that all problems are told together. */
function withoutWrong(
  present: Record<string, string | undefined>,
  variables: z.ZodObject,
): { sound: Record<string, string | undefined>; problems: string[] } {
  const { issues } = variables.safeParse(present).error ?? { issues: [] }
  const wrong = new Set(issues.map(({ path }) => path[0]))
  return {
    sound: Object.fromEntries(Object.entries(present).filter(([name]) => !wrong.has(name))),
    problems: issues.map(({ path, message }) => `${path.join('.')}: ${message}.`),
  }
}

function adminList(text: string, platforms: readonly PlatformTraits[]): Config['admins'] | { problems: string[] } {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  const admins = entries.map((entry) => adminIn(entry, platforms))
  const bad = admins.flatMap((one) => ('bad' in one ? one.bad : []))
  if (bad.length > 0) {
    const examples = platforms.map(({ name, accountExample }) => `${name}:${accountExample.split('/')[1]}`)
    return { problems: [`LIAISON_ADMINS: “${bad.join(', ')}” is not understood. Write e.g. ${examples.join(',')}.`] }
  }
  return admins.flatMap((one) => ('bad' in one ? [] : one))
}

function adminIn(entry: string, platforms: readonly PlatformTraits[]): Config['admins'][number] | { bad: string } {
  const [, platform = '', userId = ''] = /^([^:]+):(\S+)$/u.exec(entry) ?? []
  return platforms.some(({ name }) => name === platform) ? { platform, userId } : { bad: entry }
}
