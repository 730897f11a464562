import type { PermissionRow } from './permission-rule.ts'

/** What the heads of either side alone do, as they answer for it towards the other: one row each of the table in permissions.ts. */
export const OF_HEADS = {
  'sla.waive': {
    does: 'waive what the other side has missed',
    about: 'partner',
    ours: {
      may: ['account-manager'],
      others: (partner) => `On our side, the account manager of ${partner} waives what it has missed: ask them.`,
    },
    theirs: {
      may: ['account-manager'],
      others: () => 'On your side, the account manager waives what the other side has missed: ask them.',
    },
  },
  'case.rebase': {
    does: 'have cases that go on go by the terms that hold now',
    about: 'partner',
    ours: {
      may: ['account-manager'],
      others: (partner) =>
        `On our side, the account manager of ${partner} has its cases go by the terms that hold now: ask them.`,
    },
    theirs: {
      may: ['account-manager'],
      others: () => 'On your side, the account manager has cases go by the terms that hold now: ask them.',
    },
  },
  'case.leave-out': {
    does: 'leave any time of a case out of the downtime that the other side owes',
    about: 'partner',
    ours: {
      may: ['account-manager'],
      others: (partner) => `On our side, the account manager of ${partner} leaves out time that it owes: ask them.`,
    },
    theirs: {
      may: ['account-manager'],
      others: () => 'On your side, the account manager leaves out time that the other side owes: ask them.',
    },
  },
  'case.name-service': {
    does: 'say which service a case was about, once it is over',
    about: 'partner',
    ours: {
      may: ['account-manager'],
      others: (partner) =>
        `On our side, the account manager of ${partner} says which service a case was about that is over, since money may hang on it: ask them.`,
    },
    theirs: {
      may: ['account-manager'],
      others: () =>
        'On your side, the account manager says which service a case was about that is over, since money may hang on it: ask them.',
    },
  },
  'case.count': {
    does: 'let a case count that the other side opened about an outage of its own',
    about: 'partner',
    ours: {
      may: ['account-manager'],
      others: (partner) => `On our side, the account manager of ${partner} says whether such a case counts: ask them.`,
    },
    theirs: {
      may: ['account-manager'],
      others: () => 'On your side, the account manager says whether such a case counts: ask them.',
    },
  },
  'case.agree': {
    does: 'agree to what the other side says of a case for its figures, and to a number that it reports late',
    about: 'partner',
    ours: {
      may: ['account-manager', 'sponsor'],
      others: (partner) =>
        `On our side, the account manager and the sponsor of ${partner} agree to what it says of a case: ask one of them.`,
    },
    theirs: {
      may: ['account-manager', 'sponsor'],
      others: () =>
        'On your side, the account manager and the sponsor agree to what the other side says of a case: ask one of them.',
    },
  },
  'rotation.set': {
    does: 'say who of their own side is on duty in turn',
    about: 'partner',
    ours: {
      may: ['account-manager', 'admin'],
      others: (partner) => `On our side, the account manager of ${partner} or an admin sets its rotations: ask them.`,
    },
    theirs: {
      may: ['account-manager'],
      others: () => 'On your side, the account manager sets rotations: ask them.',
    },
  },
  'drill.run': {
    does: 'agree to drills of escalations for their side, begin one, and say when',
    about: 'partner',
    ours: {
      may: ['account-manager'],
      others: (partner) => `On our side, the account manager of ${partner} has drills held: ask them.`,
    },
    theirs: {
      may: ['account-manager'],
      others: () => 'On your side, the account manager has drills held: ask them.',
    },
    reachesPartner: true,
  },
  'drill.report': {
    does: 'see who of their own side a drill has reached',
    about: 'partner',
    whenEnded: true,
    ours: {
      may: ['account-manager', 'sponsor', 'admin'],
      others: (partner) => `Whom a drill reached is for the account manager and the sponsor of ${partner}, and admins.`,
    },
    theirs: {
      may: ['account-manager', 'sponsor'],
      others: () => 'On your side, whom a drill reached is for the account manager and the sponsor.',
    },
  },
  'terms.answer': {
    does: 'accept or decline the terms that our side proposes',
    about: 'partner',
    ours: {
      may: [],
      others: (partner) =>
        `Only ${partner} can say so: its account manager or its sponsor accepts terms, or declines them.`,
    },
    theirs: {
      may: ['account-manager', 'sponsor'],
      others: () => 'On your side, the account manager and the sponsor accept terms, or decline them: ask one of them.',
    },
  },
  'maintenance.answer': {
    does: 'confirm maintenance that the other side announced, or decline it',
    about: 'partner',
    ours: {
      may: ['account-manager', 'sponsor'],
      others: (partner) =>
        `On our side, the account manager and the sponsor of ${partner} confirm its maintenance, or decline it: ask one of them.`,
    },
    theirs: {
      may: ['account-manager', 'sponsor'],
      others: () =>
        'On your side, the account manager and the sponsor confirm maintenance, or decline it: ask one of them.',
    },
  },
} as const satisfies Record<string, PermissionRow>
