import { describe, expect, test } from 'vitest'
import { holdsName, mayNameSomebody, wordsOfName } from '../../../src/domain/erasure/names-somebody.ts'
import { scrubber, type Traces } from '../../../src/domain/erasure/scrub.ts'

const MIA: Traces = {
  accounts: [{ platform: 'slack', tenantId: 'T0ACME', userId: 'U0MIA', alone: true }],
  names: ['Mia Chen'],
  texts: ['The cable was loose.\nBoth ends.', 'ok', 'VPN (new)'],
}
const scrub = <T>(value: T, traces: Traces): T => scrubber(traces).scrub(value)

describe('What is kept of somebody is scrubbed', () => {
  test.each<[string, unknown, unknown]>([
    ['their name', 'Mia Chen acknowledged CASE-1', 'somebody acknowledged CASE-1'],
    ['their name in whatever case', 'MIA CHEN', 'somebody'],
    ['not where it is a part of another', 'Mia Cheney and Zamia Chen', 'Mia Cheney and Zamia Chen'],
    [
      'a mention',
      { mention: { name: 'Mia Chen', accounts: [{ platform: 'slack', userId: 'U0MIA' }] } },
      { mention: { name: 'somebody', accounts: [] } },
    ],
    ['their id in a text', 'person @{U0MIA} leaves', 'person @{somebody} leaves'],
    ['not an id that only begins like theirs', 'U0MIA2', 'U0MIA2'],
    ['what they wrote, on one line too', ['Said: “The cable was loose. Both ends.”'], ['Said: “(erased)”']],
    [
      'something short where it is quoted',
      'replied: “ok”, and it is not broken',
      'replied: “(erased)”, and it is not broken',
    ],
    ['something short that stands alone', { text: 'ok' }, { text: '(erased)' }],
    [
      'something short that is a title',
      'CASE-3: VPN (new), severity 2; CASE-31 VPN (new)er; the VPN (new) works',
      'CASE-3: (erased), severity 2; CASE-31 VPN (new)er; the VPN (new) works',
    ],
    [
      'not somebody of the same name whose account is another',
      { mention: { name: 'Mia Chen', accounts: [{ platform: 'slack', tenantId: 'T0GLOBEX', userId: 'U9' }] } },
      { mention: { name: 'Mia Chen', accounts: [{ platform: 'slack', tenantId: 'T0GLOBEX', userId: 'U9' }] } },
    ],
    [
      'and nothing else',
      { a: [1, true, null, 'Tom Ek'], b: { at: 5 } },
      { a: [1, true, null, 'Tom Ek'], b: { at: 5 } },
    ],
  ])('%s', (_, value, without) => {
    expect(scrub(value, MIA)).toEqual(without)
    expect(scrubber(MIA).isTraced(value)).toBe(JSON.stringify(value) !== JSON.stringify(without))
  })

  test('also where a card has shortened what they wrote', () => {
    const long = `The heron ${'quarrels and '.repeat(60)}leaves`
    const shown = `Said: “${long.slice(0, 500)}…”`
    expect(scrub(shown, { ...MIA, texts: [long] })).toBe('Said: “(erased)')
  })

  test('whatever stands in their name', () => {
    const odd = { ...MIA, names: ['A. (B) [C] $1 “D”'] }
    expect(scrub('A. (B) [C] $1 “D” wrote', odd)).toBe('somebody wrote')
    expect(scrub('nothing', { accounts: [], names: ['', ' '], texts: [''] })).toBe('nothing')
  })
})

describe('An id that two organisations have', () => {
  const shared = { ...MIA, accounts: MIA.accounts.map((account) => ({ ...account, alone: false })) }

  test.each<[string, unknown, boolean]>([
    ['is theirs with their organisation', { userId: 'U0MIA', organisations: ['T0GRID', 'T0ACME'], name: '' }, true],
    ['is another’s with another', { userId: 'U0MIA', organisations: ['T0GLOBEX'], name: '' }, false],
    ['is nobody’s without one', { userId: 'U0MIA', organisations: [], name: '' }, false],
    ['is theirs in a key that names it', 'sla:1:slack:person:T0ACME:U0MIA', true],
    ['is another’s in a key that names another', 'sla:1:slack:person:T0GLOBEX:U0MIA', false],
    ['is another’s on another platform', [{ platform: 'teams', tenantId: 'T0ACME', userId: 'U0MIA' }], false],
    ['is nobody’s in a text', 'person @{U0MIA} leaves', false],
  ])('%s', (_, value, traced) => {
    expect(scrubber(shared).isTraced(value)).toBe(traced)
  })
})

describe('Somebody is named by others', () => {
  test.each([
    ['Ask Mia about it', true],
    ['MIA CHEN knows', true],
    ['Chen’s laptop', true],
    ['Miami is offline', false],
    ['The cable', false],
  ])('%j: %j', (text, named) => {
    expect(mayNameSomebody(text, 'Mia Chen')).toBe(named)
  })

  test('by the whole name or its longer words, which no two of them need to be', () => {
    expect(wordsOfName('Al Di Meola')).toEqual(['Al Di Meola', 'Meola'])
    expect(wordsOfName('Cher')).toEqual(['Cher'])
    expect(holdsName('Öl von Ömer', 'ömer')).toBe(true)
  })
})
