import { isObject, type JsonObject } from '../json-object.ts'
import type { Platform } from '../platform.ts'

/** The bot's answer. `unreachable`: no connection; `timed-out`: no answer within the time allowed. */
export type BotAnswer =
  { outcome: 'answered'; status: number; body: unknown } | { outcome: 'unreachable' | 'timed-out' }

/** Sends one activity to the bot, signed as Teams signs, and writes it down. Waits at most `withinMs` of real time. */
export async function sendToBot(platform: Platform, activity: JsonObject, withinMs: number): Promise<BotAnswer> {
  // The address may have changed since the activity was made, and the token must name the same one.
  const sent = { ...activity, serviceUrl: platform.serviceUrl() }
  const token = await platform.tokens.channelToken(sent.serviceUrl)
  const answer = await exchange(platform.messagingUrl(), sent, token, AbortSignal.timeout(withinMs))
  platform.log.record({
    direction: 'to-bot',
    what: nameOf(activity),
    status: answer.outcome === 'answered' ? answer.status : 0,
    request: sent,
    response: answer.outcome === 'answered' ? answer.body : answer.outcome,
  })
  return answer
}

/** e.g. "message", "invoke task/fetch". */
export function nameOf(activity: JsonObject): string {
  return activity.type === 'invoke' ? `invoke ${String(activity.name)}` : String(activity.type)
}

async function exchange(url: string, activity: JsonObject, token: string, signal: AbortSignal): Promise<BotAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(activity),
      signal,
    })
    return { outcome: 'answered', status: response.status, body: parsed(await response.text()) }
  } catch (error) {
    // The bot being down or silent is an outcome here: Teams tells the person, or tries again later.
    if (error instanceof DOMException && error.name === 'TimeoutError') return { outcome: 'timed-out' }
    if (error instanceof TypeError) return { outcome: 'unreachable' }
    throw error
  }
}

function parsed(body: string): unknown {
  if (body === '') return undefined
  try {
    const value: unknown = JSON.parse(body)
    return isObject(value) || Array.isArray(value) ? value : body
  } catch (error) {
    if (error instanceof SyntaxError) return body
    throw error
  }
}
