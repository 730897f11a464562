import { hoursFields } from '../../cards/terms-form.ts'
import type { FormErrors } from '../../cards/form.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import type { CalendarTerms } from '../../domain/terms/calendar-terms.ts'
import { dayProblem } from '../../domain/terms/days-meant.ts'
import { type Terms, USUAL_CALENDAR } from '../../domain/terms/terms.ts'
import { readWeek, typePeriods, typeWeek } from '../../domain/time/read-week.ts'
import { writeWeek } from '../partners/written/write-calendar.ts'
import { sayHours } from '../../domain/time/say-hours.ts'
import type { WrittenCalendar } from '../partners/written/written-sheet.ts'
import { readTimes } from './read-times.ts'
import { type Entries, filled, listIn, type Part, type Run, type SheetPart } from './part.ts'

/** Hours of neither side, in which single targets count; behind the mark stands their name. */
const FURTHER = '='
const NEW = 'new'

/** Working hours: those of one side, or further ones by a name of their own. */
export const hoursPart: Part = {
  action: 'terms.hours',
  title: 'Working hours',
  choose: (run) => ({
    label: 'Whose hours?',
    options: [
      ...SIDES.map((side) => ({ value: side, label: `Of ${sideName(run, side)}` })),
      ...furtherNames(run.partner.terms).map((name) => ({ value: `${FURTHER}${name}`, label: `“${name}”` })),
      { value: NEW, label: 'Further ones, for single targets' },
    ],
  }),
  said({ partner: { terms } }, of) {
    if (of === NEW) return { zone: rulesOf(terms, 'partner')!.zone, hours: 'Mon-Fri 09:00-17:00' }
    const rules = rulesOf(terms, of)
    if (!rules) return undefined
    const whose = isSide(of) ? (terms.hours.internal === terms.hours.partner ? 'both' : 'own') : undefined
    return filled({ ...typed(rules), whose })
  },
  form(run, of, entries) {
    const { terms, name } = run.partner
    const rules = of === NEW ? undefined : rulesOf(terms, of)
    const counted = isSide(of)
      ? `What ${sideName(run, of)} owes is counted in these hours.`
      : `Targets with ${name} can count in these hours.`
    return {
      intro: [counted, ...(rules ? [`Now: ${sayHours(rules)} (${rules.zone}).`] : [])],
      fields: hoursFields(entries, {
        ...(isSide(of) && { side: sideName(run, of), other: sideName(run, otherThan(of)) }),
        isNew: of === NEW,
      }),
    }
  },
  sheet(run, of, entries) {
    const calendar = calendarIn(entries)
    if ('errors' in calendar) return calendar
    return placed(run, of, entries, calendar.calendar)
  },
  fieldAt(path) {
    const parts = path.split('.')
    if (parts.includes('except')) return 'except'
    if (parts.includes('holidays')) return parts.includes('days') ? 'off' : 'country'
    if (parts.includes('seasons') || parts.includes('dates')) return 'times'
    if (parts.includes('zone')) return 'zone'
    return parts[0] === 'calendars' && parts.length === 2 ? 'name' : 'hours'
  },
  withNow(before, now, of, entries) {
    const { calendars, hours } = now.partner.terms
    const sides = !isSide(of) ? [] : entries['whose'] === 'both' ? SIDES : [of]
    const further = isSide(of) ? [] : [nameIn(of, entries)]
    const alone = isSide(of) && entries['whose'] === 'own' && hours.internal === hours.partner
    const names = [...sides.map((side) => hours[side]), ...further, ...(alone ? [ownName(sideName(now, of), of)] : [])]
    return {
      ...before,
      calendars: { ...before.calendars, ...picked(calendars, names) },
      hours: { ...before.hours, ...picked(hours, sides) },
    }
  },
}

function nameIn(of: string, entries: Entries): string {
  return of === NEW ? (entries['name'] ?? '') : of.slice(FURTHER.length)
}

function picked<T>(all: Record<string, T>, keys: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)))
}

