import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../src/domain/partners/actor.ts'
import { can } from '../../../src/domain/partners/can.ts'
import type { Action } from '../../../src/domain/partners/action.ts'
import type { Role } from '../../../src/domain/partners/partner.ts'

const ACME = { partnerId: 'acme', partnerName: 'Acme Hosting' }
const GLOBEX = { partnerId: 'globex', partnerName: 'Globex Agency' }

function ours(role?: Role, partnerId = 'acme', admin = false): Actor {
  const roles = role === undefined ? [] : [{ partnerId, role }]
  return { kind: 'internal', personId: 'ana', name: 'Ana', zone: 'UTC', admin, roles }
}

function theirs(role: Role): Actor {
  return {
    kind: 'partner',
    personId: 'ben',
    name: 'Ben',
    zone: 'UTC',
    partnerId: 'acme',
    roles: [{ partnerId: 'acme', role }],
  }
}

const stranger: Actor = { kind: 'stranger', name: 'Zed', zone: 'UTC' }

const EVERYDAY = [
  'partner.view',
  'case.open',
  'case.view',
  'case.acknowledge',
  'case.reply',
  'case.resolve',
  'case.reopen',
  'escalation.start',
  'escalation.view',
  'check-in.answer',
  'check-in.view-results',
  'sla.explain',
  'timeline.view',
] as const satisfies Action[]
const OWNING = ['escalation.acknowledge', 'escalation.resolve', 'escalation.escalate-now'] as const satisfies Action[]
const RUNNING = ['partner.configure', 'check-in.open'] as const satisfies Action[]
const OUR_OWN = [
  'partner.list',
  'partner.register',
  'partner.follow',
  'case.set-severity',
  'case.assign',
] as const satisfies Action[]
const EVERY: Action[] = [...EVERYDAY, ...OWNING, ...RUNNING, ...OUR_OWN, 'help']

/** The lists above hold every action there is, or this does not compile. */
const COMPLETE: Exclude<
  Action,
  (typeof EVERYDAY | typeof OWNING | typeof RUNNING | typeof OUR_OWN)[number] | 'help'
> extends never
  ? true
  : false = true

function allowed(actor: Actor, subject: { partnerId?: string; partnerName?: string }): Action[] {
  return EVERY.filter((action) => 'allowed' in can(actor, action, subject))
}

describe('can', () => {
  test('is asked here about every action', () => {
    expect(COMPLETE).toBe(true)
    expect(EVERY).toHaveLength(24)
  })

  test.each<[string, Actor, typeof ACME, Action[]]>([
    ['our account manager may do everything', ours('account-manager'), ACME, EVERY],
    ['our sponsor may do everything', ours('sponsor'), ACME, EVERY],
    ['an admin may do everything', ours(undefined, 'acme', true), ACME, EVERY],
    ['a team member works on cases and looks', ours('member'), ACME, [...EVERYDAY, ...OUR_OWN, 'help']],
    ['any colleague works on cases and looks', ours(), ACME, [...EVERYDAY, ...OUR_OWN, 'help']],
    [
      'a manager of any partner owns escalations too',
      ours('manager', 'globex'),
      ACME,
      [...EVERYDAY, ...OWNING, ...OUR_OWN, 'help'],
    ],
    [
      "another partner's account manager is a colleague here",
      ours('account-manager', 'globex'),
      ACME,
      [...EVERYDAY, ...OUR_OWN, 'help'],
    ],
    ["the partner's contact does their part in what is shared", theirs('member'), ACME, [...EVERYDAY, 'help']],
    [
      "the partner's account manager acts on escalations too",
      theirs('account-manager'),
      ACME,
      [...EVERYDAY, ...OWNING, 'help'],
    ],
    ["the partner's sponsor acts on escalations too", theirs('sponsor'), ACME, [...EVERYDAY, ...OWNING, 'help']],
    ["the partner's people get nothing but help about another partner", theirs('sponsor'), GLOBEX, ['help']],
    ['a stranger gets help', stranger, ACME, ['help']],
  ])('%s', (_, actor, subject, actions) => {
    expect(allowed(actor, subject)).toEqual(EVERY.filter((action) => actions.includes(action)))
  })

  test.each(EVERY.filter((action) => action !== 'help'))(
    'answers an outsider who asks for %s of another partner as if there were none',
    (action) => {
      const outsider = theirs('account-manager')
      const answer = can(outsider, action, GLOBEX)
      expect(answer).toEqual(can(outsider, action, {}))
      expect(answer).toEqual(can(outsider, action, { partnerName: 'No Such Company' }))
      expect(JSON.stringify(answer)).not.toMatch(/globex/i)
    },
  )

  test('tells a stranger whom to ask', () => {
    expect(can(stranger, 'case.open', ACME)).toEqual({
      refused: 'I do not know you yet, Zed: ask the account manager you work with to add you with `/partner people`.',
    })
  })

  test('tells a colleague who may configure the partner', () => {
    expect(can(ours('member'), 'partner.configure', ACME)).toEqual({
      refused: 'Only the account manager and the sponsor of Acme Hosting, or an admin, can change how it is run.',
    })
  })

  test('gives nobody charge of no partner in particular', () => {
    expect(can(ours('account-manager'), 'partner.configure', {})).toHaveProperty('refused')
  })
})
