import { type Party, type Side, SIDES } from '../partners/party.ts'
import type { CorrectiveAction } from '../corrective/corrective-action.ts'
import type { AgreementRef } from '../terms/agreement-ref.ts'
import type { Calendar } from '../time/calendar.ts'
import { DAY, type Instant, type Ms } from '../time/instant.ts'
import { withinReach } from '../time/within-reach.ts'
import { nextOpening } from '../time/work.ts'
import { anonymousSides } from './anonymity.ts'
import { type Asking, coolingSince, messageOf } from './cooldown.ts'
import { askedWhetherHelped, helpItem } from './did-it-help.ts'
import { itemsFor } from './items-for.ts'
import { nextMoment } from './meet-moments.ts'
import { whyNobody } from './nobody-to-ask.ts'
import type { CheckInPlan } from './plan.ts'
import type { NotAsked, Run, RunEffect } from './run.ts'
import type { Template } from './template.ts'
import { countedFrom, isAskedLater, type Spans, type Times, type Window, windowOf } from './window.ts'

/** Somebody who is to be asked. `asked`: by which runs they were, or will be, within a week of it. */
export type Respondent = { party: Party; times: Times; asked: readonly Asking[] }

export type RunOpening = {
  id: string
  number: number
  partnerId: string
  /** The partner's slug, for the command named in a refusal. */
  slug?: string
  agreement: AgreementRef
  plan: Spans & Pick<CheckInPlan, 'audience' | 'kind' | 'anonymous'>
  template: Template
  /** Of which it asks whether they have helped. */
  actions: readonly CorrectiveAction[]
  /** Which run of this audience of the partner it is, from 1: decides what a pulse asks. */
  nth: number
  /** The partner's: in these hours their shared channel is asked. */
  calendar: Calendar
  /** Everybody who is asked; a person named twice is asked once. */
  respondents: Respondent[]
  /** When the next opens by itself; absent where none does. */
  nextAt?: Instant
  /** Absent when opened on schedule. */
  openedBy?: Party
}

/** A run waits so much longer than its window by the partner's calendar for whoever comes to it late, and never beyond the moment at which the next one opens. */
export const WAITS_FOR_LATECOMERS: Ms = 7 * DAY

type Placed = Respondent & { window?: Window }

/** Opens a run, asking both sides. Refused while a side has nobody to ask (`nobody`: which): half a health check has no gap to show. */
export function openRun(
  opening: RunOpening,
  now: Instant,
): { state: Run; effects: RunEffect[] } | { refused: string; nobody?: Side[] } {
  const all = opening.respondents.filter(
    ({ party }, index, them) => them.findIndex((one) => one.party.personId === party.personId) === index,
  )
  const nobody = SIDES.filter((side) => !all.some(({ party }) => party.side === side))
  if (nobody.length > 0) return { refused: whyNobody(nobody, opening.plan.audience, opening.slug ?? 'PARTNER'), nobody }
  const opened = withinReach(() => openWindows(opening, all, now))
  return 'refused' in opened ? opened : begin(opening, opened, now)
}

/** Whom it asks, and when each; whom it leaves alone; and when it closes: as the last window ends. */
type Opened = { asked: Placed[]; notAsked: NotAsked[]; closesAt: Instant }

function openWindows(opening: RunOpening, all: Respondent[], now: Instant): Opened {
  const { plan, calendar, nextAt } = opening
  const usual = countedFrom(now, plan.window, calendar)
  const last = Math.max(usual, Math.min(usual + WAITS_FOR_LATECOMERS, nextAt ?? Infinity))
  const channelOpens = nextOpening(calendar, now)
  const placed = all.map((one): Placed => {
    const window = windowOf(plan, one.times, one.party.side === 'internal' ? now : channelOpens, last)
    return { ...one, ...(window && { window }) }
  })
  const sides = SIDES.map((side) => leaveAlone(placed.filter(({ party }) => party.side === side)))
  const asked = sides.flatMap((side) => side.asked)
  const ends = asked.flatMap(({ window }) => window?.closesAt ?? [])
  const closesAt = ends.length > 0 ? Math.max(...ends) : usual
  const theirs = together(
    asked.filter(({ party }) => party.side === 'partner'),
    calendar,
    closesAt,
  )
  return {
    asked: asked.map((one) => (one.party.side === 'partner' ? theirs(one) : ours(one, now))),
    notAsked: sides.flatMap((side) => side.notAsked),
    closesAt,
  }
}

