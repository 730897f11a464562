import type { Partner } from '../../domain/partners/partner.ts'
import { type Role, ROLES } from '../../domain/partners/party.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { followPeople } from '../ladders/call-newcomers.ts'
import { takeRole } from '../partners/take-roles.ts'
import type { Scene } from '../scene.ts'
import { audienceOfReply } from '../show/audience.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyNotHandedTo } from './can-act.ts'
import { leavePartner } from './leave-partner.ts'
import type { Roster, RosterEntry } from './roster.ts'
import { sayLeft } from './say-left.ts'
import { tellLeft } from './tell-left.ts'

/** Take all roles of somebody away: `entries`. `successors`: the parts of whoever is to take over. */
export async function takeAway(scene: Scene, partner: Partner, entries: Roster, successors?: Roster): Promise<Outcome> {
  const [first] = entries
  if (!first) return refused(`That person is not named for ${partner.name} any more.`)
  const { person, side } = first
  const to = successors?.find((one) => one.side === side && one.person.id !== person.id)
  if (successors && !to)
    return refused(
      `Whoever takes over is somebody else who is named on the same side of ${partner.name}. Name them there first.`,
    )
  const cannot = to && (await whyNotHandedTo(scene, to.person, scene.here))
  if (cannot) return refused(cannot.refused)
  if (!to && isOurManager(entries)) return refused(whyManagerStays(partner, first))
  const by = speakerParty(scene)
  const left = await leavePartner(scene, partner, person, { by, ...(to && { to }) })
  if (left) await tellLeft(scene, person, left, by.personId)
  const passed =
    left === undefined ? '' : ` ${sayLeft(person.name, left, await audienceOfReply(scene)).replace(/^[^.]*\. ?/u, '')}`
  return done(`${person.name} is no longer named for ${partner.name}.${passed}`.trim(), [
    { kind: 'partner', what: 'PersonRemoved', partner: partner.slug, personId: person.id },
  ])
}

/** One role of several; whoever has no other acts for the partner no more. */
export async function takeOneRole(scene: Scene, partner: Partner, entries: Roster, said: string): Promise<Outcome> {
  const role = ROLES.find((one) => one === said.toLowerCase())
  const entry = entries.find((one) => one.role === role)
  const [first] = entries
  if (!role || !first) return refused(`A role is one of ${ROLES.join(', ')}: e.g. \`--role sponsor\`.`)
  if (!entry) return refused(`${first.person.name} is not ${words(role)} of ${partner.name}: nothing was changed.`)
  if (isOurManager([entry])) return refused(whyManagerStays(partner, entry))
  if (entries.length === 1) return takeAway(scene, partner, entries)
  await takeRole(scene, partner, entry, speakerParty(scene))
  await followPeople(scene, partner)
  return done(`${entry.person.name} is no longer ${words(role)} for ${partner.name}.`, [
    { kind: 'partner', what: 'PersonRemoved', partner: partner.slug, personId: entry.person.id },
  ])
}

function isOurManager(entries: Roster): boolean {
  return entries.some(({ side, role }) => side === 'internal' && role === 'account-manager')
}

function whyManagerStays({ name, slug }: Partner, { person }: RosterEntry): string {
  return `${person.name} is the account manager of ${name}, and every partner has one. Name another first: \`people ${slug} add @name --role account-manager\`.`
}

function words(role: Role): string {
  return role.replace('-', ' ')
}
