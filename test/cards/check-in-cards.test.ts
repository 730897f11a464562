import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { checkInForm, type CheckInFormView, followUpForm, showsWords } from '../../src/cards/check-in-form.ts'
import { checkInPromptCard, sharedCheckInPromptCard } from '../../src/cards/check-in-prompt.ts'
import { checkInReminderCard } from '../../src/cards/check-in-reminder.ts'
import { internalCheckInResultCard, sharedCheckInResultCard } from '../../src/cards/check-in-result.ts'
import { ENGLISH_SCALE, type WordedItem } from '../../src/domain/checkins/worded.ts'
import { AT, HOUR, MARA, OTTO, PROMPT, RESULT, ZONE } from '../fixtures/card-views.ts'
import { lineOneOf, linesOf, saidBy } from './said-by.ts'

/** Without its pictures, which show the same. */
const unpictured = (card: Card): Card => ({ ...card, blocks: card.blocks.filter(({ kind }) => kind !== 'chart') })

const ASKED = { label: 'CHECK-1', otherName: 'Acme Hosting', shown: false }

const label = (card: Card) => card.buttons.map((button) => button.label)

describe('the prompt of a health check', () => {
  test('says what to do, how long it takes and until when', () => {
    expect(checkInPromptCard(PROMPT).fallback).toBe(
      'CHECK-1 is open · please answer by Thu 5 Mar 2026, 10:30 (Europe/Paris).',
    )
    expect(saidBy(checkInPromptCard(PROMPT))).toContain(
      'How is the partnership with Acme Hosting going? 5 questions, about a minute.',
    )
    expect(saidBy(checkInPromptCard({ ...PROMPT, kind: 'full', itemCount: 10 }))).toContain(
      '11 questions, about 3 minutes',
    )
  })

  test('says before anybody answers that names are visible, and to whom', () => {
    const shared = sharedCheckInPromptCard({ ...PROMPT, answered: 0, asked: 3 })
    for (const card of [checkInPromptCard(PROMPT), shared]) {
      expect(saidBy(card)).toContain(
        'Names are visible: Northwind sees who has answered. The other company reads what you write only if you choose so',
      )
    }
  })

  test('offers to change given answers while it is open, and not afterwards', () => {
    expect(label(checkInPromptCard({ ...PROMPT, answeredAt: AT }))).toEqual(['Change my answers'])
    expect(label(checkInPromptCard({ ...PROMPT, answeredAt: AT, open: false, takesLateAnswers: true }))).toEqual([])
    expect(label(checkInPromptCard({ ...PROMPT, open: false, takesLateAnswers: true }))).toEqual(['Answer late'])
    expect(label(checkInPromptCard({ ...PROMPT, open: false }))).toEqual([])
  })

  test('counts the partner’s answers without naming who gave them', () => {
    expect(saidBy(sharedCheckInPromptCard({ ...PROMPT, answered: 2, asked: 3 }))).toContain(
      '2 of 3 at Acme Hosting have answered',
    )
    expect(saidBy(sharedCheckInPromptCard({ ...PROMPT, answered: 1, asked: 1 }))).toContain(
      '1 of 1 at Acme Hosting has answered',
    )
  })

  test('is repeated once, by mention, to those who have not answered', () => {
    const card = checkInReminderCard({ ...PROMPT, state: 'asks', which: 'only', people: [OTTO, MARA] })
    expect(card.fallback).toContain('CHECK-1 is still open · Otto Lind and Mara Holt to answer by')
    expect(JSON.stringify(card.headline)).toContain(JSON.stringify({ mention: MARA }))
    expect(card.buttons).toMatchObject([{ action: 'check-in.answer', opensForm: true }])
  })
})

