import type { Duration } from '../../../domain/time/duration.ts'

/** A span so that it reads as the very same: "15m", "2 working days". */
export function writeDuration({ amount, unit }: Duration): string {
  if (unit !== 'working days') return `${amount}${unit}`
  return amount === 1 ? '1 working day' : `${amount} working days`
}
