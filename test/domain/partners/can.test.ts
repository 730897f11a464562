import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../src/domain/partners/actor.ts'
import { can } from '../../../src/domain/partners/can.ts'
import type { Action, ActionSubject } from '../../../src/domain/partners/action.ts'
import type { Role } from '../../../src/domain/partners/party.ts'
import { PERMISSIONS } from '../../../src/domain/partners/permissions.ts'
import { type PermissionSettings, USUAL_PERMISSIONS } from '../../../src/domain/partners/permission-settings.ts'

const ACME = { partnerId: 'acme', partnerName: 'Acme Hosting' }
const GLOBEX = { partnerId: 'globex', partnerName: 'Globex Agency' }

/** About an escalation that has called whoever asks. */
const CALLED: ActionSubject = { ...ACME, called: true }

type Ours = Extract<Actor, { kind: 'internal' }>

function ours(role?: Role, change: Partial<Ours> = {}): Ours {
  const roles = role === undefined ? [] : [{ partnerId: 'acme', role }]
  const nothingMore = { admin: false, managerOfAll: false }
  return { kind: 'internal', personId: 'ana', name: 'Ana', zone: 'UTC', roles, ...nothingMore, ...change }
}

const elsewhere = (role: Role) => ours(undefined, { roles: [{ partnerId: 'globex', role }] })

function theirs(role: Role): Actor {
  const roles = [{ partnerId: 'acme', role }]
  return { kind: 'partner', personId: 'ben', name: 'Ben', zone: 'UTC', partnerId: 'acme', roles }
}

const stranger: Actor = { kind: 'stranger', name: 'Zed', zone: 'UTC' }

const EVERYDAY = [
  'partner.view',
  'case.open',
  'case.open-severity-1',
  'case.view',
  'case.acknowledge',
  'case.reply',
  'case.resolve',
  'case.confirm',
  'case.reopen',
  'case.edit',
  'case.withdraw',
  'case.merge',
  'case.mark',
  'escalation.start',
  'escalation.view',
  'check-in.answer',
  'check-in.view-results',
  'maintenance.announce',
  'maintenance.view',
  'action.view',
  'action.act',
  'sla.explain',
  'figure.report',
  'timeline.view',
  'digest.set',
  'rotation.cover',
  'drill.answer',
  'absence.set',
] as const satisfies Action[]
const OWNING = ['escalation.acknowledge', 'escalation.resolve', 'escalation.escalate-now'] as const satisfies Action[]
/** What whoever an escalation has called does with it. */
const TAKING = ['escalation.acknowledge', 'escalation.escalate-now'] as const satisfies Action[]
const RUNNING = [
  'partner.configure',
  'partner.share',
  'partner.unbind',
  'partner.audit',
  'partner.end',
  'check-in.open',
] as const satisfies Action[]
const ASKING = ['action.ask'] as const satisfies Action[]
const REVOKING = ['token.revoke', 'drill.report'] as const satisfies Action[]
const WAIVING = [
  'sla.waive',
  'case.rebase',
  'case.leave-out',
  'case.name-service',
  'case.count',
  'token.mint',
  'drill.run',
] as const satisfies Action[]
const CONFIRMING = ['maintenance.answer', 'case.agree'] as const satisfies Action[]
const ACCEPTING = ['terms.answer'] as const satisfies Action[]
const SETTING = ['rotation.set'] as const satisfies Action[]
const TAKING_ON = ['partner.confirm'] as const satisfies Action[]
const OUR_OWN = [
  'partner.list',
  'partner.register',
  'partner.follow',
  'managers.view',
  'template.view',
  'person.view',
  'case.set-severity',
  'case.raise-to-severity-1',
  'case.assign',
  'case.share',
] as const satisfies Action[]
const WORDING = ['template.edit'] as const satisfies Action[]
const KEEPING = ['managers.change', 'person.hand-over', 'person.erase'] as const satisfies Action[]

/** Every action but help, which everybody may ask for. */
const EVERY: Action[] = [
  ...EVERYDAY,
  ...OWNING,
  ...RUNNING,
  ...TAKING_ON,
  ...ASKING,
  ...REVOKING,
  ...SETTING,
  ...WAIVING,
  ...CONFIRMING,
  ...ACCEPTING,
  ...OUR_OWN,
  ...WORDING,
  ...KEEPING,
]
const COLLEAGUE: Action[] = [...EVERYDAY, ...ASKING, ...OUR_OWN]

function permission(actor: Actor, action: Action, subject: ActionSubject, settings: Partial<PermissionSettings> = {}) {
  return can(actor, action, subject, { ...USUAL_PERMISSIONS, ...settings })
}

function allowed(actor: Actor, subject: ActionSubject): Action[] {
  return EVERY.filter((action) => 'allowed' in permission(actor, action, subject))
}

const inOrder = (actions: Action[]) => EVERY.filter((action) => actions.includes(action))

