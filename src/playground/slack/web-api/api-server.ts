import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer as readBytes } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import type { ExchangeLog } from '../exchange-log.ts'
import type { FaultBook } from '../../fault-book.ts'
import { heldUp } from '../../hang.ts'
import type { ApiFault } from '../../workplace.ts'
import { isRecord, type JsonRecord } from '../json-record.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { ApiCall, RateLimited, SlackRefusal, type ApiMethod } from './api-call.ts'
import { takeUpload } from './file-methods.ts'
import { MethodRates } from './method-rates.ts'
import { useResponseUrl } from './response-url.ts'

type Answer = { status: number; headers?: Record<string, string>; body: JsonRecord | string }

/** Answers HTTP requests: Web API calls under /api/, response_urls under /commands/ and /actions/, and files that are uploaded. */
export function apiHandler(parts: {
  workspace: Workspace
  methods: Map<string, ApiMethod>
  faults: FaultBook
  log: ExchangeLog
  /** Slack's clock, which every answer's `Date` shows. */
  now: () => number
}): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { workspace, methods, faults, log, now } = parts
  const rates = new MethodRates(workspace.clock)
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const bytes = await readBytes(request)
    const [, root = '', ...rest] = url.pathname.split('/')
    const args = root === 'upload' ? {} : argumentsOf(request, url, bytes.toString())
    const what = nameOf(root, rest)
    const committed = faults.takeForApi({ what, about: (id) => names(args, id) })
    const fault = committed?.fault
    const record = (status: number, answered: unknown) =>
      log.record({ direction: 'to-platform', what, status, request: legible(args), response: answered })
    if (!(await heldUp(committed, request))) {
      record(0, { hung: 'until the caller gave up' })
      return
    }
    if (fault?.fail === 'drop-before') {
      record(0, { dropped: 'before the work' })
      request.socket.destroy()
      return
    }
    const answer = faultAnswer(fault) ?? work()
    const { status } = answer
    if (fault?.fail === 'drop-after-accept') {
      record(0, { dropped: 'after the work', answer: answer.body })
      request.socket.destroy()
      return
    }
    record(status, answer.body)
    const json = typeof answer.body !== 'string'
    response.writeHead(status, {
      'content-type': json ? 'application/json; charset=utf-8' : 'text/plain',
      date: new Date(now()).toUTCString(),
      ...answer.headers,
    })
    response.end(json ? JSON.stringify(answer.body) : answer.body)
    // Whoever is cut off meanwhile gets the rest of it never.
    await finished(response).catch(() => undefined)

    function work(): Answer {
      if (root === 'api') return callMethod(workspace, methods, rates, what, args, tokenOf(request, args))
      if (root === 'commands' || root === 'actions') return answerUrl(workspace, rest.join('/'), args)
      if (root === 'upload') return takeUpload(workspace, rest[1] ?? '', bytes)
      return { status: 404, body: 'not found' }
    }
  }
}

function callMethod(
  workspace: Workspace,
  methods: Map<string, ApiMethod>,
  rates: MethodRates,
  name: string,
  args: JsonRecord,
  token: string | undefined,
): Answer {
  const headers = { 'x-oauth-scopes': workspace.scopes.join(',') }
  try {
    const method = methods.get(name)
    if (method === undefined) throw new SlackRefusal('unknown_method', { req_method: name })
    const { botToken, appToken } = workspace.credentials
    if (token === undefined) throw new SlackRefusal('not_authed')
    if (token !== botToken && token !== appToken) throw new SlackRefusal('invalid_auth')
    if (token !== (method.token === 'bot' ? botToken : appToken)) throw new SlackRefusal('not_allowed_token_type')
    rates.take(name)
    return { status: 200, headers, body: { ok: true, ...method.run(new ApiCall(workspace, args)) } }
  } catch (error) {
    if (error instanceof RateLimited) return rateLimited(error.retryAfterS)
    if (error instanceof SlackRefusal)
      return { status: 200, headers, body: { ok: false, error: error.code, ...error.detail } }
    return broken(error)
  }
}

/** A defect of the local Slack itself, told in full to whoever looks at the exchange. */
function broken(error: unknown): Answer {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { status: 500, body: { ok: false, error: 'internal_error', detail } }
}

function answerUrl(workspace: Workspace, key: string, body: JsonRecord): Answer {
  try {
    useResponseUrl(workspace, key, body)
    return { status: 200, body: 'ok' }
  } catch (error) {
    if (!(error instanceof SlackRefusal)) return broken(error)
    const gone = ['no_such_url', 'expired_url', 'used_url'].includes(error.code)
    return { status: gone ? 404 : 400, body: { ok: false, error: error.code, ...error.detail } }
  }
}

function faultAnswer(fault: ApiFault | undefined): Answer | undefined {
  switch (fault?.fail) {
    case 'rate-limit':
      return rateLimited(fault.retryAfterS)
    case 'server-error':
      return { status: fault.status, body: 'upstream error' }
    case 'platform-error':
      return { status: fault.status ?? 200, body: { ok: false, error: fault.code } }
    default:
      return undefined
  }
}

function rateLimited(retryAfterS: number): Answer {
  return { status: 429, headers: { 'retry-after': String(retryAfterS) }, body: { ok: false, error: 'ratelimited' } }
}

function tokenOf(request: IncomingMessage, args: JsonRecord): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const { token } = args
  return bearer ?? (typeof token === 'string' && token !== '' ? token : undefined)
}

/** Arguments from the query, and from a form or JSON body. A body that is neither counts as empty, as on Slack. */
function argumentsOf(request: IncomingMessage, url: URL, body: string): JsonRecord {
  const query = Object.fromEntries(url.searchParams)
  if (body === '') return query
  if (!(request.headers['content-type'] ?? '').includes('json'))
    return { ...query, ...Object.fromEntries(new URLSearchParams(body)) }
  try {
    const json: unknown = JSON.parse(body)
    return isRecord(json) ? { ...query, ...json } : query
  } catch {
    return query
  }
}

/** Whether a call is about this person, channel or view: one argument is its id, or a list with it. */
function names(args: JsonRecord, id: string): boolean {
  return Object.values(args).some((value) => typeof value === 'string' && value.split(',').includes(id))
}

/** Arguments for a reader: what the SDK wrapped as JSON text inside a form is unwrapped. */
function legible(args: JsonRecord): JsonRecord {
  const wrapped = ['blocks', 'view', 'metadata', 'attachments']
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => {
      if (typeof value !== 'string' || !wrapped.includes(key)) return [key, value]
      try {
        return [key, JSON.parse(value)]
      } catch {
        return [key, value]
      }
    }),
  )
}

/** The method's name, "response_url" for one of those, else the path: what the exchange log says and faults match. */
function nameOf(root: string, rest: string[]): string {
  if (root === 'api') return rest.join('/')
  return root === 'commands' || root === 'actions' ? 'response_url' : [root, ...rest].join('/')
}
