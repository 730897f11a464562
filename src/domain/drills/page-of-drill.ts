import type { Side } from '../partners/party.ts'
import type { Call, Drill } from './drill.ts'

const CALL = /^drill:(?<partnerId>.+):(?<number>\d+)$/u

/** What a page of a drill says in the place of the ladder of an escalation. */
export function pagedBy(partnerId: string, number: number): string {
  return `drill:${partnerId}:${number}`
}

/** The drill that a page is of; undefined for one of an escalation. */
export function drillPaging(ladderId: string): { partnerId: string; number: number } | undefined {
  const { partnerId, number } = CALL.exec(ladderId)?.groups ?? {}
  return partnerId === undefined ? undefined : { partnerId, number: Number(number) }
}

/** The call that rings a phone still: it goes on, and they have not answered. */
export function stillRings(drill: Drill | undefined, side: Side, personId: string): Call | undefined {
  if (!drill || drill.end) return undefined
  const call = drill.calls.find((one) => one.side === side && one.to === personId)
  return call?.answered ? undefined : call
}
