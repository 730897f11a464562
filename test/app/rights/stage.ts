import type { PermissionSettings } from '../../../src/domain/partners/permission-settings.ts'
import { App, people, places, profileOf } from '../../kit/app-fixture.ts'

export type Speaker = Parameters<App['says']>[0]
export type Place = NonNullable<Parameters<App['says']>[2]>

/** Everybody who may speak. Once the stage is set, Dan’s account is deactivated. */
export const CAST: Speaker[] = Object.values(people)
export const OURS = CAST.filter(({ outsider }) => !outsider)

/** As their platform sees somebody who speaks or is named. */
export function standingOf({ userId, outsider, standing }: Speaker): 'ours' | 'guest' | 'outside' | 'gone' {
  if (userId === people.dan.userId) return 'gone'
  return standing === 'guest' ? 'guest' : outsider ? 'outside' : 'ours'
}

/** Where they speak. The last three channels are nobody's. */

export const STANDS: Place[] = [
  places.direct,
  places.shared,
  places.internal,
  places.managers,
  { conversationId: 'C-GLOBEX', kind: 'channel', name: 'quartz-shared' },
  { conversationId: 'C-OURS', kind: 'channel', name: 'lunch' },
  { conversationId: 'C-MEETUP', kind: 'channel', name: 'meetup' },
  places.elsewhere,
]

/**
 * Words that stand for a partner and nothing else, so that seeing one is having learned of it: what it is called, what was said about it,
 * and what only our side may read. Nobody types them; slugs are typed.
 */
export const MARKS: Record<string, { called: string; said: string; inside: string }> = {
  acme: { called: 'Basalt', said: 'Granite', inside: 'flint-internal' },
  globex: { called: 'Quartz', said: 'Marble', inside: 'agate-internal' },
  initech: { called: 'Zircon', said: 'Obsidian', inside: 'onyx-internal' },
}

/** Who is what: indices into the cast of our people, or of a partner's people, from the account manager on. */
export type StagePlan = {
  settings: PermissionSettings
  acme: Parts
  globex: Parts
  admins: number[]
  managersOfAll: number[]
  /** A guest reads our internal channel for Acme. */
  guestInside: boolean
}
export type Parts = { accountManager: number; sponsor: number; members: number[]; managers: number[]; theirs: number[] }

const THEIRS = { acme: [people.ravi, people.sol, people.mia], globex: [people.leo, people.ida] }
const HOME = 'T0HOME'

/** A world with two partners that are at work, and a third that waits to be confirmed. */
export async function setStage(plan: StagePlan): Promise<App> {
  const app = await App.open(
    sheetOf('acme', plan.acme, [
      { purpose: 'shared', name: 'basalt-shared', slack: `${HOME}/${places.shared.conversationId}` },
      { purpose: 'internal', name: MARKS['acme']!.inside, slack: `${HOME}/${places.internal.conversationId}` },
      { purpose: 'managers', name: 'escalations', slack: `${HOME}/${places.managers.conversationId}` },
    ]),
    sheetOf('globex', plan.globex, [
      { purpose: 'shared', name: 'quartz-shared', slack: `${HOME}/C-GLOBEX` },
      { purpose: 'internal', name: MARKS['globex']!.inside, slack: `${HOME}/C-AGATE` },
    ]),
  )
  app.services.admins.push(...plan.admins.map((at) => accountOf(OURS[at]!)))
  const [first, second] = [plan.acme, plan.globex].map(({ accountManager }) => OURS[accountManager]!)
  await app.says(first!, `case acme "${MARKS['acme']!.said} orders" --severity 2`)
  await app.says(second!, `case globex "${MARKS['globex']!.said} pages" --severity 2`)
  // A contact and one of ours stand in for those whom escalations call first.
  await app.says(THEIRS.acme[0]!, `away until 2027-01-15 --delegate @${firstName(THEIRS.acme[2]!)}`)
  if (plan.globex.members[0] !== undefined)
    await app.says(second!, `away until 2027-01-15 --delegate @${firstName(OURS[plan.globex.members[0]]!)}`)
  await app.says(first!, `escalate CASE-1 "${MARKS['acme']!.said} again"`)
  await app.says(people.leo, `escalate CASE-2 "${MARKS['globex']!.said} again"`)
  for (const [by, slug] of [
    [first!, 'acme'],
    [second!, 'globex'],
    [THEIRS.acme[0]!, 'acme'],
  ] as const)
    await app.says(by, `maintenance ${slug} "${MARKS[slug]!.said} night" --from 2026-12-05 22:00 --for 2h`)
  await app.says(first!, `action acme "${MARKS['acme']!.said} once more"`)
  await app.says(second!, `action globex "${MARKS['globex']!.said} once more"`)
  await app.says(first!, 'check now acme')
  await app.says(second!, 'check now globex')
  const registrar = OURS.find((one, at) => one !== first && !plan.admins.includes(at))!
  await app.says(first!, 'help')
  await app.says(registrar, `add "${MARKS['initech']!.called} Logistics" --slug initech @${firstName(first!)}`)
  await app.services.store.transact(async (tx) => {
    for (const at of plan.managersOfAll) {
      const person = await tx.people.byAccount(accountOf(OURS[at]!))
      if (person) await tx.managersOfAll.add(person.id)
    }
  })
  app.readers.set('C-OURS', 'ours alone').set('C-MEETUP', 'others')
  if (plan.guestInside) app.readers.set(places.internal.conversationId, 'others')
  app.lookUps.set(people.dan.userId, { profile: { ...profileOf(people.dan), standing: 'gone' } })
  // From here on the company's own choices hold.
  app.services.permissions = plan.settings
  await app.news()
  return app
}

function sheetOf(slug: 'acme' | 'globex', parts: Parts, channels: unknown[]) {
  const member = (speaker: Speaker, ...roles: string[]) => ({
    name: speaker.name,
    side: speaker.outsider ? 'partner' : 'internal',
    roles,
    slack: `${speaker.tenantId}/${speaker.userId}`,
  })
  const [head, sponsor, ...members] = THEIRS[slug]
  return {
    slug,
    name: `${MARKS[slug]!.called} ${slug === 'acme' ? 'Hosting' : 'Agency'}`,
    stage: 'steady',
    people: [
      member(OURS[parts.accountManager]!, 'account-manager'),
      member(OURS[parts.sponsor]!, 'sponsor'),
      ...parts.members.map((at) => member(OURS[at]!, 'member')),
      ...parts.managers.map((at) => member(OURS[at]!, 'manager')),
      member(head!, 'account-manager'),
      member(sponsor!, parts.theirs.length > 0 ? 'sponsor' : 'member'),
      ...members.map((one) => member(one, 'member')),
    ],
    channels,
  }
}

export function accountOf({ platform, tenantId, userId }: Speaker) {
  return { platform, tenantId, userId }
}

export function firstName({ name }: Speaker): string {
  return name.split(' ')[0]!
}
