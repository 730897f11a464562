import { PURPOSE_WORDS } from '../../cards/product-words.ts'
import { type Cast, rehearse } from '../../domain/escalations/rehearse.ts'
import type { Urgency } from '../../domain/escalations/ladder.ts'
import { hookIdOf, hookWords } from '../../domain/escalations/named-hook.ts'
import { peopleNamedBy, targetsOf, type Watcher } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Role, type Side, SIDES, SOMEBODY } from '../../domain/partners/party.ts'
import { BEGINNINGS, type Beginning, climbedBy } from '../../domain/terms/climbs-by.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { ladderChanges } from '../../domain/terms/diff-ladders.ts'
import { type LadderTerms, ladderName } from '../../domain/terms/ladder-terms.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { nextAt } from '../../domain/time/next-at.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { PartnerSheet } from '../partners/partner-sheet.ts'
import { hoursOfSide } from '../cases/hours-of-sides.ts'
import { namesById } from '../people/names-of.ts'
import { loadRoster, withRole } from '../people/roster.ts'
import { sameName } from '../rotations/find-rotation.ts'
import type { Means } from '../scene.ts'
import type { Reaching } from '../show/destinations.ts'
import { type Heard, hearRehearsed } from './hear-rehearsed.ts'
import { namedHooksOf } from './named-hooks.ts'
import { withHooks } from './recipients.ts'
import { castOfReaders, inChannel } from './rehearsed-readers.ts'
import { entriesMeant, type Ground, groundOf, standInsOf } from './stand-ins.ts'

/** How a ladder would go, begun by day and at night: whom each side’s steps would call when. */
export type Rehearsal = {
  ladder: string
  rounds: number
  zone: string
  sides: Record<Side, string>
  plays: { at: Instant; urgency: Urgency; steps: Record<Side, Heard[]> }[]
  /** Who of each side would hear that one goes on, and that it is over; and who that names would not. */
  watchers: Record<Side, Watching>
}

type Watching = { names: string[]; gaps: string[] }

const BEGINS = [
  { on: 'tuesday', hour: 10 },
  { on: 'saturday', hour: 3 },
] as const

/** Those that begin by it, a note only where it is for these alone; none where each has steps of its own, or there are no such. */
function urgenciesOf({ ladders }: Pick<Terms, 'ladders'>, ladder: LadderTerms): readonly Urgency[] {
  const climbs = (about: Beginning) => {
    const by = climbedBy(ladders, about)
    return by !== undefined && ladderName(by) === ladderName(ladder)
  }
  const found = BEGINNINGS.filter(climbs).map(({ urgency }) => urgency)
  const urgent = (['notice', 'page'] as const).filter((one) => found.includes(one))
  return urgent.length > 0 || found.length === 0 ? urgent : ['note']
}

/** The ladders that a sheet changes, once the people whom it names are named. */
export async function rehearseChanged(
  means: Reaching & Pick<Means, 'now' | 'company' | 'almanac'>,
  { ladder, ladders }: Pick<PartnerSheet, 'ladder' | 'ladders'>,
  before: Partner | undefined,
  partner: Partner,
  wanted: Terms,
): Promise<Rehearsal[]> {
  if (!ladder && !ladders) return []
  const was = before?.terms.ladders ?? []
  const changed = wanted.ladders.filter((one) => {
    const from = was.filter((other) => ladderName(other) === ladderName(one))
    return ladderChanges(from, [one]).length > 0
  })
  return Promise.all(changed.map((one) => rehearseLadder(means, partner, wanted, one)))
}

