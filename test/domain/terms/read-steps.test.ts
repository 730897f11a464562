import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROLES, ROLES_OF, type Role, SIDES } from '../../../src/domain/partners/party.ts'
import { readSteps, typeSteps } from '../../../src/domain/terms/read-steps.ts'
import { anyTerms } from './any-terms.ts'
import { writeDuration } from '../../../src/app/partners/written/write-duration.ts'
import { type JointStep, type JointTarget, sidesOf } from '../../../src/domain/terms/joint-steps.ts'

const NAMES = {
  ...{ internal: 'Northwind', partner: 'Globex Agency' },
  people: { internal: ['Anna-Lena O’Neil', 'Max, Mo and Co', 'P-1'], partner: ['Ravi Shah', 'P-2', 'P-3'] },
}

function typed(text: string): string {
  const steps = readSteps(text, NAMES)
  return 'refused' in steps ? steps.refused : typeSteps(steps, writeDuration)
}

describe('steps of a ladder, as people type them', () => {
  test.each([
    ['our account manager, their account manager: 1h', 'our account manager, their account manager: 1h'],
    ['Account managers – 1 h', 'our account manager, their account manager: 1h'],
    [
      '1. tell our account manager and their sponsor, wait 2 working days',
      'our account manager, their sponsor: 2 working days',
    ],
    ["managers' channel 30 min by the clock", 'managers’ channel: 30m by the clock'],
    ['Northwind sponsor + sponsor of Globex Agency = 4h', 'our sponsor, their sponsor: 4h'],
    ['their contacts: 1h of working time\nour team: 2h', 'their contacts: 1h\nour team: 2h'],
    ['our managers: 1h', 'our managers: 1h'],
    ['our own channel, the shared channel: 1h', 'our channel, shared channel: 1h'],
    ['Ours:\ninternal channel: 1h\nTheirs:\ntheir channel: 2h', 'Ours:\nour channel: 1h\nTheirs:\nshared channel: 2h'],
    ['their sponsor, sponsors: 1wd', 'our sponsor, their sponsor: 1 working day'],
    ['our rotation "On call", their sponsor: 1h', 'our rotation “On call”, their sponsor: 1h'],
    ['whoever is on duty by our “EU: nights, and days”: 15m', 'our rotation “EU: nights, and days”: 15m'],
    [
      'Ours:\naccount manager: 15m by the clock\nmanagers’ channel: 1h\nTheirs:\n1. their account manager: 3h\nnobody: 1h\nsponsor: 1wd',
      'Ours:\nour account manager: 15m by the clock\nmanagers’ channel: 1h\nTheirs:\ntheir account manager: 3h\nnobody: 1h\ntheir sponsor: 1 working day',
    ],
    ['On our side:\nsponsors: 1h\nGlobex Agency:\nsponsors: 1h', 'our sponsor, their sponsor: 1h'],
    ['Ours:\nsponsors: 1h', 'our sponsor: 1h'],
    ["our anna-lena o'neil, @ravi shah: 1h", 'our “Anna-Lena O’Neil”, their “Ravi Shah”: 1h'],
    ['Ours:\n“Max, Mo and Co” and sponsor: 1h', 'our “Max, Mo and Co”, our sponsor: 1h'],
    ['Theirs:\nGlobex Agency Ravi Shah: 1h', 'their “Ravi Shah”: 1h'],
    ['All of our account manager, our team: 1h', 'all of our account manager, our team: 1h'],
    ['tell everybody of our team and their contacts: 1h', 'all of our team, their contacts: 1h'],
    ['our team (all): 30m by the clock', 'all of our team: 30m by the clock'],
    ['Ours:\neach of team: 1h\nTheirs:\ncontacts: 1h', 'Ours:\nall of our team: 1h\nTheirs:\ntheir contacts: 1h'],
  ])('“%s”', (text, read) => {
    expect(typed(text)).toBe(read)
  })

  test.each([
    ['', 'A ladder needs at least one step'],
    ['  \n ', 'A ladder needs at least one step'],
    ['our account manager', 'Step 1: how long does it wait?'],
    ['our account manager: soon', '"soon" is not a duration'],
    ['our boss: 1h', 'Step 1: “our boss” is nobody who can be told'],
    ['our sponsor: 1h\n: 2h', 'Step 2: whom does it tell?'],
    ['our sponsor: 0h', 'must be longer than zero'],
    ['our sponsor: 1h\nTheirs:\nsponsor: 1h', 'Write all steps below “Ours:” and “Theirs:”'],
    ['Ours:\nour sponsor: 1h\nTheirs:\nnobody: 2h', 'The steps below “Theirs:” tell nobody'],
    ['Ours:\ntheir sponsor: 1h', 'Step 1 below “Ours:”: “their sponsor” is nobody who can be told there'],
    ['Theirs:\nmanagers’ channel: 1h', 'is nobody who can be told there'],
    ['Ours:\nshared channel: 1h', '“shared channel” is nobody who can be told there'],
    ['Theirs:\nour channel: 1h', '“our channel” is nobody who can be told there'],
    ['Ours:\nTheirs:', 'A ladder needs at least one step'],
    ['rotation "On call": 1h', '“rotation "On call"” is nobody who can be told'],
  ])('“%s” is refused', (text, why) => {
    expect(typed(text)).toContain(why)
  })

  test('of a side that cannot have the role are refused with those that there are, whoever it is called by', () => {
    const called: Record<Role, string> = {
      'account-manager': 'am',
      sponsor: 'sponsor',
      member: 'team',
      manager: 'manager',
    }
    for (const side of SIDES)
      for (const role of ROLES)
        for (const who of side === 'internal' ? ['our', 'Northwind’s'] : ['their', 'Globex Agency’s']) {
          const steps = readSteps(`${who} ${called[role]}: 1h`, NAMES)
          if (ROLES_OF[side].includes(role)) expect(steps).toMatchObject({ [side]: [{ targets: [{ role }] }] })
          else
            expect(steps).toMatchObject({
              refused: expect.stringMatching(/nobody who can be told.*their account manager/u),
            })
        }
  })

  test('whatever steps there are read as the very same once they are typed out', () => {
    const roles = SIDES.flatMap((side) => ROLES_OF[side].map((role): JointTarget => ({ to: 'role', side, role })))
    const target = fc.constantFrom<JointTarget>(
      ...roles,
      { to: 'rotation', side: 'partner', name: 'EU: days, and nights' },
      { to: 'channel', side: 'internal', purpose: 'managers' },
    )
    const wait = fc.record({
      amount: fc.integer({ min: 1, max: 99 }),
      unit: fc.constantFrom('s' as const, 'm' as const, 'h' as const, 'd' as const, 'working days' as const),
    })
    const step = fc.record<JointStep, 'targets' | 'wait' | 'waitIn'>(
      {
        targets: fc.uniqueArray(target, { minLength: 1, maxLength: 5, selector: (one) => JSON.stringify(one) }),
        wait,
        waitIn: fc.constantFrom('working', 'wall'),
        acknowledge: fc.constant('all'),
      },
      { requiredKeys: ['targets', 'wait', 'waitIn'] },
    )
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const sides = sidesOf(steps)
        expect(readSteps(typeSteps(sides, writeDuration), NAMES)).toEqual(sides)
      }),
    )
  })

  test('so are those of each side by themselves', () => {
    fc.assert(
      fc.property(
        anyTerms.map(({ ladders }) => ladders[0]!.steps),
        (steps) => {
          expect(readSteps(typeSteps(steps, writeDuration), NAMES)).toEqual(steps)
        },
      ),
    )
  })
})
