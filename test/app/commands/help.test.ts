import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EVERYDAY } from '../../../src/app/commands/everyday.ts'
import { VERBS } from '../../../src/app/commands/verbs.ts'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'

let app: App

beforeAll(async () => {
  app = await App.open(acmeSheet)
})

afterAll(() => app[Symbol.asyncDispose]())

const said = async (speaker: TestPerson, text: string, place = places.direct) =>
  JSON.stringify(await app.says(speaker, text, place))

/** The verbs a help card lists, by the first word of each usage. */
function listed(card: string): string[] {
  return VERBS.map(({ verb }) => verb).filter((verb) => new RegExp(`(?:/partner|@Liaison) ${verb}[ "]`, 'u').test(card))
}

describe('help', () => {
  test.each(['help', '?', 'HELP', 'hello', 'help nonsense'])(
    'is what “%s” gets: the verbs of every day, in short, and how to see the others',
    async (text) => {
      const card = await said(people.tom, text)
      expect(listed(card).toSorted()).toEqual(EVERYDAY.colleague.toSorted())
      expect(card).toContain('help all')
    },
  )

  test.each<[string, TestPerson, string[]]>([
    ['the account manager all but what admins do', people.anna, ['erase']],
    [
      'a team member all but what is for those in charge',
      people.tom,
      [
        'next',
        'snooze',
        'note',
        'calm',
        'unbind',
        'threads',
        'end',
        'resume',
        'remove',
        'decline',
        'erase',
        'waive',
        'rebase',
        'counts',
        'token',
      ],
    ],
    [
      'a contact of a partner what contacts do',
      people.mia,
      [
        'next',
        'snooze',
        'note',
        'calm',
        'share',
        'severity',
        'list',
        'add',
        'bind',
        'unbind',
        'threads',
        'end',
        'resume',
        'remove',
        'waive',
        'rebase',
        'counts',
        'token',
        'action',
        'decline',
        'person',
        'erase',
        'managers',
        'templates',
      ],
    ],
  ])('shows, when asked for all, %s: no verb that they may use nowhere', async (_, speaker, without) => {
    const verbs = VERBS.map(({ verb }) => verb)
    expect(listed(await said(speaker, 'help all'))).toEqual(verbs.filter((verb) => !without.includes(verb)))
  })

  test.each(['help all', 'help', 'help add', 'add --help'])(
    'lists for outsiders only what they may do: “%s”',
    async (text) => {
      const card = await said(people.mia, text)
      expect(listed(card)).not.toContain('add')
      expect(listed(card)).toContain('case')
      expect(card).not.toContain('/partner')
    },
  )

  test.each(['help case', 'case --help', 'help incident'])(
    'about one verb shows it alone, with an example: “%s”',
    async (text) => {
      const card = await said(people.tom, text)
      expect(listed(card)).toEqual(['case'])
      expect(card).toContain('For example')
    },
  )

  test('tells a stranger what this is and whom to ask, and names no partner and no verb but the one for later', async () => {
    const card = await said(people.eve, 'help all')
    expect(listed(card)).toEqual(['case'])
    expect(card).toContain('From then on')
    expect(card).toContain('ask the account manager')
    expect(card).not.toContain('acme-')
  })

  test('says in a bound channel that the partner’s name can be left out', async () => {
    expect(await said(people.tom, 'help', places.internal)).toContain('This is about Acme Hosting')
  })
})

describe('an unknown word', () => {
  test.each([
    ['cse acme', 'case'],
    ['esclate CASE-1', 'escalate'],
    ['tmeline CASE-1', 'timeline'],
    ['acknowlege CASE-1', 'acknowledge'],
  ])('as in “%s” gets help with the nearest verb, %s', async (text, verb) => {
    expect(await said(people.tom, text)).toContain(`Did you mean “${verb}”?`)
  })

  test('that is near only to what outsiders may not do is not guessed to them', async () => {
    expect(await said(people.tom, 'lisst')).toContain('Did you mean “list”?')
    expect(await said(people.mia, 'lisst')).not.toContain('Did you mean')
  })

  test('that is far from everything, or endless, is named in short and not guessed', async () => {
    const card = await said(people.tom, 'x'.repeat(10_000))
    expect(card).toContain('I do not know')
    expect(card).not.toContain('Did you mean')
    expect(card).not.toContain('x'.repeat(100))
  })
})

describe('a flag', () => {
  test.each([
    ['case acme "Orders" --sevrity 1', 'Did you mean “--severity”?'],
    ['case acme "Orders" --urgent', '“case” has no flag “--urgent”.'],
    ['reply CASE-1 it fails with --verbose on', 'goes between quotes'],
    ['people acme add @Uma --outsider yes', '“people” has no flag “--outsider”.'],
  ])('that is unknown is refused, not left out: “%s”', async (text, sentence) => {
    expect(await said(people.anna, text)).toContain(sentence)
    expect(await app.read((view) => view.cases.list({ unresolved: true, limit: 9 }))).toEqual([])
  })
})
