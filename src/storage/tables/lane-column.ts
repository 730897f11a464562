import { LANES, type Lane } from '../../ports/store/outbox.ts'
import { wordOf } from '../shapes/column.ts'

/** How the column names a lane. */
export function laneColumn({ platform, kind }: Lane): string {
  return `${platform}:${kind}`
}

export function readLane(lane: string): Lane {
  const at = lane.lastIndexOf(':')
  const kind = wordOf(LANES, lane.slice(at + 1), 'lane', { table: 'Delivery', id: lane })
  return { platform: lane.slice(0, at), kind }
}