describe('the result of a health check', () => {
  test('shows both sides’ scores and how far apart they are behind the details, without whom nobody could judge', () => {
    const said = (sharedCheckInResultCard(RESULT).details?.blocks ?? []).flatMap(linesOf)
    expect(said).toContain('outcomes: Northwind 87.5, Acme Hosting 75, 12.5 apart')
    expect(said).toContain('trust: Northwind 37.5, Acme Hosting 100, 62.5 apart')
    expect(said).toContain('independence: Acme Hosting 75')
    expect(said).toContain('All: Northwind 62.5, Acme Hosting 83.3, 20.8 apart')
  })

  test('says its flags on one line, and apart from them what is only seen differently, with a talk proposed', () => {
    const [apart] = RESULT.result.flags
    const below = {
      ...apart!,
      flag: 'R3' as const,
      name: 'incongruent goals',
      rule: { kind: 'below' as const, limit: 50 },
    }
    const card = sharedCheckInResultCard({
      ...RESULT,
      actions: [],
      result: { ...RESULT.result, flags: [apart!, below, { ...below, flag: 'R8' as const, name: 'raw deal' }] },
    })
    expect(lineOneOf(card)).toContain('· proposed: a talk about trust, which the two sides see 62.5 apart')
    expect(unpictured(card).blocks.flatMap(linesOf).at(-1)).toBe('Flags: R3 incongruent goals, R8 raw deal')
  })

  test('says the index and its band, the response rates, each red flag with its evidence, and what to talk about', () => {
    const said = saidBy(sharedCheckInResultCard(RESULT))
    expect(said).toContain('CHECK-1 is closed, amber at 72.9 of 100 · proposed: a talk about trust')
    expect(said).toContain('Relationship health index: 72.9 of 100')
    expect(said).toContain('Answered: Northwind 2 of 2, Acme Hosting 1 of 1')
  })

  test('says once how far apart the sides are: in line one of the widest, in a line of any other, in the list of scores', () => {
    const [apart] = RESULT.result.flags
    const outcomes = { dimension: 'outcomes', internal: 90, partner: 50, gap: 40 }
    const dimensions = [outcomes, ...apart!.dimensions]
    const result = { ...RESULT.result, dimensions, flags: [{ ...apart!, dimensions }] }
    const card = sharedCheckInResultCard({ ...RESULT, actions: [], result })
    expect(unpictured(card).blocks.flatMap(linesOf).at(-1)).toBe(
      'Seen differently, too: outcomes (Northwind 90, Acme Hosting 50)',
    )
    expect(saidBy(unpictured(card)).match(/62\.5 apart/gu)).toHaveLength(2)
  })

  test('tells what was not asked this time apart, and how the index moved', () => {
    const [outcomes, ...rest] = RESULT.result.dimensions
    const result = { ...RESULT.result, dimensions: [{ ...outcomes!, earlier: true as const }, ...rest] }
    const said = (rhi: number) =>
      saidBy(sharedCheckInResultCard({ ...RESULT, result, before: { label: 'CHECK-3', rhi } }))
    expect(said(70)).toContain('Relationship health index: 72.9 of 100, 2.9 up since CHECK-3')
    expect(said(80)).toContain('7.1 down since CHECK-3')
    expect(said(72.9)).toContain('as in CHECK-3')
    expect(said(70)).toMatch(/Scores, of 100.*trust.*As said in the 90 days before.*outcomes.*All:/su)
  })

  test('tells names and words to our own side alone, even when it is given them', () => {
    const given = {
      ...RESULT,
      voices: [{ name: 'Otto Lind', company: 'Acme Hosting', about: ['trust'], text: 'Slow.', shown: false }],
      chosen: [{ asks: 'Did you meet?', counts: { internal: [{ label: 'yes', count: 2 }], partner: [] } }],
      silent: ['Mara Holt'],
      notAsked: ['Kim Oh'],
      away: ['Ivo Novak'],
    }
    expect(saidBy(internalCheckInResultCard(given))).toContain('Otto Lind (Acme Hosting): “Slow.”')
    expect(saidBy(internalCheckInResultCard(given))).toContain('Did you meet? Northwind: yes 2.')
    expect(saidBy(internalCheckInResultCard(given))).toContain('No answer yet: Mara Holt')
    expect(saidBy(internalCheckInResultCard(given))).toContain('Out of office: Ivo Novak')
    expect(JSON.stringify(sharedCheckInResultCard(given))).not.toMatch(/Otto|Mara|Ivo|Slow|meet/u)
  })

  test.each([
    [
      'a silent side',
      { answered: 2, asked: 2 },
      { answered: 0, asked: 1 },
      75,
      undefined,
      'no answers came from Acme Hosting.',
    ],
    [
      'too few answers',
      { answered: 1, asked: 3 },
      { answered: 1, asked: 1 },
      75,
      75,
      '1 of 3 at Northwind answered, and 60 % of each side are needed.',
    ],
    [
      'nothing judged',
      { answered: 1, asked: 1 },
      { answered: 1, asked: 1 },
      75,
      undefined,
      'every answer from Acme Hosting was “can’t judge”.',
    ],
  ])('says plainly why there is no index: %s', (_, ours, theirs, internal, partner, why) => {
    const result = {
      ...({ dimensions: [], flags: [], band: 'insufficient data', internal } as const),
      ...(partner !== undefined && { partner }),
      responses: { internal: ours, partner: theirs },
    }
    const card = sharedCheckInResultCard({ ...RESULT, result: { ...result, dimensions: [], flags: [] } })
    expect(saidBy(card)).toContain(`Insufficient data: ${why}`)
    expect(card.tone).toBe('neutral')
  })

  test('names the red dimension that keeps a high index from green', () => {
    const dimensions = [{ dimension: 'fairness', internal: 40, partner: 45, gap: -5 }]
    const said = saidBy(sharedCheckInResultCard({ ...RESULT, result: { ...RESULT.result, rhi: 80, dimensions } }))
    expect(said).toContain('A dimension below 50 keeps it from green: fairness.')
  })
})

