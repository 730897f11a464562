import type { SlackUser, SlackWorld } from '../../../src/playground/slack/slack-world.ts'
import { ADA, INTERNAL, SHARED, smallWorld } from './small-workspace.ts'

export const MULTI = 'U0MULTIGUEST'
export const SINGLE = 'U0SINGLEGUEST'
export const GONE = 'U0GONE'
export const ROBOT = 'U0ROBOT'
export const WORKFLOW = 'U0WORKFLOW'
export const COLLEAGUE = 'W0COLLEAGUE'
export const ROAMER = 'W0ROAMER'
export const MAGNATE = 'W0MAGNATE'
export const STRANGER = 'U0STRANGER'
export const NOBODY = 'U0NOBODY'
export const HIDDEN = 'U0HIDDEN'

const someone = (id: string, teamId: string, more: Partial<SlackUser> = {}): SlackUser => ({
  id,
  name: id.slice(2).toLowerCase(),
  title: 'Somebody',
  teamId,
  zone: 'Europe/Paris',
  email: `${id.toLowerCase()}@mixed.test`,
  ...more,
})

/** The small workspace with guests, bots and a deactivated account in it, on a Grid, and sharing with a Grid and with nobody. */
export const mixedWorld: SlackWorld = {
  ...smallWorld,
  enterprises: [
    { id: 'E0NORTH', name: 'North Group' },
    { id: 'E0MAGNA', name: 'Magna Group' },
  ],
  teams: [
    { id: 'T0NORTH', name: 'Northwind', home: true, enterpriseId: 'E0NORTH' },
    { id: 'T0LABS', name: 'North Labs', home: false, enterpriseId: 'E0NORTH' },
    { id: 'T0ACME', name: 'Acme Hosting', home: false },
    { id: 'T0MAGNA', name: 'Magna', home: false, enterpriseId: 'E0MAGNA' },
    { id: 'T0FAR', name: 'Far away', home: false },
  ],
  users: [
    ...smallWorld.users,
    someone(MULTI, 'T0NORTH', { guest: 'multi-channel', locale: 'fr-FR' }),
    someone(SINGLE, 'T0NORTH', { guest: 'single-channel' }),
    someone(GONE, 'T0NORTH', { deleted: true }),
    someone(ROBOT, 'T0NORTH', { bot: 'app' }),
    someone(WORKFLOW, 'T0NORTH', { bot: 'workflow' }),
    someone(COLLEAGUE, 'T0LABS'),
    someone(ROAMER, 'T0LABS', { otherTeamIds: ['T0NORTH'], teamUnsaid: true, namedByOrganisation: true }),
    someone(MAGNATE, 'T0MAGNA'),
    someone(STRANGER, 'T0ACME'),
    someone(NOBODY, 'T0FAR'),
    someone(HIDDEN, 'T0NORTH', { hidden: true }),
  ],
  channels: smallWorld.channels.map((channel) => {
    const { memberIds } = channel
    if (channel.id === SHARED)
      return {
        ...channel,
        memberIds: [...memberIds, SINGLE, MULTI, MAGNATE, GONE, ROBOT, WORKFLOW],
        sharedWithTeamIds: ['T0ACME', 'T0MAGNA'],
      }
    if (channel.id !== INTERNAL) return { ...channel, memberIds: [ADA] }
    return { ...channel, memberIds: [...memberIds, COLLEAGUE, ROAMER, MULTI], sharedWithTeamIds: ['T0LABS'] }
  }),
}