/** As the people, rotations and absences are now; the next Tuesday at 10:00 and Saturday at 03:00 of the partner. */
export async function rehearseLadder(
  means: Reaching & Pick<Means, 'now' | 'company' | 'almanac'>,
  { id, name }: Pick<Partner, 'id' | 'name'>,
  terms: Terms,
  ladder: LadderTerms,
  urgencies = urgenciesOf(terms, ladder),
): Promise<Rehearsal> {
  const calendar = usualHours(terms)
  const { note, notice, page } = await castOf(means, id, ladder)
  const hours = { internal: hoursOfSide({ terms }, 'internal'), partner: hoursOfSide({ terms }, 'partner') }
  const roster = await loadRoster(means.tx, id)
  const channels = await inChannel(means, id, roster)
  const waiting = await castOfReaders(means, roster, hours, channels)
  const cast = { note: waiting(note), notice: waiting(notice), page }
  const watchers = {
    internal: await watchersOf(means, id, 'internal', ladder.watchers),
    partner: await watchersOf(means, id, 'partner', ladder.theirWatchers),
  }
  const begins = BEGINS.map(({ on, hour }) => nextAt(means.now, calendar.zone, on, hour))
  return {
    ...{ ladder: ladderName(ladder), rounds: ladder.cycles, zone: calendar.zone },
    sides: { internal: means.company, partner: name },
    watchers,
    plays: await Promise.all(
      begins.flatMap((at) =>
        urgencies.map(async (urgency) => {
          const played = rehearse(ladder, calendar, { at, urgency }, cast[urgency])
          const heard = (side: Side) => hearRehearsed(means, { urgency, hours, channels }, side, played[side])
          return { at, urgency, steps: { internal: await heard('internal'), partner: await heard('partner') } }
        }),
      ),
    ),
  }
}

/** A step that calls somebody by what it says, and nobody as things stand; and why. */
export type SilentStep = { ladder: string; side: Side; step: number; gaps: string[] }

/** Of all ladders of a partner, as its people, rotations and absences are at this moment, by day. */
export async function silentStepsOf(
  means: Pick<Means, 'tx' | 'now' | 'almanac'>,
  { id, terms }: Pick<Partner, 'id' | 'terms'>,
): Promise<SilentStep[]> {
  const found: SilentStep[] = []
  for (const ladder of terms.ladders) {
    const { notice } = await castOf(means, id, ladder)
    for (const side of SIDES)
      ladder.steps[side].forEach(({ targets }, step) => {
        const { names, gaps } = notice(side, step, means.now)
        if (targets.length > 0 && names.length === 0)
          found.push({ ladder: ladderName(ladder), side, step: step + 1, gaps })
      })
  }
  return found
}

async function watchersOf(
  { tx }: Pick<Means, 'tx'>,
  id: string,
  side: Side,
  watchers: readonly Watcher[] = [],
): Promise<Watching> {
  if (watchers.length === 0) return { names: [], gaps: [] }
  const roster = await loadRoster(tx, id)
  const bound = await tx.bindings.of(id)
  const names: string[] = []
  const gaps: string[] = []
  for (const one of watchers) {
    const people = one.to === 'role' ? withRole(roster, side, one.role).map(({ person }) => person.name) : []
    names.push(...people)
    if (one.to === 'role') {
      if (people.length === 0) gaps.push(`nobody is named ${ROLE_WORDS[one.role]}`)
      continue
    }
    const words = PURPOSE_WORDS[one.purpose]
    const isThere = bound.some(({ purpose, conversation }) => purpose === one.purpose && conversation.present)
    if (isThere) names.push(`the ${words}`)
    else gaps.push(`Liaison is not in the ${words}`)
  }
  return { names: [...new Set(names)], gaps }
}

/** Of a page, who of ours is called by a page hook is said too: of the other side’s that is not ours to tell. */
async function castOf(
  means: Pick<Means, 'tx' | 'now' | 'almanac'>,
  id: string,
  ladder: LadderTerms,
): Promise<Record<Urgency, Cast>> {
  const roster = await loadRoster(means.tx, id)
  const { takesPages, ...found } = await groundOf(means, { id }, ladder, roster, means.now, true)
  const hooks = await Promise.all(
    SIDES.flatMap((side) => ladder.steps[side].map((_, step) => namedHooksOf(means, { id }, ladder, side, step))),
  )
  const called = await namesById(means, peopleNamedBy(ladder))
  const ground = { ...found, id, called, hooks: new Set(hooks.flat()) }
  const channels = await means.tx.bindings.of(id)
  const ours = roster.filter(({ side }) => side === 'internal')
  const hooked = new Set(await withHooks(means, ours))
  const notice: Cast = (side, step, at) => castAt({ ...ground, at }, channels, ladder, { side, step })
  const page: Cast = (side, step, at) => {
    const mannered = { ...ground, at, ...(takesPages && { takesPages }) }
    const rung = (one: number) => castAt(mannered, channels, ladder, { side: 'internal', step: one }).who ?? []
    const isRung = ladder.steps.internal.some((_, one) => rung(one).some((who) => who !== undefined))
    // No page rings nobody of ours for the hour alone.
    return castAt(isRung ? mannered : { ...ground, at }, channels, ladder, { side, step }, hooked)
  }
  return { note: notice, notice, page }
}

