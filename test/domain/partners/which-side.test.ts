import { describe, expect, test } from 'vitest'
import type { Candidate } from '../../../src/domain/partners/candidate.ts'
import { whichSide } from '../../../src/domain/partners/which-side.ts'

const partner = { id: 'acme', name: 'Acme Hosting', slug: 'acme' }
const inCharge = { admin: false, company: 'Northwind', partner }
const admin = { ...inCharge, admin: true }
const gus: Candidate = { name: 'Gus', standing: 'ours', organisation: 'T0', whose: 'another', recorded: false }
const contact = { knownAs: { contactOf: 'acme' } }

describe('which side somebody may stand on', () => {
  test.each<[string, Partial<Candidate>, 'internal' | 'partner' | undefined, string]>([
    ['a full member of ours stands on our side', {}, undefined, 'internal'],
    ['a full member of ours never stands on the partner’s', {}, 'partner', 'is one of our own people'],
    ['a contact who became one of ours stays where they are', contact, 'internal', 'is a partner’s contact'],
    ['a guest stands on the partner’s side', { standing: 'guest' }, undefined, 'partner'],
    ['a guest never stands on ours', { standing: 'guest' }, 'internal', 'is a guest at Northwind'],
    [
      'a partner’s person never stands on ours',
      { standing: 'outside', recorded: true },
      'internal',
      'of another organisation',
    ],
    [
      'people of a recorded organisation stand on the partner’s',
      { standing: 'outside', recorded: true },
      undefined,
      'partner',
    ],
    ['people of any other need an admin', { standing: 'outside' }, undefined, 'Ask an admin to name the first'],
    [
      'a contact of another partner is bound to that one',
      { standing: 'guest', knownAs: { contactOf: 'globex' } },
      'partner',
      'already a contact of another partner',
    ],
    ['somebody deactivated could not act', { standing: 'gone' }, undefined, 'is deactivated'],
    ['an app is no person', { standing: 'bot' }, 'internal', 'is an app'],
    ['somebody nobody knows stands nowhere', { standing: 'unknown' }, 'internal', 'I cannot see who Gus is'],
    ['a sheet’s word stands where nobody is asked', { standing: 'not asked' }, 'partner', 'partner'],
    [
      'a sheet puts nobody of ours on the partner’s side',
      { standing: 'not asked', knownAs: 'ours' },
      'partner',
      'is one of our own people',
    ],
    [
      'unasked, who is written under our own organisation stands on our side',
      { standing: 'not asked', whose: 'ours' },
      'internal',
      'internal',
    ],
    [
      'unasked, the first of ours on a platform says which organisation is ours',
      { standing: 'not asked', whose: 'nobody knows' },
      'internal',
      'internal',
    ],
    [
      'unasked, who is written under another organisation never stands on ours',
      { standing: 'not asked' },
      'internal',
      'T0, which is not known as an organisation of Northwind',
    ],
    [
      'unasked, who is written under a partner’s organisation never stands on ours',
      { standing: 'not asked', whose: 'a partner’s', knownAs: 'ours' },
      'internal',
      'T0, which is recorded as a partner’s organisation',
    ],
    [
      'unasked, who is written under our own organisation is no contact',
      { standing: 'not asked', whose: 'ours' },
      'partner',
      'Name them in chat with `people acme add @name`',
    ],
    [
      'unasked, a guest who was named in chat stays a contact',
      { standing: 'not asked', whose: 'ours', ...contact },
      'partner',
      'partner',
    ],
    [
      'a sheet puts nobody of theirs on ours',
      { standing: 'not asked', ...contact },
      'internal',
      'is a partner’s contact',
    ],
  ])('%s', (_, change, wanted, expected) => {
    const by = { ...inCharge, admin: change.standing === 'not asked' }
    expect(JSON.stringify(whichSide({ ...gus, ...change }, wanted, by))).toContain(expected)
  })

  test('an admin lets in an organisation that is not recorded yet', () => {
    expect(whichSide({ ...gus, standing: 'outside' }, undefined, admin)).toEqual({ side: 'partner' })
  })
})
