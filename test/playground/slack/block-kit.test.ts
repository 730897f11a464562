import { describe, expect, test } from 'vitest'
import { validateMessageBlocks } from '../../../src/playground/slack/block-kit/validate-message.ts'
import { validateView } from '../../../src/playground/slack/block-kit/validate-view.ts'

const x = (count: number) => 'x'.repeat(count)
const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) })
const button = (over: object = {}) => ({ type: 'button', action_id: 'a', text: plain('Go'), ...over })
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const options = (count: number, text = 'One') =>
  Array.from({ length: count }, (_, at) => ({ text: plain(text), value: `v${at}` }))
const select = (over: object = {}) => ({ type: 'static_select', action_id: 's', options: options(2), ...over })
const radio = (count: number) => ({ type: 'radio_buttons', action_id: 'r', options: options(count) })
const input = (element: object) => ({ type: 'input', label: plain('Label'), element })
const times = (count: number, block: object) => Array.from({ length: count }, () => block)
const distinct = (count: number) => Array.from({ length: count }, (_, at) => button({ action_id: `a${at}` }))

/** Each row: what it is, the greatest that is accepted, the smallest that is refused, and the place that is named. */
const messageLimits: [string, object[], object[], string][] = [
  ['50 blocks', times(50, { type: 'divider' }), times(51, { type: 'divider' }), '/blocks'],
  ['section text of 3,000', [section(x(3_000))], [section(x(3_001))], '/blocks/0/text/text'],
  ['some section text', [section('x')], [section('')], '/blocks/0/text/text'],
  [
    '10 fields',
    [{ type: 'section', fields: times(10, mrkdwn('x')) }],
    [{ type: 'section', fields: times(11, mrkdwn('x')) }],
    '/blocks/0/fields',
  ],
  [
    'a field of 2,000',
    [{ type: 'section', fields: [mrkdwn(x(2_000))] }],
    [{ type: 'section', fields: [mrkdwn(x(2_001))] }],
    '/blocks/0/fields/0/text',
  ],
  [
    'a header of 150',
    [{ type: 'header', text: plain(x(150)) }],
    [{ type: 'header', text: plain(x(151)) }],
    '/blocks/0/text/text',
  ],
  [
    'a plain header',
    [{ type: 'header', text: plain('x') }],
    [{ type: 'header', text: mrkdwn('x') }],
    '/blocks/0/text/type',
  ],
  ['25 actions', [actions(...distinct(25))], [actions(...distinct(26))], '/blocks/0/elements'],
  [
    '10 in a context',
    [{ type: 'context', elements: times(10, mrkdwn('x')) }],
    [{ type: 'context', elements: times(11, mrkdwn('x')) }],
    '/blocks/0/elements',
  ],
  [
    '100 options',
    [actions(select({ options: options(100) }))],
    [actions(select({ options: options(101) }))],
    '/blocks/0/elements/0/options',
  ],
  ['10 radio buttons', [actions(radio(10))], [actions(radio(11))], '/blocks/0/elements/0/options'],
  [
    'option text of 75',
    [actions(select({ options: options(1, x(75)) }))],
    [actions(select({ options: options(1, x(76)) }))],
    '/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'button text of 75',
    [actions(button({ text: plain(x(75)) }))],
    [actions(button({ text: plain(x(76)) }))],
    '/blocks/0/elements/0/text/text',
  ],
  [
    'button value of 2,000',
    [actions(button({ value: x(2_000) }))],
    [actions(button({ value: x(2_001) }))],
    '/blocks/0/elements/0/value',
  ],
  [
    'action id of 255',
    [actions(button({ action_id: x(255) }))],
    [actions(button({ action_id: x(256) }))],
    '/blocks/0/elements/0/action_id',
  ],
  [
    'block id of 255',
    [{ type: 'divider', block_id: x(255) }],
    [{ type: 'divider', block_id: x(256) }],
    '/blocks/0/block_id',
  ],
  [
    'unique action ids in a block',
    [actions(button()), actions(button())],
    [actions(button(), button())],
    '/blocks/0/elements/1/action_id',
  ],
  [
    'unique block ids',
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'b' },
    ],
    times(2, { type: 'divider', block_id: 'a' }),
    '/blocks/1/block_id',
  ],
  [
    'a known button style',
    [actions(button({ style: 'danger' }))],
    [actions(button({ style: 'plain' }))],
    '/blocks/0/elements/0/style',
  ],
  ['a known block', [section('x')], [{ type: 'paragraph' }], '/blocks/0/type'],
  ['no alert in a message', [section('x')], [{ type: 'alert' }], '/blocks/0/type'],
  [
    'no input element among actions',
    [actions(select())],
    [actions({ type: 'plain_text_input' })],
    '/blocks/0/elements/0/type',
  ],
  [
    'an initial option that is offered',
    [actions(select({ initial_option: options(1)[0] }))],
    [actions(select({ initial_option: { text: plain('Other'), value: 'v9' } }))],
    '/blocks/0/elements/0',
  ],
  [
    'a markdown of 12,000',
    [{ type: 'markdown', text: x(12_000) }],
    [{ type: 'markdown', text: x(12_001) }],
    '/blocks/0/text',
  ],
  [
    'a table of 100 rows',
    [{ type: 'table', rows: Array.from({ length: 100 }, () => [{ type: 'raw_text', text: 'x' }]) }],
    [{ type: 'table', rows: Array.from({ length: 101 }, () => [{ type: 'raw_text', text: 'x' }]) }],
    '/blocks/0/rows',
  ],
  [
    'one table',
    [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }],
    times(2, { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }),
    '/blocks',
  ],
  [
    'rich text with something in it',
    [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }] }],
    [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }] }],
    '/blocks/0/elements/0/elements/0/text',
  ],
  ['all text of 13,200', times(5, section(x(2_640))), times(5, section(x(2_641))), '/blocks'],
]

