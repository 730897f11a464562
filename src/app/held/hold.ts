import type { OneMoreView } from '../../cards/one-more-case.ts'
import { oneMore, WITHIN } from '../../domain/cases/alarms.ts'
import { type Case, caseLabel, isOver } from '../../domain/cases/case.ts'
import { can } from '../../domain/partners/can.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { HeldRequest } from '../../ports/store/held.ts'
import type { Outcome } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** As many of the open cases as one message says well. */
const SHOWN = 12

/** What would call both companies once more. */
type Call = {
  action: HeldRequest['action']
  subject: string
  values: Record<string, string>
  asked: OneMoreView['asked']
  severe: boolean
  /** The case whose severity would be raised. */
  caseId?: string
}

/** Keep a request until whoever asked confirms it, if they have asked for as much already; undefined where it may be done at once. */
export async function hold(scene: Scene, partner: Partner, request: Request, call: Call): Promise<Outcome | undefined> {
  if (request.confirmed === true) return undefined
  const { tx, now, ids } = scene
  const { personId } = speakerParty(scene)
  const { action, subject, values, asked, severe, caseId } = call
  const alarms = await tx.alarms.since(personId, now - WITHIN)
  const more = oneMore(alarms, { opens: asked.kind === 'open', severe, ...(caseId !== undefined && { caseId }) }, now)
  if (!more) return undefined
  const held = ids.next()
  await tx.held.insert({ id: held, personId, action, request: { subject, values }, askedAt: now })
  const own = new Set(alarms.map((alarm) => alarm.caseId))
  return { kind: 'confirm', view: { held, more, asked, ...(await openAlready(scene, partner, own, caseId)) } }
}

/** What this person called for within the hour first, then whatever else is open with the partner: as far as they may read it now. */
async function openAlready(
  scene: Scene,
  partner: Partner,
  own: Set<string>,
  except: string | undefined,
): Promise<Pick<OneMoreView, 'open' | 'others'>> {
  const { tx, actor, permissions } = scene
  const theirs = await Promise.all([...own].map((id) => tx.cases.get(id)))
  const others = await tx.cases.list({ partnerId: partner.id, unresolved: true, limit: 10 * SHOWN })
  const all = [...theirs.filter((one) => one !== undefined).toReversed(), ...others.filter(({ id }) => !own.has(id))]
  // Whoever works for another partner now called for cases of the former one.
  const mayRead = ({ partnerId }: Case) => 'allowed' in can(actor, 'case.view', { partnerId }, permissions)
  const open = all.filter((one) => !isOver(one) && one.id !== except && mayRead(one))
  return {
    open: await Promise.all(open.slice(0, SHOWN).map((one) => lineOf(tx, one))),
    others: Math.max(0, open.length - SHOWN),
  }
}

async function lineOf(
  tx: Scene['tx'],
  { number, title, severity, partnerId }: Case,
): Promise<OneMoreView['open'][number]> {
  const partnerName = (await tx.partners.get(partnerId))?.name ?? ''
  return { label: caseLabel(number), title, severity, partnerName }
}
