import { isRecord, type JsonRecord } from '../json-record.ts'
import type { StoredChannel } from '../workspace/records.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** A refusal in Slack's own words: becomes `{ ok: false, error: code, … }`. */
export class SlackRefusal extends Error {
  readonly code: string
  readonly detail: JsonRecord

  constructor(code: string, detail: JsonRecord = {}) {
    super(code)
    this.code = code
    this.detail = detail
  }
}

/** Refused for its rate: HTTP 429 with `Retry-After`. */
export class RateLimited extends Error {
  readonly retryAfterS: number

  constructor(retryAfterS: number) {
    super('ratelimited')
    this.retryAfterS = retryAfterS
  }
}

/** One call of a Web API method, with the arguments as they came: strings from a form, anything from JSON. */
export class ApiCall {
  readonly workspace: Workspace
  readonly args: JsonRecord

  constructor(workspace: Workspace, args: JsonRecord) {
    this.workspace = workspace
    this.args = args
  }

  /** Refuses with `missing_scope` unless the bot token has the scope. */
  need(scope: string): void {
    const provided = this.workspace.scopes
    if (!provided.includes(scope))
      throw new SlackRefusal('missing_scope', { needed: scope, provided: provided.join(',') })
  }

  text(name: string): string | undefined {
    const value = this.args[name]
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    return typeof value === 'string' && value !== '' ? value : undefined
  }

  required(name: string, refusal = 'invalid_arguments'): string {
    const value = this.text(name)
    if (value !== undefined) return value
    throw new SlackRefusal(refusal, {
      response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
    })
  }

  flag(name: string): boolean {
    return ['true', '1'].includes(String(this.args[name]))
  }

  /** A JSON argument, which the SDK sends as a string inside a form. Undefined when absent. */
  json(name: string, refusal: string): unknown {
    const value = this.args[name]
    if (value === undefined || value === '' || value === null) return undefined
    if (typeof value !== 'string') return value
    try {
      return JSON.parse(value)
    } catch {
      throw new SlackRefusal(refusal)
    }
  }

  record(name: string, refusal: string): JsonRecord | undefined {
    const value = this.json(name, refusal)
    if (value === undefined || isRecord(value)) return value
    throw new SlackRefusal(refusal)
  }

  /** The channel named by the `channel` argument. A private one without the bot does not exist for the bot. */
  channel(): StoredChannel {
    const channel = this.workspace.channels.get(this.required('channel', 'channel_not_found'))
    if (channel === undefined || (channel.private && !channel.botPresent)) throw new SlackRefusal('channel_not_found')
    return channel
  }
}

export type ApiMethod = { token: 'bot' | 'app'; run(call: ApiCall): JsonRecord }
