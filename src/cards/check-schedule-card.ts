import type { CheckInAudience } from '../domain/checkins/audience.ts'
import type { CheckInPlan } from '../domain/checkins/plan.ts'
import { sayReminders } from '../domain/checkins/say-reminders.ts'
import type { Side } from '../domain/partners/party.ts'
import { formatTarget } from '../domain/time/duration.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Button, Card, CardBlock, Inline } from './card.ts'
import { sayAudience } from './audience-words.ts'
import { sayCadence } from './checks-form.ts'
import { headed, lineOne } from './line-one.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { quote } from './quote.ts'
import { withCode } from './with-code.ts'

/** When the health checks of one audience open. `asked`: how many of each side. */
export type AudienceSchedule = {
  audience: CheckInAudience
  plan?: CheckInPlan
  dates?: Instant[]
  openUntil?: Instant
  /** When one would have opened that somebody skipped, and why. */
  skipped?: { at: Instant; why?: string }
  asked: Record<Side, number>
}

/** When health checks with a partner open by themselves. `names`: of whom each asks, for our own people alone. `changes`: the reader may set another cadence. */
export type CheckScheduleView = {
  slug: string
  partnerName: string
  ourName: string
  zone: string
  each: AudienceSchedule[]
  names?: Record<Side, string[]>[]
  changes: boolean
}

export function checkScheduleCard(view: CheckScheduleView): Card {
  const { slug, partnerName, zone, changes, each } = view
  const title = `When health checks with ${partnerName} open`
  const [first] = each
    .flatMap(({ audience, dates = [] }) => dates.slice(0, 1).map((at) => ({ at, audience })))
    .toSorted((a, b) => a.at - b.at)
  const which = first && each.length > 1 ? `, ${sayAudience(first.audience)}` : ''
  const next: Inline[] =
    first === undefined ? ['none is scheduled'] : ['the next opens ', moment(first.at, zone), which]
  return {
    subject: slug,
    title,
    ...headed(lineOne(`Health checks with ${partnerName} (${slug})`, next)),
    tone: 'neutral',
    blocks: [{ kind: 'text', text: [{ bold: title }] }, ...each.flatMap((one, at) => blocksOf(view, one, at))],
    buttons: changes ? [changeButton(slug)] : [],
    ...(changes && {
      footer: withCode(
        `To set when: \`@Liaison terms ${slug} checks\`. To open one: \`@Liaison check now ${slug}\`. To leave the next out: \`@Liaison check skip ${slug}\``,
      ),
    }),
  }
}

function blocksOf(view: CheckScheduleView, one: AudienceSchedule, at: number): CardBlock[] {
  const { plan, openUntil, skipped, asked, audience, dates = [] } = one
  const { zone, names, ourName, partnerName } = view
  const who = (side: Side, company: string) => {
    const named = names?.[at]?.[side] ?? []
    return `${company}: ${asked[side] === 0 ? 'nobody yet' : named.length > 0 ? named.join(', ') : asked[side]}`
  }
  const rest: Inline[] = dates
    .slice(1)
    .flatMap((date, index) => [...(index > 0 ? [', '] : []), { at: date, zone, style: 'date' as const }])
  const isOne = view.each.length === 1
  const first: Inline[] = dates[0] === undefined ? [] : [moment(dates[0], zone)]
  const fields = [
    ...(openUntil === undefined ? [] : [{ label: 'Open now', value: ['until ', moment(openUntil, zone)] }]),
    ...(skipped === undefined ? [] : [{ label: 'Skipped', value: skippedIn(skipped, zone) }]),
    ...(isOne || first.length === 0 ? [] : [{ label: 'The next', value: first }]),
    ...(plan ? [{ label: 'They come', value: `${sayCadence(plan.cron)} (${plan.zone})` }] : []),
    ...(rest.length > 0 ? [{ label: 'Then', value: rest }] : []),
    ...(plan ? [{ label: 'Kind', value: plan.kind === 'pulse' ? 'pulse' : 'full check' }] : []),
    ...(plan ? [{ label: 'Open for', value: `${formatTarget(plan.window)}, reminder ${sayReminders(plan)}` }] : []),
    { label: 'Asked', value: `${who('internal', ourName)}; ${who('partner', partnerName)}` },
  ]
  const isNamed = !isOne || audience !== 'everybody'
  return [
    ...(isNamed ? [{ kind: 'text' as const, text: [{ bold: sayAudience(audience, 'first') }] }] : []),
    { kind: 'fields', fields },
  ]
}

function skippedIn({ at, why }: NonNullable<AudienceSchedule['skipped']>, zone: string): Inline[] {
  return [moment(at, zone), ...(why === undefined ? [] : [`, ${quote(why, 200)}`])]
}

function changeButton(slug: string): Button {
  return {
    ...{ action: 'terms.checks', label: BUTTON_WORDS.changeChecks, style: 'plain', subject: slug, version: 0 },
    opensForm: true,
  }
}

function moment(at: Instant, zone: string): Inline {
  return { at, zone, style: 'date-time' }
}