const view = (over: object = {}) => ({ type: 'modal', title: plain('Form'), blocks: [section('x')], ...over })
const form = (over: object = {}) =>
  view({ submit: plain('Send'), blocks: [input({ type: 'plain_text_input', action_id: 'a' })], ...over })

const viewLimits: [string, object, object, string][] = [
  ['title of 24', view({ title: plain(x(24)) }), view({ title: plain(x(25)) }), '/view/title/text'],
  ['submit of 24', form({ submit: plain(x(24)) }), form({ submit: plain(x(25)) }), '/view/submit/text'],
  ['close of 24', view({ close: plain(x(24)) }), view({ close: plain(x(25)) }), '/view/close/text'],
  [
    'private metadata of 3,000',
    view({ private_metadata: x(3_000) }),
    view({ private_metadata: x(3_001) }),
    '/view/private_metadata',
  ],
  ['callback id of 255', view({ callback_id: x(255) }), view({ callback_id: x(256) }), '/view/callback_id'],
  [
    '100 blocks',
    view({ blocks: times(100, { type: 'divider' }) }),
    view({ blocks: times(101, { type: 'divider' }) }),
    '/view/blocks',
  ],
  ['a submit button where there is an input', form(), form({ submit: undefined }), '/view/submit'],
  ['no table in a modal', view(), view({ blocks: [{ type: 'table', rows: [] }] }), '/view/blocks/0/type'],
  ['no markdown in a modal', view(), view({ blocks: [{ type: 'markdown', text: 'x' }] }), '/view/blocks/0/type'],
  ['no button as an input', form(), form({ blocks: [input(button())] }), '/view/blocks/0/element/type'],
  [
    'a real date',
    form({ blocks: [input({ type: 'datepicker', action_id: 'd', initial_date: '2026-03-02' })] }),
    form({ blocks: [input({ type: 'datepicker', action_id: 'd', initial_date: '2 March' })] }),
    '/view/blocks/0/element/initial_date',
  ],
]

describe('the blocks of a message', () => {
  test.each(messageLimits)('%s are accepted, and what goes beyond is named', (_, accepted, refused, pointer) => {
    expect(validateMessageBlocks(accepted)).toEqual([])
    expect(validateMessageBlocks(refused).map((problem) => problem.pointer)).toEqual([pointer])
  })

  test('a problem names the block it is in', () => {
    expect(validateMessageBlocks([{ type: 'divider' }, section(x(3_001))])).toEqual([
      {
        code: 'invalid_blocks',
        block: 'section #1',
        pointer: '/blocks/1/text/text',
        message: 'must be less than 3001 characters',
      },
    ])
  })

  test.each([[undefined], ['text'], [{}], [[null]], [[[]]], [['x']]])('%j is refused and does not throw', (blocks) => {
    expect(validateMessageBlocks(blocks)).not.toEqual([])
  })
})

describe('a view', () => {
  test.each(viewLimits)('%s is accepted, and what goes beyond is named', (_, accepted, refused, pointer) => {
    expect(validateView(accepted)).toEqual([])
    expect(validateView(refused).map((problem) => problem.pointer)).toContain(pointer)
  })

  test.each([[undefined], ['text'], [[]], [{}], [{ type: 'modal', blocks: null }]])(
    '%j is refused and does not throw',
    (candidate) => {
      expect(validateView(candidate)).not.toEqual([])
    },
  )
})
