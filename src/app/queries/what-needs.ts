import type { CorrectiveAction } from '../../domain/corrective/corrective-action.ts'
import type { Case } from '../../domain/cases/case.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import type { Need } from '../../domain/needs/need.ts'
import { type GoingOn, needsOf, type Somebody } from '../../domain/needs/needs-of.ts'
import { after, placeOf } from '../../domain/needs/order.ts'
import type { Membership } from '../../domain/partners/partner.ts'
import { SIDES } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Asking } from '../asking.ts'
import { hoursOfSide } from '../cases/hours-of-sides.ts'
import { isWanted } from './maintenance-now.ts'
import { numbersNeeding } from './numbers-needing.ts'
import { headOf } from '../people/roster.ts'
import type { Query } from './query.ts'

/** As many as a phone shows. */
const NEEDS_ON_A_PAGE = 6

/** Of whom what needs them is asked. `only`: with these partners alone. `after`: from this place in the list on. `dueBefore`: what falls due before that is told by its labels. `but`: not these cases, by their labels. */
export type WhoseNeeds = {
  who: Somebody
  only?: ReadonlySet<string>
  after?: string
  dueBefore?: Instant
  but?: ReadonlySet<string>
}

/** What needs somebody now, worst first, a page of it. `place`: where the page ends, if more comes after it. `exhausted`: labels of escalations that nobody has, every step of theirs told. `elsewhere`: so many with other partners. `standing`: all of it, each by its kind and its label. `fallsDue`: labels of what of it falls due between now and `dueBefore`. */
export const whatNeeds = {
  needs: 'case.view',
  async read(asking: Asking, { who, only, after: place, dueBefore = 0, but }: WhoseNeeds) {
    const { going, names } = await goingOn(asking, who)
    const every = needsOf(who, going, asking.permissions, asking.now)
    const all = but ? every.filter(({ label }) => !but.has(label)) : every
    const mine = only ? all.filter(({ partnerId }) => only.has(partnerId)) : all
    const rest = place === undefined ? mine : after(mine, place)
    const page = rest.slice(0, NEEDS_ON_A_PAGE)
    const last = page.at(-1)
    return {
      total: mine.length,
      overdue: mine.filter(({ kind }) => kind === 'overdue').length,
      from: mine.length - rest.length,
      needs: page.map((need) => told(need, names)),
      elsewhere: all.length - mine.length,
      exhausted: mine.filter(({ kind }) => kind === 'exhausted').map(({ label }) => label),
      standing: mine.map(({ kind, label }) => `${kind} ${label}`),
      fallsDue: mine
        .filter((need) => fallsDue(need, dueBefore) && need.at !== undefined && need.at >= asking.now)
        .map(({ label }) => label),
      due: mine.filter((need) => fallsDue(need, dueBefore)).map(({ label }) => label),
      ...(last && rest.length > page.length && { place: placeOf(last) }),
    }
  },
} satisfies Query<WhoseNeeds, unknown>

/** The time of an escalation is that of its next step, or since when there is none. */
function fallsDue({ kind, at }: Need, before: Instant): boolean {
  return !['exhausted', 'escalation', 'talk'].includes(kind) && at !== undefined && at < before
}

function told({ partnerId, into, ...need }: Need, names: Map<string, string>) {
  return {
    ...need,
    partnerName: names.get(partnerId) ?? '',
    ...(into && { into: caseLabel(into.number) }),
  }
}

