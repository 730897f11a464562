import type { Request, Response } from 'express'
import { heldUp } from '../../hang.ts'
import type { ApiFault } from '../../workplace.ts'
import type { Platform } from '../platform.ts'
import { accountId, findUser } from '../teams-world.ts'
import { ConnectorRefusal, refusalFor } from './refusal.ts'

export type Answer = { status: number; body?: unknown }

/**
 * One request of the bot to the connector: faults first, then the token, then the work. Refusals that the work throws
 * become answers; everything goes into the log as `what`.
 */
export async function serve(
  platform: Platform,
  what: string,
  request: Request<Record<string, string>>,
  response: Response,
  work: (request: Request<Record<string, string>>) => Answer,
): Promise<void> {
  const path = decodeURIComponent(request.path)
  const named = `${path} ${JSON.stringify(request.body ?? '')}`
  const about = (id: string): boolean => idsOf(platform, id).some((one) => named.includes(one))
  const committed = platform.faults.takeForApi({ what: `${what} ${path}`, about })
  const fault = committed?.fault
  const log = (status: number, answer: unknown): void => {
    const asked = { path: request.originalUrl, body: request.body }
    platform.log.record({ direction: 'to-platform', what, status, request: asked, response: answer })
  }
  if (!(await heldUp(committed, request))) return log(0, 'hung until the caller gave up')
  if (fault && failsUnanswered(fault, request, response, log)) return
  const answer = await answerTo(platform, request, work, fault)
  if (fault?.fail === 'drop-after-accept') {
    log(0, { closedInsteadOf: answer.status })
    request.socket.destroy()
    return
  }
  log(answer.status, answer.body)
  if (answer.retryAfterS !== undefined) response.setHeader('Retry-After', String(answer.retryAfterS))
  if (answer.body === undefined) response.status(answer.status).end()
  else response.status(answer.status).json(answer.body)
}

/** Every id by which the bot may name the same person; of anything else its id alone. */
function idsOf({ world }: Platform, id: string): string[] {
  const user = findUser(world, id)
  return user === undefined ? [id] : [user.aadObjectId, accountId(user)]
}

/** Commits the faults that keep a server from even looking at a request; false when this is none of them. */
export function failsUnanswered(
  fault: ApiFault,
  request: Request,
  response: Response,
  log: (status: number, answer: unknown) => void,
): boolean {
  if (fault.fail === 'drop-before') {
    log(0, 'connection closed before the work')
    request.socket.destroy()
    return true
  }
  if (fault.fail === 'server-error') {
    log(fault.status, undefined)
    response.status(fault.status).end()
    return true
  }
  return false
}

async function answerTo(
  platform: Platform,
  request: Request<Record<string, string>>,
  work: (request: Request<Record<string, string>>) => Answer,
  fault: ApiFault | undefined,
): Promise<Answer & { retryAfterS?: number }> {
  try {
    if (!(await platform.tokens.accepts(request.headers.authorization))) {
      throw new ConnectorRefusal(401, 'Unauthorized', 'Authorization has been denied for this request.')
    }
    if (fault?.fail === 'platform-error') throw refusalFor(fault.code, fault.status)
    if (fault?.fail === 'rate-limit') {
      throw new ConnectorRefusal(429, 'Throttled', 'API calls quota exceeded', fault.retryAfterS)
    }
    return work(request)
  } catch (error) {
    if (!(error instanceof ConnectorRefusal)) throw error
    const { status, body, retryAfterS } = error
    return retryAfterS === undefined ? { status, body } : { status, body, retryAfterS }
  }
}
