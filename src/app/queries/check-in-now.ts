import { actionLabel, actionTitle } from '../../domain/corrective/corrective-action.ts'
import { type Run, runLabel } from '../../domain/checkins/run.ts'
import { chosenIn } from '../../domain/checkins/chosen.ts'
import { wordsIn } from '../../domain/checkins/said-words.ts'
import { askedHow, isAnonymous } from '../../domain/checkins/anonymity.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Asking } from '../asking.ts'
import { earlierRuns } from '../checkins/earlier-runs.ts'
import { recordHeadOf } from '../record/head-of.ts'
import { agendaOf } from './check-agenda.ts'
import { helpedOf } from './check-helped.ts'
import type { Query } from './query.ts'
import { toldTo } from './told-to.ts'

/**
 * How a health check stands: how many have answered while it is open, its result once it is closed, and for our own people then who wrote
 * what and who was silent. Undefined once its partner is gone.
 */
export const checkInNow = {
  needs: 'check-in.view-results',
  async read(asking: Asking, run: Run) {
    const partner = await asking.tx.partners.get(run.partnerId)
    if (!partner) return undefined
    if (run.status === 'open') return { status: run.status, ...checkInSoFar(asking.company, partner, run) }
    return { status: run.status, ...toldTo(asking.audience, await resultForAll(asking, partner, run)) }
  },
} satisfies Query<Run, unknown>

export type CheckInTold = NonNullable<Awaited<ReturnType<typeof checkInNow.read>>>

/** What a prompt says to a side: until when it asks, how long it takes, whether with names, and whether an answer still counts. */
export function checkInAsked(company: string, partner: Partner, run: Run, side: Side) {
  return {
    label: runLabel(run.number),
    version: run.version,
    partnerName: partner.name,
    ourName: company,
    audienceAsked: run.audience,
    kind: run.kind,
    itemCount: run.items.length,
    openedAt: run.openedAt,
    closesAt: run.closesAt,
    zone: usualHours(partner.terms).zone,
    open: run.status === 'open',
    takesLateAnswers: run.status === 'closed' && run.supersededAt === undefined && !isAnonymous(run, side),
    how: askedHow(run, side),
  }
}

/** The same to the partner's people, with how many of them have answered, unless they do without names: names nobody. */
export function checkInSoFar(company: string, partner: Partner, run: Run) {
  const theirs = run.respondents.filter(({ side }) => side === 'partner')
  const answered = theirs.filter(({ personId }) => personId in run.responses).length
  const told = isAnonymous(run, 'partner') ? {} : { answered }
  return { ...checkInAsked(company, partner, run, 'partner'), ...told, asked: theirs.length }
}

/** What it led to, on either side. */
async function actionsOf(tx: Asking['tx'], { id }: Run) {
  const actions = await tx.correctiveActions.ofSources([id])
  return actions
    .filter(({ audience }) => audience === 'shared')
    .map((action) => ({ label: actionLabel(action.number), title: actionTitle(action), status: action.status }))
}

/** The result for both audiences at once. */
export async function resultForAll(
  { tx, company }: Pick<Asking, 'tx' | 'company'>,
  partner: Partner,
  run: Extract<Run, { status: 'closed' }>,
) {
  const earlier = await earlierRuns({ tx, now: run.closedAt }, run)
  const before = earlier.findLast(({ result }) => result.rhi !== undefined)
  const led = await tx.correctiveActions.ofSources([...earlier, run].map(({ id }) => id))
  const agenda = await agendaOf({ tx }, partner, run, earlier, led)
  const voices = wordsIn(run).map(({ personId, side, ...words }) => ({
    ...words,
    side,
    ...(personId !== undefined && {
      name: run.respondents.find((party) => party.personId === personId)?.name ?? 'Somebody no longer named',
    }),
    company: side === 'internal' ? company : partner.name,
  }))
  const shared = {
    label: runLabel(run.number),
    version: run.version,
    partnerName: partner.name,
    ourName: company,
    audienceAsked: run.audience,
    kind: run.kind,
    closedAt: run.closedAt,
    zone: usualHours(partner.terms).zone,
    result: run.result,
    ...(before?.result.rhi !== undefined && { before: { label: runLabel(before.number), rhi: before.result.rhi } }),
    course: [...earlier, run].map(({ number, closedAt, result }) => ({ label: runLabel(number), closedAt, result })),
    actions: await actionsOf(tx, run),
    helped: await helpedOf({ tx, company }, partner, run),
    ...(agenda && { agenda }),
    voices: voices.filter(({ shown }) => shown),
    record: await recordHeadOf(tx, partner, runLabel(run.number)),
  }
  const out = new Set(run.away)
  const unheard = run.respondents.filter(
    ({ personId, side }) => !isAnonymous(run, side) && !(personId in run.responses),
  )
  const names = (of: typeof unheard) => of.map(({ name }) => name)
  const silent = names(unheard.filter(({ personId }) => !out.has(personId)))
  const away = names(unheard.filter(({ personId }) => out.has(personId)))
  const notAsked = names(run.notAsked?.map(({ party }) => party) ?? [])
  const own = voices.filter(({ side, shown }) => side === 'internal' || shown)
  return { shared, ours: { voices: own, chosen: chosenIn(run), silent, away, notAsked } }
}
