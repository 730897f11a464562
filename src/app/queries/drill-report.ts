import { reportOf, type StepReport } from '../../domain/drills/drill-report.ts'
import { channelIn, type Drill, drillLabel, runningOf } from '../../domain/drills/drill.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Purpose } from '../../domain/partners/purpose.ts'
import { type Side, SOMEBODY } from '../../domain/partners/party.ts'
import { hookNamed, nameOfHook } from '../../domain/escalations/named-hook.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Asking } from '../asking.ts'
import type { OneDrill } from '../find/find-drill.ts'
import type { Query } from './query.ts'

const CHANNELS: Record<Purpose, string> = {
  managers: 'The managers’ channel',
  internal: 'The internal channel',
  shared: 'The shared channel',
}

/** What a drill came to, the last where none is named, for a side: of its own people by name, of the other side only how far its steps were reached. */
export const drillReport = {
  needs: 'drill.report',
  async read(asking: Asking, { partner, number }: OneDrill) {
    const drills = await asking.tx.drills.of(partner.id)
    const meant = number === undefined ? drills?.drills.at(-1) : drills?.drills.find((one) => one.number === number)
    const side: Side = asking.actor.kind === 'partner' ? 'partner' : 'internal'
    const report = meant && (await drillTold(asking, partner, meant, side))
    return {
      slug: partner.slug,
      partnerName: partner.name,
      ...(report && { report }),
      isRunning: drills !== undefined && runningOf(drills) !== undefined,
    }
  },
} satisfies Query<OneDrill, unknown>

export async function drillTold(
  { tx, company }: Pick<Asking, 'tx' | 'company'>,
  partner: Partner,
  drill: Drill,
  side: Side,
) {
  const names = { internal: company, partner: partner.name }
  const nameOf = async (id: string) => {
    const purpose = channelIn(id)
    return purpose ? CHANNELS[purpose] : (nameOfHook(id) ?? (await tx.people.get(id))?.name ?? SOMEBODY)
  }
  const own = []
  for (const step of reportOf(drill, side)) own.push(await stepTold(step, nameOf))
  return {
    ...{ label: drillLabel(drill.number), slug: partner.slug, partnerName: partner.name, side, sideName: names[side] },
    ...{ beganAt: drill.beganAt, zone: usualHours(partner.terms).zone, own },
    ...(drill.end && { end: drill.end }),
    other: {
      name: names[otherSide(side)],
      steps: reportOf(drill, otherSide(side)).map(({ step, fared }) => ({ step, fared })),
    },
  }
}

async function stepTold({ calls, away, hooks = [], ...step }: StepReport, nameOf: (id: string) => Promise<string>) {
  const called = []
  for (const { to, ...fared } of calls) {
    const by = fared.fared === 'reached' && channelIn(to) ? await nameOf(fared.by) : undefined
    called.push({
      ...fared,
      ...{ name: await nameOf(to), ...(channelIn(to) && { isChannel: true as const }) },
      ...(hookNamed(to) && { isHook: true as const }),
      ...(by !== undefined && { byName: by }),
    })
  }
  const absent = []
  for (const { personId, instead } of away)
    absent.push({ name: await nameOf(personId), ...(instead !== undefined && { instead: await nameOf(instead) }) })
  const noHooks = hooks.flatMap(({ id, found }) => (found === 'missing' ? (hookNamed(id)?.name ?? []) : []))
  return { ...step, called, away: absent, ...(noHooks.length > 0 && { noHooks }) }
}
