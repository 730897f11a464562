import type { TeamsUser, TeamsWorld } from '../../../src/playground/teams/teams-world.ts'
import { HOME, MANAGERS, WORLD } from './teams-fixture.ts'

export const GUEST = 'aaaaaaaa-0000-4000-8000-000000000011'
export const NAMELESS = 'aaaaaaaa-0000-4000-8000-000000000012'
export const LEFT = 'aaaaaaaa-0000-4000-8000-000000000013'

const someone = (aadObjectId: string, name: string, more: Partial<TeamsUser>): TeamsUser => ({
  aadObjectId,
  name,
  title: 'Somebody',
  tenantId: HOME,
  zone: 'Europe/Rome',
  userPrincipalName: `${name.toLowerCase()}@example.com`,
  ...more,
})

/** The usual tenant with a guest, an anonymous person and a deleted account in the managers' channel. */
export const MIXED: TeamsWorld = {
  ...WORLD,
  users: [
    ...WORLD.users,
    someone(GUEST, 'Greta Guest', {
      guest: true,
      locale: 'it-IT',
      userPrincipalName: 'greta_studio.test#EXT#@example.com',
      email: 'greta@studio.test',
    }),
    someone(NAMELESS, 'Somebody', { anonymous: true }),
    someone(LEFT, 'Lena Left', { gone: true }),
  ],
  team: {
    ...WORLD.team,
    channels: WORLD.team.channels.map((channel) =>
      channel.id === MANAGERS ? { ...channel, memberIds: [...channel.memberIds, GUEST, NAMELESS, LEFT] } : channel,
    ),
  },
}
