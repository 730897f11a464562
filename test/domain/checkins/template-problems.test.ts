import { describe, expect, test } from 'vitest'
import { DEFAULT_TEMPLATE } from '../../../src/domain/checkins/default-template.ts'
import type { Condition, Item, ScaleWords, Template, Translation } from '../../../src/domain/checkins/template.ts'
import { templateProblems } from '../../../src/domain/checkins/template-problems.ts'
import { ENGLISH_SCALE, wordedFor } from '../../../src/domain/checkins/worded.ts'
import { formToAdaptiveCard } from '../../../adapters/teams/render/form-to-adaptive-card.ts'
import { formToModal } from '../../../adapters/slack/render/form-to-modal.ts'
import { checkInForm } from '../../../src/cards/check-in-form.ts'
import { EVERY_KIND } from '../../fixtures/every-kind-template.ts'

const { items } = EVERY_KIND
const said = (change: Partial<Template>) => templateProblems({ ...EVERY_KIND, ...change }).map(({ say }) => say)
const withItem = (at: number, change: object) => ({
  items: items.map((one, place) => (place === at ? { ...one, ...change } : one)),
})
const hanging = (at: number, when: Condition) => withItem(at, { when })

const both = (text: string) => ({ internal: text, partner: text })
const GERMAN: Translation = {
  items: Object.fromEntries(
    items.map((one) => [
      one.id,
      {
        ...both(`Frage ${one.id}`),
        ...('options' in one && { options: Object.fromEntries(one.options.map(({ id }) => [id, `Wahl ${id}`])) }),
      },
    ]),
  ),
  openQuestion: 'Was noch?',
  followUp: 'Was war?',
  scale: { ...ENGLISH_SCALE, yes: 'Ja', no: 'Nein', onlyIf: 'Nur bei' },
}