/** Of a side, those whom another run asked within six days are left alone; where that leaves nobody who is there, the one of them who was asked the longest ago is asked all the same. */
function leaveAlone(side: Placed[]): { asked: Placed[]; notAsked: NotAsked[] } {
  const cooling = side
    .flatMap((one) => {
      const since = one.window && coolingSince(one.window.opensAt, one.asked, one.times.calendar.zone)
      return since === undefined ? [] : [{ one, since }]
    })
    .toSorted((a, b) => a.since - b.since)
  const free = side.filter((each) => !cooling.some(({ one }) => one === each))
  const [longest, ...others] = cooling
  const asksLongest = longest !== undefined && !free.some(({ window }) => window)
  const left = asksLongest ? others : cooling
  return {
    asked: side.filter((each) => !left.some(({ one }) => one === each)),
    notAsked: left.map(({ one: { party }, since }) => ({ party, since })),
  }
}

/** The partner's people are reminded by one message in their channel, in its hours: each time as the last of them may be for whom it comes before the close. */
function together(theirs: Placed[], calendar: Calendar, closesAt: Instant): (one: Placed) => Placed {
  const windows = theirs.flatMap(({ window }) => window ?? [])
  const nth = (index: number) =>
    windows
      .flatMap(({ remindAt }) => remindAt[index] ?? [])
      .map((at) => nextOpening(calendar, at))
      .filter((at) => at < closesAt)
  const moments = [nth(0), nth(1)].flatMap((all) => (all.length > 0 ? [Math.max(...all)] : []))
  const remindAt = [...new Set(moments)]
  return (one) => (one.window ? { ...one, window: { ...one.window, remindAt } } : one)
}

/** One of our own people is asked alone: as they are back where they are away, and in one message a day. */
function ours(one: Placed, now: Instant): Placed {
  const { window, asked, times } = one
  if (!window) return one
  const joins = messageOf(window.opensAt, asked, times.calendar.zone)
  // As their hours open they are asked by whatever tells them what waits for these.
  const waits = isAskedLater(times, now, window.opensAt)
  return { ...one, window: { ...window, ...(waits && { waits }), ...(joins !== undefined && { joins }) } }
}

function begin(
  opening: RunOpening,
  { asked, notAsked, closesAt }: Opened,
  now: Instant,
): { state: Run; effects: RunEffect[] } {
  const { plan, template, openedBy } = opening
  const anonymous = plan.anonymous ? anonymousSides(asked.map(({ party }) => party)) : undefined
  const state: Run = {
    id: opening.id,
    number: opening.number,
    partnerId: opening.partnerId,
    status: 'open',
    agreement: opening.agreement,
    audience: plan.audience,
    kind: plan.kind,
    template: { slug: template.slug, version: template.version },
    items: [...askedWhetherHelped(opening.actions).map(helpItem), ...itemsFor(plan.kind, template, opening.nth)],
    ...(plan.kind === 'full' && { openQuestion: template.openQuestion }),
    followUp: template.followUp,
    openedAt: now,
    ...(openedBy && { openedBy }),
    closesAt,
    respondents: asked.map(({ party }) => party),
    windows: Object.fromEntries(asked.flatMap(({ party, window }) => (window ? [[party.personId, window]] : []))),
    ...(notAsked.length > 0 && { notAsked }),
    ...(anonymous && { anonymous }),
    responses: {},
    version: 1,
  }
  const there = (side: Side) =>
    asked.filter(({ party, window }) => party.side === side && window && !window.waits).map(({ party }) => party)
  const data = {
    ...(plan.audience !== 'everybody' && { audience: plan.audience }),
    ...{ kind: plan.kind, items: state.items.length, asked: asked.length, closesAt },
    ...(notAsked.length > 0 && { notAsked: notAsked.length }),
    ...(anonymous && { anonymous: anonymous.length === 2 ? 'both sides' : (anonymous[0] ?? 'no side') }),
    terms: opening.agreement.version,
  }
  const moment = nextMoment(state, now)
  const effects: RunEffect[] = [
    { effect: 'record fact', fact: { at: now, kind: 'CheckInOpened', ...(openedBy && { by: openedBy }), data } },
    { effect: 'ask', side: 'internal', people: there('internal') },
    { effect: 'ask', side: 'partner', people: there('partner') },
    ...(moment === undefined ? [] : [{ effect: 'start timer' as const, timer: 'reminder' as const, at: moment }]),
    { effect: 'start timer', timer: 'window', at: closesAt },
  ]
  return { state, effects }
}
