/** Why there is no such day as `2027-02-29`, and which there are around it; undefined where there is, or where the text is none of that kind. */
export function noSuchDay(date: string): string | undefined {
  const [, year, month, day] = (/^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(date) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return undefined
  if (month < 1 || month > 12) return `There is no month ${month}: write a day as 2026-12-05, the month in the middle.`
  const { daysInMonth, inLeapYear } = Temporal.PlainYearMonth.from({ year, month })
  if (day >= 1 && day <= daysInMonth) return undefined
  const last = Temporal.PlainDate.from({ year, month, day: daysInMonth })
  const why = month === 2 && day === 29 && !inLeapYear ? `, as ${year} is no leap year` : ''
  return day < 1
    ? `There is no day ${date}: the first of that month is ${last.with({ day: 1 })}.`
    : `There is no day ${date}${why}: the last of that month is ${last}, the next one ${last.add({ days: 1 })}.`
}
