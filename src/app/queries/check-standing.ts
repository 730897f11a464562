import type { CheckInAudience } from '../../domain/checkins/audience.ts'
import { CHECK_IN_AUDIENCES } from '../../domain/checkins/audience.ts'
import { type AskedHow, askedHow, isAnonymous, isOfAnonymousSide } from '../../domain/checkins/anonymity.ts'
import { awayFrom } from '../../domain/checkins/away.ts'
import { mayAnswer } from '../../domain/checkins/answer-run.ts'
import { sidesWithNobody } from '../../domain/checkins/nobody-to-ask.ts'
import { type Run, runLabel } from '../../domain/checkins/run.ts'
import type { Scores } from '../../domain/checkins/scores.ts'
import { turnoutOf } from '../../domain/checkins/turnout-of.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Asking } from '../asking.ts'
import { earlierRuns } from '../checkins/earlier-runs.ts'
import { nextCheckAt } from '../checkins/next-check.ts'
import type { ChecksAsked } from '../find/find-checks.ts'
import { loadRoster, type Roster } from '../people/roster.ts'
import { whyNot } from '../why-not.ts'
import type { Query } from './query.ts'
import { toldTo } from './told-to.ts'

type Open = Extract<Run, { status: 'open' }>
type Closed = Extract<Run, { status: 'closed' }>

/**
 * How the health checks with a partner stand, of each audience: the one that is open, what came of the last, and when the next opens; for our own people also
 * by name who has answered, is away, or has not answered. `overall`: how the partnership stands in the eyes of all of them, where several were asked.
 */
export const checkStanding = {
  needs: 'check-in.view-results',
  async read(asking: Asking, asked: ChecksAsked) {
    const { company, audience } = asking
    const { partner } = asked
    const roster = await loadRoster(asking.tx, partner.id)
    const all = await standingsOf(asking, asked, roster)
    const closed = all.flatMap((one) => one.closed)
    const isTogether = closed.toSorted(byClose).at(-1)?.together !== undefined
    const may = !(await whyNot(asking, 'check-in.open', { subject: partner, partner }))
    const shared = {
      ...{ slug: partner.slug, partnerName: partner.name, ourName: company, zone: usualHours(partner.terms).zone },
      each: all.map(({ told }) => told),
      ...(all.length > 1 && isTogether && { overall: lastOf(closed, togetherIn) }),
      // What whoever asks may open.
      opens: may ? all.flatMap(({ told }) => (told.open || told.nobody ? [] : [told.audience])) : [],
    }
    return toldTo(audience, { shared, ours: { people: all.map(({ people }) => people) } })
  },
} satisfies Query<ChecksAsked, unknown>

/** Of the audience that was asked for, else of each that is planned or was ever asked. */
async function standingsOf(asking: Asking, { partner, audience: said }: ChecksAsked, roster: Roster) {
  const { tx, actor } = asking
  const side = actor.kind === 'partner' ? 'partner' : 'internal'
  const latest = new Map((await tx.runs.lastOfEach([partner.id], 1)).map((run) => [run.audience, run]))
  const known = CHECK_IN_AUDIENCES.filter((one) => latest.has(one) || planOf(partner.terms, one))
  const audiences: readonly CheckInAudience[] = said ? [said] : known.length > 0 ? known : ['everybody']
  const all = []
  for (const audience of audiences) {
    const last = latest.get(audience)
    const open = last?.status === 'open' ? last : undefined
    const earlier = last ? await earlierRuns(asking, last) : []
    const closed = last?.status === 'closed' ? [...earlier, last] : earlier
    const nextAt = await nextCheckAt(tx, partner, audience)
    const away = open ? await awayNow(asking, open) : new Set<string>()
    const nobody = sidesWithNobody(roster, audience)
    const told = {
      audience,
      ...(open && {
        open: {
          ...toldOfOpen(open, away, askedHow(open, side)),
          asksReader: isAsked(open, actor),
          ...sparedSince(open, actor),
        },
      }),
      ...lastOf(closed, ({ result }) => result),
      ...(nextAt !== undefined && { nextAt }),
      ...(nobody.length > 0 && { nobody }),
    }
    all.push({ told, closed, people: open && byName(open, away) })
  }
  return all
}

/** How the partnership stood once a run was over: in the eyes of all audiences, where others were asked too. */
export function togetherIn({ result, together }: Closed): Scores {
  return together ?? result
}

function byClose(a: Closed, b: Closed): number {
  return a.closedAt - b.closedAt || a.number - b.number
}

type LastTold = {
  last?: { label: string; closedAt: Instant; result: Scores }
  before?: { label: string; rhi: number }
}

/** What came of the last that has closed, and the one before it of the same audience that had an index; `result`: what is told of each. */
export function lastOf(closed: readonly Closed[], resultOf: (run: Closed) => Scores): LastTold {
  const last = closed.toSorted(byClose).at(-1)
  if (!last) return {}
  const before = closed
    .filter(({ audience, number }) => audience === last.audience && number < last.number)
    .findLast((one) => resultOf(one).rhi !== undefined)
  const rhi = before && resultOf(before).rhi
  return {
    last: { label: runLabel(last.number), closedAt: last.closedAt, result: resultOf(last) },
    ...(before && rhi !== undefined && { before: { label: runLabel(before.number), rhi } }),
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