function isSide(of: string): of is Side {
  return of === 'internal' || of === 'partner'
}

function otherThan(side: Side): Side {
  return side === 'internal' ? 'partner' : 'internal'
}

function sideName({ partner, company }: Run, side: Side): string {
  return side === 'internal' ? company : partner.name
}

function rulesOf({ calendars, hours }: Terms, of: string): CalendarTerms | undefined {
  return calendars[isSide(of) ? hours[of] : of.slice(FURTHER.length)]?.rules
}

function furtherNames({ calendars, hours }: Terms): string[] {
  return Object.keys(calendars).filter((name) => name !== hours.internal && name !== hours.partner)
}

/** Rules as the fields of the form say them. */
function typed({ zone, week, seasons, publicHolidays, daysOff, hoursOnDates }: CalendarTerms): Record<string, string> {
  const { country, region, except = [] } = publicHolidays ?? {}
  return {
    zone,
    hours: typeWeek(week),
    country: country === undefined ? '' : region === undefined ? country : `${country}-${region}`,
    except: except.join('\n'),
    off: daysOff.join('\n'),
    times: [
      ...seasons.map(({ from, to, week: hours }) => `${from} to ${to}: ${typeWeek(hours)}`),
      ...hoursOnDates.map(({ on, periods }) => `${on}: ${typePeriods(periods)}`),
    ].join('\n'),
  }
}

function calendarIn({
  zone = '',
  hours = '',
  country,
  except,
  off,
  times,
}: Entries): { calendar: WrittenCalendar } | { errors: FormErrors } {
  const errors: FormErrors = {}
  const week = readWeek(hours)
  if ('refused' in week) errors['hours'] = week.refused
  const own = readTimes(times)
  if ('refused' in own) errors['times'] = own.refused
  const days = listIn(off)
  const [odd] = days.flatMap((day) => dayProblem(day) ?? [])
  if (odd !== undefined) errors['off'] = odd
  // Names of holidays may have commas in them.
  const worked = (except ?? '')
    .split(/[;\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (worked.length > 0 && country === undefined)
    errors['except'] =
      'Only days of a country’s public holidays can be worked all the same: name the country, or leave this empty.'
  if ('refused' in week || 'refused' in own || Object.keys(errors).length > 0) return { errors }
  return {
    calendar: {
      zone,
      hours: writeWeek(week),
      seasons: own.seasons.map(({ from, to, week: of }) => ({ from, to, hours: writeWeek(of) })),
      dates: own.dates.flatMap(({ on, periods }) => periods.map(({ from, to }) => ({ on, from, to }))),
      holidays: { country: country ?? 'none', ...(country !== undefined && { except: worked }), days },
    },
  }
}

/** Where in a sheet these hours stand, and whose they are from then on. */
function placed(run: Run, of: string, entries: Entries, calendar: WrittenCalendar): SheetPart | { errors: FormErrors } {
  const { terms } = run.partner
  if (!isSide(of)) {
    const name = nameIn(of, entries)
    if (of === NEW && Object.hasOwn(terms.calendars, name))
      return { errors: { name: `There are hours called “${name}” already: choose another name, or change those.` } }
    return called(name, calendar)
  }
  const { [of]: now, [otherThan(of)]: others } = terms.hours
  if (entries['whose'] === 'both') return { ...called(now, calendar), hours: { internal: now, partner: now } }
  const name = now === others ? ownName(sideName(run, of), of) : now
  return { ...called(name, calendar), hours: { [of]: name } }
}

function called(name: string, calendar: WrittenCalendar): SheetPart {
  return name === USUAL_CALENDAR ? { calendar } : { calendars: { [name]: calendar } }
}

const LONGEST_NAME = 40

/** "hours of Acme", as far as hours may be called so. */
function ownName(company: string, side: Side): string {
  const plain = company
    .replaceAll(/[^\p{L}\p{N} '’.-]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  const name = `hours of ${plain === '' ? { internal: 'our side', partner: 'their side' }[side] : plain}`
  return name.slice(0, LONGEST_NAME).trim()
}
