import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards'
import { describe, expect, test } from 'vitest'
import { validateAdaptiveCard } from '../../../../src/playground/teams/card-schema/validate-adaptive-card.ts'

const text = { type: 'TextBlock', text: 'hello' }
const button = (more: object) => ({ type: 'Action.Execute', title: 'Go', ...more })
const card = (more: object) => ({ type: 'AdaptiveCard', version: '1.5', body: [text], ...more })
const body = (...items: unknown[]) => card({ body: items })
const actions = (...items: unknown[]) => card({ actions: items })
const input = (more: object) => ({ type: 'Input.Text', id: 'a', ...more })

const mention = { type: 'mention', text: '<at>Ann "A" Lee</at>', mentioned: { id: '29:1', name: 'Ann' } }

const GOOD: [string, object][] = [
  ['text alone', card({})],
  ['an older version', card({ version: '1.0' })],
  [
    'buttons alone',
    { type: 'AdaptiveCard', version: '1.4', actions: [button({ id: 'a', verb: 'v', data: { a: 1 } })] },
  ],
  [
    'every layout',
    body(
      { type: 'Container', style: 'Emphasis', bleed: true, items: [text], selectAction: { type: 'Action.Submit' } },
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', width: 'stretch', items: [text] },
          { width: '50px', items: [] },
        ],
      },
      { type: 'FactSet', facts: [{ title: 'Owner', value: 'Dana' }] },
      { type: 'RichTextBlock', inlines: ['plain', { type: 'TextRun', text: 'bold', weight: 'bolder' }] },
      {
        type: 'Table',
        columns: [{ width: 1 }],
        rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [text] }] }],
      },
      { type: 'Image', url: 'data:image/png;base64,AA', altText: 'chart' },
      { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: 'Open', url: 'https://example.com' }] },
    ),
  ],
  [
    'every input',
    body(
      { type: 'Input.Text', id: 'a', isRequired: true, errorMessage: 'Needed', maxLength: 5 },
      { type: 'Input.Number', id: 'b', min: 1 },
      { type: 'Input.Date', id: 'c' },
      { type: 'Input.Time', id: 'd' },
      { type: 'Input.Toggle', id: 'e', title: 'Yes' },
      { type: 'Input.ChoiceSet', id: 'f', choices: [{ title: 'A', value: 'a' }] },
      {
        type: 'Input.ChoiceSet',
        id: 'g',
        'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
      },
    ),
  ],
  ['a chart with a fallback', body({ type: 'Chart.Line', data: [], fallback: text })],
  [
    'a chart of lines',
    body({ type: 'Chart.Line', data: [{ legend: 'A', values: [{ x: 'Mon', y: 1 }] }], yMin: 0, fallback: text }),
  ],
  ['an unknown element that may be dropped', body({ type: 'Hologram', fallback: 'drop' })],
  [
    'an Execute in an old card with a fallback',
    { ...actions(button({ id: 'x', fallback: { type: 'Action.Submit', id: 'x', title: 'Go' } })), version: '1.2' },
  ],
  ['a dialog button', actions({ type: 'Action.Submit', title: 'Ask', data: { msteams: { type: 'task/fetch' } } })],
  [
    'a card shown inline',
    actions({ type: 'Action.ShowCard', title: 'More', card: { type: 'AdaptiveCard', body: [text] } }),
  ],
  [
    'a toggle of an element further down',
    body(
      { type: 'ActionSet', actions: [{ type: 'Action.ToggleVisibility', title: 'T', targetElements: ['late'] }] },
      { ...text, id: 'late' },
    ),
  ],
  [
    'six buttons and one in the overflow menu',
    actions(...Array.from({ length: 6 }, () => button({})), button({ mode: 'secondary' })),
  ],
  [
    'a mention in the text',
    { ...body({ ...text, text: `hi ${mention.text}` }), msteams: { entities: [mention], width: 'Full' } },
  ],
  [
    'a refresh for sixty people',
    card({
      refresh: {
        action: { type: 'Action.Execute', verb: 'r' },
        userIds: Array.from({ length: 60 }, (_, n) => `29:${n}`),
      },
    }),
  ],
]

