import manifest from '../../../manifest/teams/manifest.json' with { type: 'json' }
import { teamsMessageActions } from './message-actions.ts'
import type { TeamsWorld } from '../teams/teams-world.ts'

/** Northwind's Teams tenant, and that of a partner it has a shared channel with. */
export const TEAMS = {
  northwind: '5f2b6d1e-7a34-4c8e-9d10-2b6f3a1c0001',
  globex: '8c1d4e2f-3b56-4a7d-8e90-6f5a4b3c0002',
  anna: 'a1000000-0000-4000-8000-00000000000a',
  mara: 'a1000000-0000-4000-8000-00000000000b',
  tom: 'a1000000-0000-4000-8000-00000000000c',
  leo: 'b2000000-0000-4000-8000-00000000000a',
  ida: 'b2000000-0000-4000-8000-00000000000b',
  gia: 'a1000000-0000-4000-8000-00000000000d',
  general: '19:northwind-general@thread.tacv2',
  escalations: '19:northwind-partner-escalations@thread.tacv2',
  globexShared: '19:northwind-globex-shared@thread.tacv2',
  globexInternal: '19:northwind-globex-internal@thread.tacv2',
  globexProject: '19:northwind-globex-project@thread.tacv2',
} as const

export const teamsWorld: TeamsWorld = {
  messageActions: teamsMessageActions(manifest),
  tenants: [
    { id: TEAMS.northwind, name: 'Northwind', home: true },
    { id: TEAMS.globex, name: 'Globex Agency', home: false },
  ],
  users: [
    {
      aadObjectId: TEAMS.mara,
      name: 'Mara Lind',
      title: 'Head of partner operations',
      tenantId: TEAMS.northwind,
      zone: 'Europe/Paris',
      userPrincipalName: 'mara@northwind.example',
    },
    {
      aadObjectId: TEAMS.anna,
      name: 'Anna Berg',
      title: 'Account manager',
      tenantId: TEAMS.northwind,
      zone: 'Europe/Paris',
      userPrincipalName: 'anna@northwind.example',
    },
    {
      aadObjectId: TEAMS.tom,
      name: 'Tom Ek',
      title: 'Team member, campaigns',
      tenantId: TEAMS.northwind,
      zone: 'Europe/Paris',
      userPrincipalName: 'tom@northwind.example',
    },
    {
      aadObjectId: TEAMS.leo,
      name: 'Leo Park',
      title: 'Account manager at Globex',
      tenantId: TEAMS.globex,
      zone: 'Europe/London',
      userPrincipalName: 'leo@globex.example',
    },
    {
      aadObjectId: TEAMS.ida,
      name: 'Ida Rossi',
      title: 'Designer at Globex',
      tenantId: TEAMS.globex,
      zone: 'Europe/Rome',
      userPrincipalName: 'ida@globex.example',
    },
    {
      aadObjectId: TEAMS.gia,
      name: 'Gia Conti',
      title: 'Photographer, guest',
      tenantId: TEAMS.northwind,
      zone: 'Europe/Rome',
      locale: 'it-IT',
      userPrincipalName: 'gia_conti.example#EXT#@northwind.example',
      email: 'gia@conti.example',
      guest: true,
    },
  ],
  team: {
    id: TEAMS.general,
    name: 'Partners',
    channels: [
      {
        id: TEAMS.escalations,
        name: 'Partner escalations',
        shared: false,
        memberIds: [TEAMS.mara, TEAMS.anna],
        botPresent: true,
      },
      {
        id: TEAMS.globexShared,
        name: 'globex-shared',
        shared: true,
        memberIds: [TEAMS.anna, TEAMS.tom, TEAMS.leo, TEAMS.ida],
        botPresent: true,
      },
      {
        id: TEAMS.globexInternal,
        name: 'globex-internal',
        shared: false,
        memberIds: [TEAMS.anna, TEAMS.tom, TEAMS.mara],
        botPresent: true,
      },
      {
        id: TEAMS.globexProject,
        name: 'globex-project',
        shared: false,
        memberIds: [TEAMS.anna, TEAMS.tom, TEAMS.gia],
        botPresent: true,
      },
    ],
  },
}
