import { z } from 'zod'
import { dayProblem } from '../../domain/terms/days-meant.ts'
import { WEEKDAYS } from '../../domain/time/calendar.ts'
import { oneOfThem } from '../value-words.ts'
import { DAYS, SOMETHING, ZONE } from './sheet-patterns.ts'

/** One of a few words; the refusal names them all. */
export function oneOf<const Words extends readonly string[]>(words: Words) {
  return z.enum(words, { error: oneOfThem(words) })
}

export const zone = z
  .string('Enter a time zone like “Europe/Paris” or “America/New_York”.')
  .refine(isZone, { message: 'This is not a time zone. Enter one like “Europe/Paris” or “America/New_York”.' })
  .meta(ZONE)

const clockTime = z
  .string('Enter a time like “09:00”.')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/u, 'Enter a time like “09:00”.')

/** `2026-12-24`, `12-24`, or several in a row. */
const day = z
  .string('Enter a day like “2026-12-24”, or “12-24” for every year.')
  .superRefine((text, context) => {
    const problem = dayProblem(text)
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem })
  })
  .meta(DAYS)

/** Hours of a week; days stand together that have the same. */
export const hours = z
  .array(z.strictObject({ days: z.array(oneOf(WEEKDAYS)).min(1), from: clockTime, to: clockTime }))
  .min(1)

/** Public holidays of a country (`none`, or an ISO 3166 code, with the region's behind a dash if one likes), but for some, and days of one's own. */
const holidays = z
  .strictObject({
    country: z.string().trim().exactOptional(),
    region: z.string().trim().min(1, 'Name the region, or leave it out.').meta(SOMETHING).exactOptional(),
    except: z
      .array(z.string().trim().min(1, 'Enter a date, or the name of a holiday.').meta(SOMETHING))
      .exactOptional(),
    days: z.array(day).exactOptional(),
  })
  .superRefine(({ country, region, except }, context) => {
    if (country !== undefined) return
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (region !== undefined)
      say('region', 'A region needs its country: add “country”, such as “country: DE”, or leave the region out.')
    if (except !== undefined && except.length > 0)
      say('except', 'Days can only be taken out of a country’s public holidays: add “country”, or leave them out.')
  })
  .meta({
    anyOf: [{ required: ['country'] }, { not: { required: ['region'] }, properties: { except: { maxItems: 0 } } }],
  })
  .transform(({ country, region, ...rest }) => ({ ...placeOf(country, region), ...rest }))

/** Working hours as a sheet describes them; what it leaves out stays. */
export const calendarSheet = z.strictObject({
  zone,
  /** Monday to Friday, 09:00 to 17:00 unless anything was said. */
  hours: hours.exactOptional(),
  /** Parts of the year with other hours: of every year (`07-01`) or of one (`2027-02-08`). */
  seasons: z.array(z.strictObject({ from: z.string(), to: z.string(), hours })).exactOptional(),
  holidays: holidays.exactOptional(),
  /** Days with hours of their own: half days, and days worked for once. */
  dates: z.array(z.strictObject({ on: day, from: clockTime, to: clockTime })).exactOptional(),
})

export type CalendarSheet = z.output<typeof calendarSheet>

/** `DE-BY` is a country with its region. */
function placeOf(country: string | undefined, region: string | undefined): { country?: string; region?: string } {
  if (country === undefined) return {}
  const dash = country.indexOf('-')
  const code = (dash === -1 ? country : country.slice(0, dash)).toUpperCase()
  const below = dash === -1 ? undefined : country.slice(dash + 1)
  const named = below !== undefined && region !== undefined ? `${below}-${region}` : (region ?? below)
  return { country: code, ...(named !== undefined && { region: named }) }
}

function isZone(text: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text)
    return text.includes('/') || text === 'UTC'
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