/** What else a cast is made by: whom steps call by name, which page hooks there are, and the id of the partner. */
type Known = { id: string; called: ReadonlyMap<string, string>; hooks: ReadonlySet<string> }

type Channels = Awaited<ReturnType<Tx['bindings']['of']>>

function castAt(
  ground: Ground & Known,
  channels: Channels,
  ladder: LadderTerms,
  { side, step }: { side: Side; step: number },
  hooked: ReadonlySet<string> = new Set(),
): ReturnType<Cast> {
  const names = new Map<string, string | undefined>()
  const call = (id: string, name: string, why?: string) => {
    const how = [...(why === undefined ? [] : [why]), ...(hooked.has(id) ? [BY_HOOK] : [])]
    names.set(how.length === 0 ? name : `${name} (${how.join(', ')})`, id)
  }
  const standIns = standInsOf(ground, ladder, side, step)
  const away = (personId: string) => standIns?.away.find(({ who }) => who.personId === personId)
  const isOff = (personId: string | undefined) =>
    standIns?.atNight?.off.some((one) => one.personId === personId) === true
  const gaps: string[] = []
  for (const target of targetsOf(ladder, side, step)) {
    if (target.to === 'channel') {
      const bound = channels.filter(({ purpose }) => purpose === target.purpose)
      const words = PURPOSE_WORDS[target.purpose]
      if (bound.some(({ conversation }) => conversation.present)) names.set(`the ${words}`, undefined)
      else gaps.push(bound.length > 0 ? `Liaison is not in the ${words}: invite it there` : `no ${words} is bound`)
    } else if (target.to === 'rotation') {
      const isThere = ground.rotations.some((one) => one.side === side && sameName(one.name, target.name))
      if (!isThere) gaps.push(`there is no rotation “${target.name}”`)
      else if (standIns?.onDuty.length === 0) gaps.push(`nobody is on duty by “${target.name}”`)
    } else if (target.to === 'hook') {
      const id = hookIdOf(side, ground, target.name)
      if (ground.hooks.has(id)) names.set(hookWords(target), id)
      else gaps.push(`there is no page hook “${target.name}”: whoever runs Liaison sets it with \`liaison hook\``)
    } else {
      const people = entriesMeant(ground.roster, side, target)
      if (people.length === 0)
        gaps.push(
          target.to === 'role'
            ? `nobody is named ${ROLE_WORDS[target.role]}`
            : `${ground.called.get(target.person) ?? SOMEBODY} is not named there any more`,
        )
      for (const { person } of people) {
        const found = away(person.id)
        if (isOff(found ? found.instead?.personId : person.id)) continue
        if (!found) call(person.id, person.name)
        else if (found.instead) call(found.instead.personId, `${found.instead.name} for ${person.name}`)
        else gaps.push(`${person.name} is away, and nobody stands in`)
      }
    }
  }
  for (const { personId, name } of standIns?.onDuty ?? []) call(personId, name, 'on duty')
  const { off, instead } = standIns?.atNight ?? { off: [], instead: [] }
  const left = off.map(({ name }) => name).join(', ')
  for (const { personId, name } of instead) call(personId, name, `pages do not call ${left} at that hour`)
  if (off.length > 0 && names.size === 0) gaps.push(`pages do not call ${left} at that hour`)
  return { names: [...names.keys()], gaps: [...new Set(gaps)], who: [...names.values()] }
}

const BY_HOOK = 'also by page hook'

const ROLE_WORDS: Record<Role, string> = {
  'account-manager': 'account manager',
  sponsor: 'sponsor',
  member: 'team member or contact',
  manager: 'manager',
}
