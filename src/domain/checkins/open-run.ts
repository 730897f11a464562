import type { Party, Side } from '../partners/party.ts'
import type { AgreementRef } from '../terms/agreement-ref.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Duration } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { itemsFor } from './items-for.ts'
import type { CheckInKind } from './plan.ts'
import type { Run, RunEffect } from './run.ts'
import type { Template } from './template.ts'
import { withinReach } from '../time/within-reach.ts'
import { runWindow } from './window.ts'

export type RunOpening = {
  id: string
  number: number
  partnerId: string
  /** The partner's slug, for the command named in a refusal. */
  slug?: string
  agreement: AgreementRef
  plan: { kind: CheckInKind; window: Duration; remindAfter: Duration }
  template: Template
  /** Which run of this partner it is, from 1: decides what a pulse asks. */
  nth: number
  calendar: Calendar
  /** Everybody who is asked; a person named twice is asked once. */
  respondents: Party[]
  /** Absent when opened on schedule. */
  openedBy?: Party
}

/** Opens a run, asking both sides. Refused while a side has nobody to ask: half a health check has no gap to show. */
export function openRun(opening: RunOpening, now: Instant): { state: Run; effects: RunEffect[] } | { refused: string } {
  const { plan, template, openedBy } = opening
  const respondents = opening.respondents.filter(
    (each, index, all) => all.findIndex(({ personId }) => personId === each.personId) === index,
  )
  const refused = refusalWithoutBothSides(respondents, opening.slug ?? 'PARTNER')
  if (refused !== undefined) return { refused }

  const window = withinReach(() => runWindow(plan, opening.calendar, now))
  if ('refused' in window) return window
  const { remindAt, closesAt } = window
  const state: Run = {
    id: opening.id,
    number: opening.number,
    partnerId: opening.partnerId,
    status: 'open',
    agreement: opening.agreement,
    kind: plan.kind,
    template: { slug: template.slug, version: template.version },
    items: itemsFor(plan.kind, template, opening.nth),
    ...(plan.kind === 'full' && { openQuestion: template.openQuestion }),
    followUp: template.followUp,
    openedAt: now,
    ...(openedBy && { openedBy }),
    remindAt,
    closesAt,
    respondents,
    responses: {},
    version: 1,
  }
  const effects: RunEffect[] = [
    {
      effect: 'record fact',
      fact: {
        at: now,
        kind: 'CheckInOpened',
        ...(openedBy && { by: openedBy }),
        data: {
          kind: plan.kind,
          items: state.items.length,
          asked: respondents.length,
          closesAt,
          terms: opening.agreement.version,
        },
      },
    },
    { effect: 'ask', side: 'internal' },
    { effect: 'ask', side: 'partner' },
    { effect: 'start timer', timer: 'reminder', at: remindAt },
    { effect: 'start timer', timer: 'window', at: closesAt },
  ]
  return { state, effects }
}

function refusalWithoutBothSides(respondents: Party[], slug: string): string | undefined {
  const missing = (side: Side) => !respondents.some((each) => each.side === side)
  const command = `/partner people ${slug} add …`
  if (missing('internal') && missing('partner')) {
    return `A health check asks both sides, and nobody is named on either: name them with \`${command}\`.`
  }
  if (missing('partner')) return `Nobody on the partner's side can be asked yet: name them with \`${command}\`.`
  if (missing('internal')) return `Nobody on our side can be asked yet: name them with \`${command}\`.`
  return undefined
}
