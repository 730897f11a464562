import { LogLevel, type Logger } from '@slack/bolt'
import type { Log } from '../../src/ports/log.ts'

/** Slack's tokens, and anything in a response_url after its host, open doors. */
const SECRETS = /\bx(?:ox[a-z]|app)-[\w-]+|hooks\.slack(?:-gov)?\.com\/\S+|(?<=ticket=)[\w-]+/g

/** Lets Bolt and its clients write to our log. Their debug lines repeat whole messages of people, and are left out. */
export function createBoltLogger(log: Log): Logger {
  const say = (parts: unknown[]) => parts.map(inWords).join(' ').replaceAll(SECRETS, '***').slice(0, 1_000)
  return {
    debug() {},
    info: (...parts: unknown[]) => log.debug({ from: 'slack' }, say(parts)),
    warn: (...parts: unknown[]) => log.warn({ from: 'slack' }, say(parts)),
    error: (...parts: unknown[]) => log.error({ from: 'slack' }, say(parts)),
    getLevel: () => LogLevel.INFO,
    // The level and the name are our log's own affair.
    setLevel() {},
    setName() {},
  }
}

function inWords(part: unknown): string {
  return part instanceof Error ? `${part.name}: ${part.message}` : String(part)
}