const BAD: [string, unknown, string][] = [
  ['not an object', 'card', 'must be an object'],
  ['no version', { type: 'AdaptiveCard', body: [text] }, 'card.version'],
  ['a newer version', card({ version: '1.6' }), 'card.version'],
  ['another type', card({ type: 'Card' }), 'card.type'],
  ['nothing in it', body(), 'nothing to show'],
  ['an unknown property', card({ boddy: [] }), 'has no property "boddy"'],
  ['an unknown element', body({ type: 'Hologram' }), '"Hologram" is not a type'],
  ['a text block without text', body({ type: 'TextBlock' }), 'card.body[0]: needs "text"'],
  ['a number for text', body({ type: 'TextBlock', text: 5 }), 'card.body[0].text: must be text'],
  ['a colour that does not exist', body({ ...text, color: 'red' }), 'must be one of'],
  [
    'a deep fault',
    body({
      type: 'Container',
      items: [{ type: 'ColumnSet', columns: [{ type: 'Column', items: [{ type: 'Nope' }] }] }],
    }),
    'card.body[0].items[0].columns[0].items[0]',
  ],
  ['a fact without a value', body({ type: 'FactSet', facts: [{ title: 'a' }] }), 'needs "value"'],
  [
    'a table in an old card',
    { ...body({ type: 'Table', columns: [], rows: [] }), version: '1.4' },
    'needs version 1.5',
  ],
  ['a chart without a fallback', body({ type: 'Chart.Donut' }), 'needs a fallback'],
  ['a chart of lines without any', body({ type: 'Chart.Line', fallback: text }), 'needs "data"'],
  [
    'a chart with a gap',
    body({ type: 'Chart.Line', data: [{ legend: 'A', values: [{ x: 'Mon', y: null }] }], fallback: text }),
    'must be a number',
  ],
  ['a bad fallback', body({ type: 'Chart.Donut', fallback: { type: 'Nope' } }), '.fallback'],
  ['a script link', body({ type: 'Image', url: 'javascript:alert(1)' }), 'must be a link'],
  ['an input without id', body({ type: 'Input.Text' }), 'needs "id"'],
  ['two inputs of one id', body(input({}), input({})), 'used twice'],
  ['two buttons of one id', actions(button({ id: 'a' }), button({ id: 'a' })), 'used twice'],
  ['an id that is empty', body(input({ id: '' })), 'must not be empty'],
  ['a required input without a message', body(input({ isRequired: true })), 'errorMessage'],
  ['choices that are missing', body({ type: 'Input.ChoiceSet', id: 'a' }), 'needs choices'],
  ['an unknown action', actions({ type: 'Action.Http', title: 'x' }), '"Action.Http" is not a type'],
  ['a button without title', actions({ type: 'Action.Submit' }), 'needs a title'],
  ['data that is not an object', actions(button({ data: 'x' })), 'must be an object'],
  ['an Execute in an old card', { ...actions(button({})), version: '1.3' }, 'needs version 1.4'],
  ['a link button without link', actions({ type: 'Action.OpenUrl', title: 'x' }), 'needs "url"'],
  [
    'an unknown msteams type',
    actions({ type: 'Action.Submit', title: 'x', data: { msteams: { type: 'task/open' } } }),
    'is unknown',
  ],
  [
    'a messageBack without text',
    actions({ type: 'Action.Submit', title: 'x', data: { msteams: { type: 'messageBack' } } }),
    'needs "text"',
  ],
  ['seven buttons', actions(...Array.from({ length: 7 }, () => button({}))), 'more than 6'],
  [
    'a selectAction that shows a card',
    card({ selectAction: { type: 'Action.ShowCard', card: { type: 'AdaptiveCard' } } }),
    'cannot show a card',
  ],
  [
    'a toggle of nothing',
    actions({ type: 'Action.ToggleVisibility', title: 'T', targetElements: ['gone'] }),
    'no element has the id',
  ],
  ['a mention that is not in the text', card({ msteams: { entities: [mention] } }), 'does not occur'],
  [
    'a mention of nobody',
    { ...body({ ...text, text: '<at>x</at>' }), msteams: { entities: [{ type: 'mention', text: '<at>x</at>' }] } },
    'mentioned.id',
  ],
  [
    'a refresh for too many',
    card({ refresh: { action: { type: 'Action.Execute' }, userIds: Array.from({ length: 61 }, (_, n) => `29:${n}`) } }),
    'more than 60',
  ],
  ['a refresh by Submit', card({ refresh: { action: { type: 'Action.Submit' } } }), 'Action.Execute'],
]

describe('an Adaptive Card for Teams', () => {
  test.each(GOOD)('is good with %s', (_, good) => {
    expect(validateAdaptiveCard(good)).toEqual([])
  })

  test.each(GOOD)('is read without complaint by the renderer of Microsoft, with %s', (_, good) => {
    const context = new SerializationContext(Versions.v1_5)
    const parsed = new AdaptiveCard()
    parsed.parse(good, context)
    const complaints = Array.from({ length: context.eventCount }, (_unused, n) => context.getEventAt(n).message)
    // The people picker is of 1.6 in the renderer; Teams has it in 1.5 too. Charts are Teams' alone.
    const known = ['choices.data', 'Unknown element type']
    expect(complaints.filter((message) => !known.some((part) => message.includes(part)))).toEqual([])
  })

  test.each(BAD)('is refused for %s', (_, bad, why) => {
    const problems = validateAdaptiveCard(bad)
    expect(problems.join('\n')).toContain(why)
  })
})
