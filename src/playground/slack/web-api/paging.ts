import { SlackRefusal, type ApiCall } from './api-call.ts'

/** Slack allows at most 999 (history) or 1,000 (lists) a page; the stricter one is used for all. */
const MOST = 999

/** Cuts one page out of a list by the `limit` and `cursor` arguments. An empty cursor means there is no more. */
export function page<Item>(call: ApiCall, items: Item[], usual: number): { items: Item[]; nextCursor: string } {
  const limit = Number(call.text('limit') ?? usual)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw new SlackRefusal('invalid_limit')
  const cursor = call.text('cursor')
  const from = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('next:', ''))
  if (!Number.isInteger(from) || from < 0) throw new SlackRefusal('invalid_cursor')
  const end = from + limit
  const nextCursor = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : ''
  return { items: items.slice(from, end), nextCursor }
}
