/** `8:30`, `08.30`, `8h30`, `8:30 pm` and `9am`, as `HH:MM`; undefined where it says no time of the day. */
export function timeOfDaySaid(text: string): string | undefined {
  const [, hour, minutes, half] = /^(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?(?:\.?m\.?)?[.,!?]*$/u.exec(text) ?? []
  if (hour === undefined || (minutes === undefined && half === undefined)) return undefined
  if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return undefined
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0)
  if (hours > 23 || Number(minutes ?? 0) > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${minutes ?? '00'}`
}
