import { type Party, type Side, SIDES } from '../partners/party.ts'
import type { AgreementRef } from '../terms/agreement-ref.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Duration } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { type CheckInAudience, neededRole } from './audience.ts'
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
  plan: { audience: CheckInAudience; kind: CheckInKind; window: Duration; remindAfter: Duration }
  template: Template
  /** Which run of this audience of the partner it is, from 1: decides what a pulse asks. */
  nth: number
  calendar: Calendar
  /** Everybody who is asked; a person named twice is asked once. */
  respondents: Party[]
  /** Absent when opened on schedule. */
  openedBy?: Party
}

/** Opens a run, asking both sides. Refused while a side has nobody to ask (`nobody`: which): half a health check has no gap to show. */
export function openRun(
  opening: RunOpening,
  now: Instant,
): { state: Run; effects: RunEffect[] } | { refused: string; nobody?: Side[] } {
  const { plan, template, openedBy } = opening
  const respondents = opening.respondents.filter(
    (each, index, all) => all.findIndex(({ personId }) => personId === each.personId) === index,
  )
  const nobody = SIDES.filter((side) => !respondents.some((each) => each.side === side))
  if (nobody.length > 0) return { refused: whyNobody(nobody, plan.audience, opening.slug ?? 'PARTNER'), nobody }

  const window = withinReach(() => runWindow(plan, opening.calendar, now))
  if ('refused' in window) return window
  const { remindAt, closesAt } = window
  const state: Run = {
    id: opening.id,
    number: opening.number,
    partnerId: opening.partnerId,
    status: 'open',
    agreement: opening.agreement,
    audience: plan.audience,
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
          ...(plan.audience !== 'everybody' && { audience: plan.audience }),
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

/** What has to be done before a health check of this audience can ask on these sides. */
function whyNobody(sides: readonly Side[], audience: CheckInAudience, slug: string): string {
  const isTheirs = sides.includes('partner')
  const role = neededRole(audience)
  if (role !== undefined) {
    const where = sides.length > 1 ? 'on either side' : isTheirs ? "on the partner's side" : 'on our side'
    const called = role.replace('-', ' ')
    return `A ${audience} health check asks the ${called} of each side, and none is named ${where}: name one with \`/partner people ${slug} add @name --role ${role}\`.`
  }
  const command = `/partner people ${slug} add …`
  if (sides.length > 1)
    return `A health check asks both sides, and nobody is named on either: name them with \`${command}\`.`
  return `Nobody on ${isTheirs ? "the partner's" : 'our'} side can be asked yet: name them with \`${command}\`.`
}