describe('can', () => {
  test('is asked here about every action of the table', () => {
    expect(EVERY.toSorted()).toEqual(Object.keys(PERMISSIONS).toSorted())
  })

  test.each<[string, Actor, ActionSubject, Action[]]>([
    [
      'our account manager may do everything but keep the list of managers',
      ours('account-manager'),
      ACME,
      [
        ...COLLEAGUE,
        ...OWNING,
        ...RUNNING,
        ...TAKING_ON,
        ...REVOKING,
        ...SETTING,
        ...WAIVING,
        ...CONFIRMING,
        ...WORDING,
      ],
    ],
    [
      'our sponsor may do the same, but for taking the partner on, waiving what it missed, minting tokens, holding drills and setting rotations',
      ours('sponsor'),
      ACME,
      [...COLLEAGUE, ...OWNING, ...RUNNING, ...REVOKING, ...CONFIRMING],
    ],
    [
      'an admin may do everything but answer for the partner, waive what it missed or leave it out, mint tokens, hold drills, and agree to what it says',
      ours(undefined, { admin: true }),
      ACME,
      EVERY.filter((action) => ![...ACCEPTING, ...WAIVING, ...CONFIRMING].some((one) => one === action)),
    ],
    ['a team member works on cases and looks', ours('member'), ACME, COLLEAGUE],
    ['any colleague works on cases and looks', ours(), ACME, COLLEAGUE],
    ['a manager of the partner owns its escalations too', ours('manager'), ACME, [...COLLEAGUE, ...OWNING]],
    ['a manager of another partner is a colleague here', elsewhere('manager'), ACME, COLLEAGUE],
    [
      'a manager of all partners owns the escalations of each',
      ours(undefined, { managerOfAll: true }),
      ACME,
      [...COLLEAGUE, ...OWNING],
    ],
    [
      "another partner's account manager is a colleague here, and words what all are asked",
      elsewhere('account-manager'),
      ACME,
      [...COLLEAGUE, ...WORDING],
    ],
    ["the partner's contact does their part in what is shared", theirs('member'), ACME, EVERYDAY],
    [
      "the partner's account manager acts on escalations too, answers for the terms, and waives what we missed",
      theirs('account-manager'),
      ACME,
      [...EVERYDAY, ...OWNING, ...ASKING, ...REVOKING, ...SETTING, ...WAIVING, ...CONFIRMING, ...ACCEPTING],
    ],
    [
      "the partner's sponsor does the same, but for waiving, holding drills and setting rotations",
      theirs('sponsor'),
      ACME,
      [...EVERYDAY, ...OWNING, ...ASKING, ...REVOKING, ...CONFIRMING, ...ACCEPTING],
    ],
    ["the partner's people get nothing about another partner", theirs('sponsor'), GLOBEX, []],
    ['a team member whom an escalation has called acts on it', ours('member'), CALLED, [...COLLEAGUE, ...TAKING]],
    ['a contact whom an escalation has called acts on it', theirs('member'), CALLED, [...EVERYDAY, ...TAKING]],
    [
      "the partner's people get nothing about another partner, whatever has called them",
      theirs('sponsor'),
      { ...GLOBEX, called: true },
      [],
    ],
    ['a stranger gets nothing, whatever has called them', stranger, CALLED, []],
    ['a stranger gets nothing', stranger, ACME, []],
  ])('%s', (_, actor, subject, actions) => {
    expect(allowed(actor, subject)).toEqual(inOrder(actions))
  })

  test.each([ours(), theirs('member'), stranger])('gives help to everybody', (actor) => {
    expect(permission(actor, 'help', {})).toEqual({ allowed: true })
  })

  test.each(EVERY)('answers an outsider who asks for %s of another partner as if there were none', (action) => {
    const outsider = theirs('account-manager')
    const answer = permission(outsider, action, GLOBEX)
    expect(answer).toEqual(permission(outsider, action, {}))
    expect(answer).toEqual(permission(outsider, action, { partnerName: 'No Such Company' }))
    expect(JSON.stringify(answer)).not.toMatch(/globex/i)
  })

  test('tells a stranger whom to ask', () => {
    expect(permission(stranger, 'case.open', ACME)).toEqual({
      refused: 'I do not know you yet, Zed: ask the account manager you work with to add you with `/partner people`.',
    })
  })

  test.each<[Action, Actor, string]>([
    [
      'partner.configure',
      ours('member'),
      'Only the account manager and the sponsor of Acme Hosting, or an admin, can change how it is run.',
    ],
    [
      'partner.unbind',
      ours('manager'),
      'Only the account manager and the sponsor of Acme Hosting, or an admin, can take a channel away from it.',
    ],
    [
      'partner.confirm',
      ours('sponsor'),
      'Only the account manager named for Acme Hosting, or an admin, can confirm it.',
    ],
    [
      'escalation.resolve',
      elsewhere('manager'),
      'Only the account manager, the sponsor and the managers of Acme Hosting, a manager of all partners or an admin can do that to its escalations.',
    ],
    [
      'escalation.acknowledge',
      ours('member'),
      'Only whoever it has called, the account manager, the sponsor and the managers of Acme Hosting, a manager of all partners or an admin can act on this escalation.',
    ],
    [
      'escalation.acknowledge',
      theirs('member'),
      'On your side, the account manager, the sponsor and whoever it has called act on an escalation: ask one of them.',
    ],
    [
      'terms.answer',
      ours('account-manager'),
      'Only Acme Hosting can say so: its account manager or its sponsor accepts terms, or declines them.',
    ],
    [
      'terms.answer',
      theirs('member'),
      'On your side, the account manager and the sponsor accept terms, or decline them: ask one of them.',
    ],
    ['managers.change', ours('account-manager'), 'Only an admin can say who the managers of all partners are.'],
    [
      'escalation.resolve',
      theirs('member'),
      'On your side, the account manager and the sponsor do that to escalations: ask one of them.',
    ],
  ])('tells who may do %s', (action, actor, refused) => {
    expect(permission(actor, action, ACME)).toEqual({ refused })
  })

  test('gives nobody charge of no partner in particular', () => {
    expect(permission(ours('account-manager'), 'partner.configure', {})).toHaveProperty('refused')
  })
})

