import { ladderAssignForm } from '../../cards/ladder-deed-forms.ts'
import { listed } from '../../cards/listed.ts'
import { hasCalled } from '../../domain/escalations/called.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import { can } from '../../domain/partners/can.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import type { UseCase } from '../dispatch.ts'
import { findLadder } from '../find/find-subject.ts'
import { askForLadder, changeLadder } from '../ladders/change-ladder.ts'
import { calledAtThisHour } from '../ladders/off-at-night.ts'
import { standsInNow } from '../ladders/stands-in-now.ts'
import { backByAsked } from '../ladders/until-asked.ts'
import { isToldLast } from '../ladders/told-last.ts'
import { refused } from '../outcome.ts'
import { actorOf } from '../people/actor-of.ts'
import { whyNotHandedTo } from '../people/can-act.ts'
import { entriesOf } from '../people/entries-of.ts'
import { loadRoster, partyOf, type RosterEntry } from '../people/roster.ts'
import { sayIfAway } from '../people/say-if-away.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Give an escalation to somebody of one's own side, who is told. Without a mention, the form opens. */
export const assignEscalation: UseCase<Ladder> = {
  name: 'escalation.assign',
  needs: 'escalation.acknowledge',
  find: findLadder,
  async run(scene, ladder, request) {
    const { userId, personId, until } = request.values
    const label = ladderLabel(ladder.number)
    const by = speakerParty(scene)
    if (userId === undefined && personId === undefined) {
      const people = await whoMayHaveIt(scene, ladder)
      const [first] = people
      if (!scene.here || !first) return refused(`Mention who is to have it: \`assign ${label} @name\`.`)
      const to = { ...first, side: by.side }
      const event = { type: 'EscalationReassigned', by, to, backBy: scene.now + 1 } as const
      const form = () => ladderAssignForm(label, ladder.subject, people)
      return askForLadder(scene, ladder, event, request, form)
    }
    const roster = await loadRoster(scene.tx, ladder.partnerId)
    const entries =
      userId === undefined ? roster.filter(({ person }) => person.id === personId) : entriesOf(roster, scene, userId)
    if ('refused' in entries) return refused(entries.refused)
    const [entry] = entries
    if (!entry)
      return refused(
        'Only people named for this partner can have its escalations: name them with `people … add @name`.',
      )
    const found = await whoeverIsThere(scene, ladder, entry)
    if ('refused' in found) return refused(found.refused)
    const no = await whyNotHandedTo(scene, found.entry.person, scene.here)
    if (no) return refused(no.refused)
    const back = await backByAsked(scene, ladder, until)
    if ('refused' in back) return refused(back.refused)
    const asked = sayInstant(back.at, scene.actor.zone)
    const to = partyOf(found.entry)
    const { away } = found
    const event = { type: 'EscalationReassigned', by, to, backBy: back.at, ...(away && { away }) } as const
    return changeLadder(
      scene,
      ladder,
      event,
      request,
      `${to.name} has ${label} now, and is asked ${asked} how it stands.${await sayIfAway(scene, entry.person)}`,
    )
  },
}

/** Whom it was given to, or, while they are away, whoever stands in for them; refused where nobody does who may take it, with who could. */
async function whoeverIsThere(
  scene: Scene,
  ladder: Ladder,
  entry: RosterEntry,
): Promise<{ entry: RosterEntry; away?: { who: Party; until: Instant } } | { refused: string }> {
  const no = await whyNotTheirs(scene, ladder, entry)
  if (no) return no
  const who = partyOf(entry)
  const instead = who.side === speakerParty(scene).side ? await standsInNow(scene, ladder.partnerId, who) : undefined
  if (!instead) return { entry }
  const until = instead.away.to
  const partner = await scene.tx.partners.get(ladder.partnerId)
  const isCalled = async (one: RosterEntry) => !partner || (await calledAtThisHour(scene, partner, ladder, one)) === one
  if (instead.entry && (await isCalled(instead.entry))) return { entry: instead.entry, away: { who, until } }
  const could: string[] = []
  for (const one of await entriesWhoMayHaveIt(scene, ladder))
    if (!(await standsInNow(scene, ladder.partnerId, partyOf(one))) && (await isCalled(one)))
      could.push(one.person.name)
  const label = ladderLabel(ladder.number)
  const others = could.length > 0 ? ` ${listed(could)} could have ${label}: \`assign ${label} @name\`.` : ''
  const why = instead.entry
    ? `${instead.entry.person.name}, who stands in, takes no pages at this hour`
    : 'nobody who may take it stands in'
  return { refused: `${who.name} is away until ${sayInstant(until, scene.actor.zone)}, and ${why}.${others}` }
}

/** Whoever has it must be able to act on it. */
async function whyNotTheirs(
  scene: Scene,
  ladder: Ladder,
  { person, accounts, side }: RosterEntry,
): Promise<{ refused: string } | undefined> {
  // Of the other side the rules say so.
  if (side !== speakerParty(scene).side) return undefined
  const actor = await actorOf(scene, person, accounts)
  const called = actor && (hasCalled(ladder, actor) || (await isToldLast(scene.tx, ladder, actor)))
  const subject = { partnerId: ladder.partnerId, ...(called && ({ called } as const)) }
  if (actor && 'allowed' in can(actor, 'escalation.acknowledge', subject, scene.permissions)) return undefined
  return {
    refused: `${person.name} could not act on ${ladderLabel(ladder.number)}: give it to an account manager, a sponsor or a manager of your side, or to whoever it has called.`,
  }
}

async function whoMayHaveIt(scene: Scene, ladder: Ladder): Promise<{ personId: string; name: string }[]> {
  return (await entriesWhoMayHaveIt(scene, ladder)).map(({ person: { id, name } }) => ({ personId: id, name }))
}

/** But for whoever has it. */
async function entriesWhoMayHaveIt(scene: Scene, ladder: Ladder): Promise<RosterEntry[]> {
  const { side } = speakerParty(scene)
  const stands = ladder.sides[side]
  const owner = stands.state === 'acknowledged' ? stands.by.personId : undefined
  const people = new Map<string, RosterEntry>()
  for (const entry of await loadRoster(scene.tx, ladder.partnerId)) {
    const { id: personId } = entry.person
    if (entry.side !== side || personId === owner || people.has(personId) || (await whyNotTheirs(scene, ladder, entry)))
      continue
    people.set(personId, entry)
  }
  return [...people.values()]
}