/** All that may need this person, in as many looks for much as for little: what is closed is not looked at. */
async function goingOn(asking: Asking, who: Somebody): Promise<{ going: GoingOn[]; names: Map<string, string> }> {
  const { tx, now } = asking
  const partners = (await tx.partners.list()).filter(({ id }) => who.kind === 'internal' || id === who.partnerId)
  const rosters = Map.groupBy(await tx.memberships.ofAll(), ({ partnerId }) => partnerId)
  const managersOfAll = (await tx.managersOfAll.list()).map(({ id }) => id)
  const heads = new Map(partners.map(({ id }) => [id, headsOf(rosters.get(id) ?? [])]))
  const cases = await casesFor(tx, who, heads)
  const clocks = Map.groupBy(
    await tx.clocks.ofSubjects(
      'case',
      cases.map(({ id }) => id),
    ),
    ({ subjectId }) => subjectId,
  )
  const ladders = await laddersFor(tx, who)
  const runs = await tx.runs.openFor(who.personId)
  const asked = await actionsFor(tx, who, heads)
  const actions = asked.filter((one) => asking.audience === 'internal' || one.audience === 'shared')
  const ours = await stillOurs(tx, cases, actions)
  const numbers = await numbersNeeding(asking, who, partners, heads)
  const proposal = who.kind === 'partner' ? await tx.proposals.openOf(who.partnerId) : undefined
  const maintenance = await maintenanceFor(tx, who, now)
  const going = partners.map((partner): GoingOn => ({
    partner,
    team: { roster: rosters.get(partner.id) ?? [], heads: heads.get(partner.id) ?? {}, managersOfAll, ours },
    cases: cases
      .filter(({ partnerId }) => partnerId === partner.id)
      .map((state) => ({ state, clocks: clocks.get(state.id) ?? [] })),
    ladders: ladders.filter(({ partnerId }) => partnerId === partner.id),
    runs: runs.filter(({ partnerId }) => partnerId === partner.id),
    maintenance: maintenance.filter((one) => one.partnerId === partner.id && isWanted(partner, one)),
    actions: actions
      .filter(({ partnerId }) => partnerId === partner.id)
      .map((action) => ({ action, hours: hoursOfSide(partner, action.side) })),
    ...(proposal && { proposal }),
    ...numbers.get(partner.id),
  }))
  return { going, names: new Map(partners.map(({ id, name }) => [id, name])) }
}

function headsOf(roster: Membership[]): GoingOn['team']['heads'] {
  return Object.fromEntries(
    SIDES.flatMap((side) => {
      const head = headOf(roster, side)
      return head ? [[side, head.personId]] : []
    }),
  )
}

/** A contact's are those of their partner; our own people's those that name them, and those with partners for which they answer. */
async function casesFor(
  tx: Asking['tx'],
  who: Somebody,
  heads: Map<string, GoingOn['team']['heads']>,
): Promise<Case[]> {
  if (who.kind === 'partner') return tx.cases.asking({ partnerIds: [who.partnerId] })
  return tx.cases.asking({ partnerIds: answeredFor(heads, who), personId: who.personId })
}

function actionsFor(
  tx: Asking['tx'],
  who: Somebody,
  heads: Map<string, GoingOn['team']['heads']>,
): Promise<CorrectiveAction[]> {
  if (who.kind === 'partner') return tx.correctiveActions.asking({ partnerIds: [who.partnerId] })
  return tx.correctiveActions.asking({ partnerIds: answeredFor(heads, who), personId: who.personId })
}

/** The partners for which somebody of ours answers. */
function answeredFor(heads: Map<string, GoingOn['team']['heads']>, { personId }: Somebody): string[] {
  return [...heads].flatMap(([id, { internal }]) => (internal === personId ? [id] : []))
}

function laddersFor(tx: Asking['tx'], who: Somebody) {
  // Admins may have one of a partner for which they are not named.
  if (who.kind === 'internal' && (who.managerOfAll || who.admin)) return tx.ladders.active({})
  return tx.ladders.activeOf([...new Set(who.roles.map(({ partnerId }) => partnerId))])
}

/** What runs or is to come with those partners for which they may answer. */
function maintenanceFor(tx: Asking['tx'], { roles }: Somebody, now: Instant) {
  const answersFor = roles.flatMap(({ partnerId, role }) =>
    role === 'account-manager' || role === 'sponsor' ? [partnerId] : [],
  )
  return tx.maintenance.standing([...new Set(answersFor)], now)
}

/** Of our own people who own or opened these, those who have an account: whoever has none is gone. */
async function stillOurs(tx: Asking['tx'], cases: Case[], actions: CorrectiveAction[]): Promise<Set<string>> {
  const named = [...cases.flatMap(({ owner, openedBy }) => [owner, openedBy]), ...actions.map(({ owner }) => owner)]
  const ours = new Set(named.flatMap(({ side, personId }) => (side === 'internal' ? [personId] : [])))
  return new Set((await tx.people.accountsOfEach([...ours])).keys())
}
