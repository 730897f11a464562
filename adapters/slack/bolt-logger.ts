import { LogLevel, type Logger } from '@slack/bolt'
import type { Log } from '../../src/ports/log.ts'

/** Slack's tokens, and anything in a response_url after its host, open doors. */
const SECRETS = /\bx(?:ox[a-z]|app)-[\w-]+|hooks\.slack(?:-gov)?\.com\/\S+|(?<=ticket=)[\w-]+/g

/**
 * Lets Bolt and its clients write to our log. Their debug lines repeat whole messages of people, and are left out.
 * `onlyDebug`: whatever they say is for debugging only.
 */
export function createBoltLogger(log: Log, { onlyDebug = false } = {}): Logger {
  const say = (parts: unknown[]) => parts.map(inWords).join(' ').replaceAll(SECRETS, '***').slice(0, 1_000)
  const debug = (...parts: unknown[]) => log.debug({ from: 'slack' }, say(parts))
  return {
    debug() {},
    info: debug,
    warn: onlyDebug ? debug : (...parts: unknown[]) => log.warn({ from: 'slack' }, say(parts)),
    error: onlyDebug ? debug : (...parts: unknown[]) => log.error({ from: 'slack' }, say(parts)),
    getLevel: () => LogLevel.INFO,
    // The level and the name are our log's own affair.
    setLevel() {},
    setName() {},
  }
}

function inWords(part: unknown): string {
  return part instanceof Error ? `${part.name}: ${part.message}` : String(part)
}
