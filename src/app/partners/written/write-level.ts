import type { Level } from '../../../domain/terms/level.ts'
import { writeDuration } from './write-duration.ts'

/** So that it reads as the very same: "-25 %", "+4h", "-1 working day sent". */
export function writeLevel({ when, off, sent }: Level): string {
  const far = 'percent' in off ? `${off.percent} %` : writeDuration(off)
  return `${when === 'before' ? '-' : '+'}${far}${sent ? ' sent' : ''}`
}