describe('what a company decides about its own rights', () => {
  const manager = ours('account-manager')
  const admin = ours(undefined, { admin: true })

  test.each<[Partial<PermissionSettings>, Action, Actor[], Actor[]]>([
    [{ mayRegister: 'anybody' }, 'partner.register', [ours(), admin], [theirs('sponsor'), stranger]],
    [{ mayRegister: 'admins' }, 'partner.register', [admin], [ours(), manager, theirs('sponsor')]],
    [{ mayOpenSeverity1: 'anybody' }, 'case.open-severity-1', [ours(), theirs('member')], [stranger]],
    [
      { mayOpenSeverity1: 'ours' },
      'case.open-severity-1',
      [ours(), manager],
      [theirs('member'), theirs('account-manager')],
    ],
    [
      { mayOpenSeverity1: 'in-charge' },
      'case.open-severity-1',
      [manager, ours('sponsor'), admin, theirs('account-manager'), theirs('sponsor')],
      [ours(), ours('member'), ours('manager'), theirs('member')],
    ],
    [{ mayOpenSeverity1: 'ours' }, 'case.raise-to-severity-1', [ours()], [theirs('sponsor')]],
    [{ mayOpenSeverity1: 'in-charge' }, 'case.raise-to-severity-1', [manager, admin], [ours(), theirs('sponsor')]],
    [{ mayUnbind: 'in-charge' }, 'partner.unbind', [manager, ours('sponsor'), admin], [ours(), ours('manager')]],
    [{ mayUnbind: 'anybody' }, 'partner.unbind', [ours(), manager], [theirs('account-manager')]],
  ])('%o: who may do %s', (settings, action, may, mayNot) => {
    for (const actor of may) expect(permission(actor, action, ACME, settings)).toEqual({ allowed: true })
    for (const actor of mayNot) {
      const answer = permission(actor, action, ACME, settings)
      expect('refused' in answer && answer.refused).toMatch(/ask|Only|our own people/u)
    }
  })
})

describe('a partner that nobody has taken on yet', () => {
  const waiting = { ...ACME, unconfirmed: { asked: 'Uma Voss' } }
  const REACHING: Action[] = [
    'case.open',
    'case.open-severity-1',
    'action.ask',
    'escalation.start',
    'partner.share',
    'check-in.open',
    'maintenance.announce',
  ]

  test.each(REACHING)('%s waits, and whoever asks is told who is to confirm it', (action) => {
    for (const actor of [ours('account-manager'), ours(undefined, { admin: true })]) {
      expect(permission(actor, action, waiting)).toEqual({
        refused:
          'Acme Hosting is not confirmed yet, so nothing about it reaches them: Uma Voss was asked to confirm it.',
      })
    }
  })

  test('can be looked at, set up inside and confirmed', () => {
    expect(allowed(ours('account-manager'), waiting)).toEqual(
      // No admin has drills held, so that one stands for itself.
      allowed(ours('account-manager'), ACME).filter((action) => ![...REACHING, 'drill.run'].includes(action)),
    )
  })

  test('tells those who may not do it anyway only that', () => {
    expect(permission(ours(), 'check-in.open', waiting)).toEqual(permission(ours(), 'check-in.open', ACME))
  })
})

describe('a partner that has ended', () => {
  const ended: ActionSubject = { ...ACME, ended: { slug: 'acme' } }

  test('can be looked at, run and resumed by those of ours who could before, and nothing new happens with it', () => {
    const kept = allowed(ours('account-manager', { admin: true }), ended)
    const gone = allowed(ours('account-manager', { admin: true }), ACME).filter((one) => !kept.includes(one))
    expect(gone.every((action) => PERMISSIONS[action as Exclude<Action, 'help'>].about === 'partner')).toBe(true)
    expect(gone).toEqual(expect.arrayContaining(['case.open', 'case.reply', 'partner.share', 'check-in.open']))
    expect(kept).toEqual(expect.arrayContaining(['partner.end', 'partner.view', 'case.view', 'timeline.view']))
    expect(permission(ours(), 'case.open', ended)).toEqual({
      refused: expect.stringContaining('Acme Hosting has ended') as string,
    })
  })

  test('is closed to its people', () => {
    expect(allowed(theirs('account-manager'), ended)).toEqual([])
  })
})