describe('A template', () => {
  test('can be asked: the built-in one, one of every kind, one with a translation', () => {
    expect(templateProblems(DEFAULT_TEMPLATE)).toEqual([])
    expect(templateProblems(EVERY_KIND)).toEqual([])
    expect(templateProblems({ ...EVERY_KIND, translations: { de: GERMAN } })).toEqual([])
  })

  test.each<[string, Partial<Template>, string]>([
    ['with no questions', { items: [] }, 'It asks nothing yet'],
    ['with two questions of one id', withItem(1, { id: 'clear' }), 'Two questions are called “clear”'],
    ['with an id that no form takes', withItem(1, { id: 'how near?' }), 'names no question'],
    ['with an id that every object has', withItem(1, { id: 'toString' }), 'names no question'],
    ['with an id that means something else', withItem(1, { id: 'comment' }), 'means something else'],
    ['on a later question', hanging(0, { item: 'near', atMost: 2 }), 'not asked before it'],
    ['on itself', hanging(0, { item: 'clear', atMost: 2 }), 'not asked before it'],
    ['on no question of it', hanging(2, { item: 'cleer', atMost: 2 }), 'not asked here'],
    ['on a text', hanging(6, { item: 'who', is: ['Ben'] }), 'answered in words'],
    ['off the scale', hanging(2, { item: 'clear', atMost: 0 }), 'answered from 1 to 5'],
    ['on no number', hanging(2, { item: 'clear', is: ['2'] }), 'is answered by a number'],
    ['on a number where there is none', hanging(6, { item: 'met', atMost: 1 }), 'Say to which answers of “met”'],
    ['on no option', hanging(6, { item: 'tools', is: ['fax'] }), '“fax” is no answer to “tools”'],
    ['with a choice of one', withItem(3, { options: [{ id: 'chat', label: 'Chat' }] }), 'A choice of one is none'],
    [
      'with the same option twice',
      withItem(3, { options: ['a', 'b'].map((id) => ({ id, label: 'Chat' })) }),
      'stands here twice',
    ],
    [
      'with more options than are in sight',
      withItem(3, { options: Array.from({ length: 11 }, (_, at) => ({ id: `o${at}`, label: `Option ${at}` })) }),
      'give at most 10',
    ],
    ['with a dimension that is not explained', withItem(0, { dimension: 'mood' }), 'What “mood” means is not said'],
    ['with a dimension that is explained by nothing', { dimensions: [{ name: 'clarity', means: ' ' }] }, 'it is empty'],
    [
      'with a dimension that nothing asks of',
      { dimensions: [...EVERY_KIND.dimensions, { name: 'mood', means: 'Whether it is fun.' }] },
      'No question is about “mood”',
    ],
    ['with a question longer than it is read', withItem(0, both('x'.repeat(201))), 'keep it to 200'],
    ['with a question of one side alone', withItem(0, { partner: '' }), 'it is empty'],
    [
      'of more questions than one form holds',
      { items: Array.from({ length: 16 }, (_, at): Item => ({ ...items[0]!, id: `q${at}`, always: true })) },
      'one form holds 15',
    ],
    ['with an id that a form gives a new question', withItem(1, { id: 'new' }), 'means something else'],
    ['worded in no language', { language: 'english, mostly' }, '“english, mostly” is no language'],
    [
      'on a scale with a word left out',
      { scale: { ...ENGLISH_SCALE, agree: ['', 'b', 'c', 'd', 'e'] } },
      'Write “agree”',
    ],
    ['on a scale that is longer than a choice', { scale: { ...ENGLISH_SCALE, no: 'n'.repeat(61) } }, 'keep it to 60'],
    [
      'whose translation has a scale that is longer than a choice',
      { translations: { de: { ...GERMAN, scale: { ...GERMAN.scale, cantJudge: 'w'.repeat(61) } } } },
      'keep it to 60',
    ],
    ['in a language that no reader has', { translations: { german: GERMAN } }, '“german” is no language'],
    ['in a language that is none', { translations: { 'in german': GERMAN } }, 'is no language'],
    ['translated to its own language', { translations: { en: GERMAN } }, 'is in “en” itself'],
    [
      'whose translation misses a question',
      { translations: { de: { ...GERMAN, items: Object.fromEntries(Object.entries(GERMAN.items).slice(1)) } } },
      '“clear” is missing in “de”',
    ],
    [
      'whose translation misses an option',
      { translations: { de: { ...GERMAN, items: { ...GERMAN.items, tools: both('Wo?') } } } },
      'The option “chat” of “tools” is missing in “de”',
    ],
    [
      'whose translation has a question more',
      { translations: { de: { ...GERMAN, items: { ...GERMAN.items, more: both('Mehr?') } } } },
      'asks no “more”',
    ],
  ])('cannot be asked %s', (_, change, words) => expect(said(change).join('\n')).toContain(words))

  test('of the most that is taken fits into one form on each platform', () => {
    const long = 'W'.repeat(75)
    const full = [0, 1, 2].map((at): Item => ({
      ...{ id: `m${at}-2345678901234567`, kind: 'multiple', dimension: 'd', ...both('W'.repeat(100)) },
      options: Array.from({ length: 10 }, (_, place) => ({
        id: `o${place}-345678901234567`,
        label: `${place}${long}`.slice(0, 75),
      })),
    }))
    const rest = Array.from({ length: 12 }, (_, at): Item => ({
      id: `a${at}-3456789012345678`,
      kind: 'agree',
      dimension: 'd',
      ...both('W'.repeat(120)),
    }))
    const word = 'W'.repeat(60)
    const wordy: ScaleWords = {
      ...{ agree: [word, word, word, word, word], cantJudge: word, yes: word, no: word, onlyIf: word },
    }
    const english = { ...EVERY_KIND, dimensions: [{ name: 'd', means: 'It.' }], items: [...full, ...rest] }
    const fewer = { ...english, items: [...full.slice(1), ...rest.slice(0, 5)], scale: wordy }
    for (const template of [english, fewer]) {
      expect(templateProblems(template)).toEqual([])
      const form = checkInForm({
        ...{ ourName: 'Northwind', how: 'with names' },
        ...{ label: 'CHECK-1', side: 'partner', otherName: 'Northwind', closesAt: 0, late: false },
        ...wordedFor(template, 'partner'),
      })
      expect(Buffer.byteLength(JSON.stringify(formToAdaptiveCard(form)))).toBeLessThan(28_000)
      expect(formToModal(form).blocks.length).toBeLessThanOrEqual(100)
    }
    const longer = { ...english, items: [...full, ...rest.map((one) => ({ ...one, ...both('W'.repeat(130)) }))] }
    for (const template of [longer, { ...english, scale: wordy }])
      expect(
        templateProblems(template)
          .map(({ say }) => say)
          .join(),
      ).toContain('one form holds 4000')
  })
})
