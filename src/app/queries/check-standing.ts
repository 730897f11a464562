import { type AskedHow, askedHow, isAnonymous, isOfAnonymousSide } from '../../domain/checkins/anonymity.ts'
import { awayFrom } from '../../domain/checkins/away.ts'
import { mayAnswer } from '../../domain/checkins/answer-run.ts'
import { type Run, runLabel } from '../../domain/checkins/run.ts'
import { turnoutOf } from '../../domain/checkins/turnout-of.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Asking } from '../asking.ts'
import { audienceShown } from '../checkins/audience-meant.ts'
import { earlierRuns } from '../checkins/earlier-runs.ts'
import { nextCheckAt } from '../checkins/next-check.ts'
import type { ChecksAsked } from '../find/find-checks.ts'
import { whyNot } from '../why-not.ts'
import type { Query } from './query.ts'
import { toldTo } from './told-to.ts'

type Open = Extract<Run, { status: 'open' }>
type Closed = Extract<Run, { status: 'closed' }>

/**
 * How the health checks with a partner stand: the one that is open, what came of the last, and when the next opens; for our own people also
 * by name who has answered, is away, or has not answered.
 */
export const checkStanding = {
  needs: 'check-in.view-results',
  async read(asking: Asking, asked: ChecksAsked) {
    const { tx, company, audience, actor } = asking
    const { partner } = asked
    const ofWhom = await audienceShown(tx, asked)
    const latest = await tx.runs.latestOf(partner.id, ofWhom)
    const open = latest?.status === 'open' ? latest : undefined
    const earlier = latest ? await earlierRuns(asking, latest) : []
    const closed = latest?.status === 'closed' ? [...earlier, latest] : earlier
    const nextAt = await nextCheckAt(tx, partner, ofWhom)
    const away = open ? await awayNow(asking, open) : new Set<string>()
    const shared = {
      ...{ slug: partner.slug, partnerName: partner.name, ourName: company, zone: usualHours(partner.terms).zone },
      ...(open && { open: toldOfOpen(open, away, askedHow(open, actor.kind === 'partner' ? 'partner' : 'internal')) }),
      ...lastOf(closed),
      ...(nextAt !== undefined && { nextAt }),
      // What whoever asks may do about it.
      reader: {
        answers: open !== undefined && isAsked(open, actor),
        ...sparedSince(open, actor),
        opens: !open && !(await whyNot(asking, 'check-in.open', { subject: partner, partner })),
      },
    }
    return toldTo(audience, { shared, ours: open ? { people: byName(open, away) } : {} })
  },
} satisfies Query<ChecksAsked, unknown>

/** What came of the last that has closed, and the one before it that had an index. */
export function lastOf(closed: readonly Closed[]) {
  const last = closed.at(-1)
  const before = closed.slice(0, -1).findLast(({ result }) => result.rhi !== undefined)
  return {
    ...(last && { last: { label: runLabel(last.number), closedAt: last.closedAt, result: last.result } }),
    ...(before?.result.rhi !== undefined && { before: { label: runLabel(before.number), rhi: before.result.rhi } }),
  }
}

async function awayNow({ tx, now }: Asking, run: Open): Promise<ReadonlySet<string>> {
  return awayFrom(run, await tx.absences.notOver(run.openedAt), Math.min(now, run.closesAt))
}

function toldOfOpen(run: Open, away: ReadonlySet<string>, how: AskedHow) {
  return {
    ...{ label: runLabel(run.number), version: run.version, kind: run.kind, closesAt: run.closesAt },
    responses: { internal: turnoutOf(run, 'internal', away), partner: turnoutOf(run, 'partner', away) },
    how,
  }
}

function byName(run: Open, away: ReadonlySet<string>) {
  const named = (is: (personId: string) => boolean) =>
    run.respondents.filter(({ personId, side }) => !isAnonymous(run, side) && is(personId)).map(({ name }) => name)
  return {
    answered: named((id) => hasAnswered(run, id)),
    away: named((id) => away.has(id)),
    silent: named((id) => !hasAnswered(run, id) && !away.has(id)),
    notAsked: run.notAsked?.map(({ party, since }) => ({ name: party.name, since })) ?? [],
  }
}

function hasAnswered({ responses }: Open, personId: string): boolean {
  return Object.hasOwn(responses, personId)
}

/** May answer, and has not yet, as far as anybody knows. */
function isAsked(run: Open, actor: Asking['actor']): boolean {
  if (actor.kind === 'operator' || actor.kind === 'stranger') return false
  if (isOfAnonymousSide(run, actor.personId)) return run.respondents.some((one) => one.personId === actor.personId)
  return mayAnswer(run, actor.personId) && !hasAnswered(run, actor.personId)
}

/** Since when whoever asks is left alone by it. */
function sparedSince(run: Open | undefined, actor: Asking['actor']) {
  if (actor.kind === 'operator' || actor.kind === 'stranger') return {}
  const spared = run?.notAsked?.find(({ party }) => party.personId === actor.personId)
  return spared && run ? { spared: spared.since } : {}
}
