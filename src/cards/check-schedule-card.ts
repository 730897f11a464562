import type { CheckInPlan } from '../domain/checkins/plan.ts'
import type { Side } from '../domain/partners/party.ts'
import { formatTarget } from '../domain/time/duration.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Button, Card, CardBlock, Inline } from './card.ts'
import { sayCadence } from './checks-form.ts'
import { headed, lineOne } from './line-one.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { quote } from './quote.ts'
import { withCode } from './with-code.ts'

/** When health checks with a partner open by themselves. `asked`: how many of each side; `names`: of whom, for our own people alone. `changes`: the reader may set another cadence. */
export type CheckScheduleView = {
  slug: string
  partnerName: string
  ourName: string
  zone: string
  plan?: CheckInPlan
  dates?: Instant[]
  openUntil?: Instant
  /** When one would have opened that somebody skipped, and why. */
  skipped?: { at: Instant; why?: string }
  asked: Record<Side, number>
  names?: Record<Side, string[]>
  changes: boolean
}

export function checkScheduleCard(view: CheckScheduleView): Card {
  const { slug, partnerName, zone, changes, dates = [] } = view
  const title = `When health checks with ${partnerName} open`
  const [first, ...others] = dates
  const next: Inline[] = first === undefined ? ['none is scheduled'] : ['the next opens ', moment(first, zone)]
  return {
    subject: slug,
    title,
    ...headed(lineOne(`Health checks with ${partnerName} (${slug})`, next)),
    tone: 'neutral',
    blocks: [{ kind: 'text', text: [{ bold: title }] }, ...fieldsOf(view, others)],
    buttons: changes ? [changeButton(slug)] : [],
    ...(changes && {
      footer: withCode(
        `To set when: \`@Liaison terms ${slug} checks\`. To open one: \`@Liaison check now ${slug}\`. To leave the next out: \`@Liaison check skip ${slug}\``,
      ),
    }),
  }
}

function fieldsOf(view: CheckScheduleView, others: Instant[]): CardBlock[] {
  const { plan, openUntil, skipped, zone, asked, names, ourName, partnerName } = view
  const who = (side: Side, company: string) => {
    const named = names?.[side] ?? []
    return `${company} ${asked[side] === 0 ? 'nobody yet' : named.length > 0 ? named.join(', ') : asked[side]}`
  }
  const rest: Inline[] = others.flatMap((at, index) => [
    ...(index > 0 ? [', '] : []),
    { at, zone, style: 'date' as const },
  ])
  const fields = [
    ...(openUntil === undefined ? [] : [{ label: 'Open now', value: ['until ', moment(openUntil, zone)] }]),
    ...(skipped === undefined ? [] : [{ label: 'Skipped', value: skippedIn(skipped, zone) }]),
    ...(plan ? [{ label: 'They come', value: `${sayCadence(plan.cron)} (${plan.zone})` }] : []),
    ...(rest.length > 0 ? [{ label: 'Then', value: rest }] : []),
    ...(plan ? [{ label: 'Kind', value: plan.kind === 'pulse' ? 'pulse' : 'full check' }] : []),
    ...(plan
      ? [{ label: 'Open for', value: `${formatTarget(plan.window)}, reminder after ${formatTarget(plan.remindAfter)}` }]
      : []),
    { label: 'Asked', value: `${who('internal', ourName)}; ${who('partner', partnerName)}` },
  ]
  return [{ kind: 'fields', fields }]
}

function skippedIn({ at, why }: NonNullable<CheckScheduleView['skipped']>, zone: string): Inline[] {
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