describe('the form of a health check', () => {
  const view: CheckInFormView = {
    label: 'CHECK-1',
    side: 'partner',
    otherName: 'Northwind',
    ourName: 'Northwind',
    how: 'with names',
    items: [{ id: 'Q1', kind: 'agree', asks: 'Our work delivers.', options: [] }],
    scale: ENGLISH_SCALE,
    closesAt: AT + HOUR,
    zone: ZONE,
    late: false,
  }

  test('asks each statement on the scale of five, with a way out for who cannot judge', () => {
    const [field] = checkInForm(view).fields
    expect(field).toMatchObject({ kind: 'select', id: 'Q1', label: 'Our work delivers.' })
    const values = field && 'options' in field ? field.options.map(({ value }) => value).toSorted() : []
    expect(values).toEqual(['1', '2', '3', '4', '5', 'cant-judge'])
  })

  test('adds the open question only when it is asked, and leaves it optional', () => {
    expect(checkInForm(view).fields).toHaveLength(1)
    expect(
      checkInForm({ ...view, openQuestion: 'What one change would help this partnership most?' }).fields.at(-2),
    ).toMatchObject({
      id: 'comment',
      label: 'What one change would help this partnership most?',
      optional: true,
    })
  })

  test('shows what is written to the other side only where its author chooses so, which is off at first', () => {
    const asked = checkInForm({ ...view, openQuestion: 'What else?' }).fields.at(-1)
    expect(asked).toMatchObject({
      ...{
        kind: 'choices',
        id: 'show_words',
        optional: true,
        hint: 'With your name. Else nobody at Northwind reads it.',
      },
      options: [{ value: 'yes', label: 'Show my words to Northwind' }],
    })
    expect(asked).not.toHaveProperty('initial')
    expect(showsWords({ show_words: 'yes' })).toBe(true)
    expect(showsWords({})).toBe(false)
  })

  test('begins with the answers given before', () => {
    const form = checkInForm({
      ...view,
      openQuestion: 'What else?',
      given: { answers: { Q1: 2 }, comment: 'More calls.', shown: true },
    })
    expect(form.fields).toMatchObject([{ initial: '2' }, { initial: 'More calls.' }, { initial: ['yes'] }])
  })

  test('says before anybody answers that names are visible, since not only the card that asks opens it', () => {
    expect(checkInForm(view).intro).toContain('Names are visible: Northwind sees who has answered.')
    expect(checkInForm({ ...view, how: 'too few' }).intro).toContain(
      'Fewer than three of this side are asked, so that it is not anonymous. Names are visible: Northwind sees who has answered.',
    )
  })

  test('says until when answers can be changed, or that they come late', () => {
    expect(checkInForm(view).intro.at(-1)).toContain('until it closes, Mon 2 Mar 2026, 11:30 (Europe/Paris)')
    expect(checkInForm({ ...view, late: true }).intro.at(-1)).toContain('marked as late')
  })

  test('asks after a low answer what happened and what would fix it, without insisting', () => {
    expect(
      followUpForm({ ...ASKED, low: [{ asks: 'It works.' }], followUp: 'What happened?', given: 'Slow.' }),
    ).toMatchObject({
      form: 'check-in.follow-up',
      context: { subject: 'CHECK-1' },
      fields: [{ id: 'text', label: 'What happened?', optional: true, initial: 'Slow.' }, { id: 'show_words' }],
    })
  })
  test('asks with the item’s own question where it has one, and says which where several ask differently', () => {
    const own = { asks: 'Support answers.', followUp: 'Which ticket was it?' }
    const form = followUpForm({ ...ASKED, low: [own], followUp: 'What happened?' })
    expect(form.fields[0]).toMatchObject({ label: 'Which ticket was it?' })
    const both = followUpForm({ ...ASKED, low: [own, { asks: 'It works.' }], followUp: 'What happened?' })
    expect(both.fields[0]).toMatchObject({ label: 'What happened?' })
    expect(both.intro.slice(1)).toEqual(['“Support answers.” Which ticket was it?', '“It works.”'])
  })

  test('asks each kind of item as it is answered, and of what hangs on an answer says on which', () => {
    const options = [
      { id: 'calls', label: 'Calls' },
      { id: 'mail', label: 'Mail' },
    ]
    const items: WordedItem[] = [
      { id: 'R', kind: 'rating', asks: 'How likely is it?', options: [] },
      { id: 'Y', kind: 'yes-no', asks: 'Did you meet?', options: [] },
      { id: 'S', kind: 'single', asks: 'How?', options, when: { item: 'Y', is: ['yes'] } },
      { id: 'M', kind: 'multiple', asks: 'How else?', options },
      { id: 'W', kind: 'short', asks: 'Where?', options: [], when: { item: 'S', is: ['calls', 'mail'] } },
      { id: 'L', kind: 'long', asks: 'What else?', options: [], when: { item: 'R', atMost: 4 } },
    ]
    const given = { answers: { R: 7, Y: 'no', M: ['mail'], L: 'Nothing.' } }
    const { fields } = checkInForm({ ...view, items, given })
    expect(fields).toMatchObject([
      { kind: 'select', initial: '7', label: 'How likely is it?' },
      { kind: 'choice', initial: 'no' },
      { kind: 'select', optional: true, label: 'Only if “Yes”: How?' },
      { kind: 'choices', optional: true, initial: ['mail'] },
      { kind: 'text', optional: true, label: 'Only if “Calls”, “Mail” (“How?”): Where?' },
      { kind: 'text', optional: true, multiline: true, label: 'Only if 0–4 (“How likely is it?”): What else?' },
      { id: 'show_words', optional: true },
    ])
    expect(fields[0] && 'options' in fields[0] ? fields[0].options.map(({ value }) => value) : []).toHaveLength(12)
  })
})
