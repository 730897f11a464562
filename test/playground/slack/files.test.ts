import { beforeEach, afterEach, describe, expect, test } from 'vitest'
import type { LocalSlack } from '../../../src/playground/slack/local-slack.ts'
import { DEFAULT_SCOPES } from '../../../src/playground/slack/slack-world.ts'
import { SHARED, smallWorld, startWithoutBot } from './small-workspace.ts'
import { clientOf, errorOf } from './web-client.ts'

/** The first bytes of a PNG, which is all that is looked at. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

let slack: LocalSlack
beforeEach(async () => {
  const scopes = [...DEFAULT_SCOPES, 'files:write', 'files:read']
  slack = await startWithoutBot({ world: { ...smallWorld, scopes } })
})
afterEach(() => slack[Symbol.asyncDispose]())

const call = (method: string, args: Record<string, unknown>) => clientOf(slack).apiCall(method, args)

async function address(length = PNG.length): Promise<{ url: string; id: string }> {
  const answer = Object(await call('files.getUploadURLExternal', { filename: 'chart.png', length }))
  return { url: answer.upload_url, id: answer.file_id }
}

async function send(url: string, bytes: Buffer = PNG): Promise<number> {
  const { status } = await fetch(url, { method: 'POST', body: new Uint8Array(bytes) })
  return status
}

/** Up to and including the completion. */
async function uploaded(bytes: Buffer = PNG): Promise<string> {
  const { url, id } = await address(bytes.length)
  expect(await send(url, bytes)).toBe(200)
  await call('files.completeUploadExternal', { files: [{ id, title: 'A chart' }] })
  return id
}

async function kindOf(file: string): Promise<string> {
  return Object(await call('files.info', { file })).file.mimetype
}

const image = (file: object) => ({ type: 'image', alt_text: 'A chart', ...file })
const posted = (...blocks: object[]) => errorOf(call('chat.postMessage', { channel: SHARED, text: 'x', blocks }))

describe('a file', () => {
  test('is taken in after a while, and only then shown in a message', async () => {
    const id = await uploaded()
    expect(await posted(image({ slack_file: { id } }))).toBe('invalid_blocks')
    expect([await kindOf(id), await kindOf(id), await kindOf(id)]).toEqual(['', '', 'image/png'])
    expect(await posted(image({ slack_file: { id } }))).toBe('ok')
    const [message] = slack.workplace().messages
    expect(JSON.stringify(message?.payload)).toContain(`data:image/png;base64,${PNG.toString('base64')}`)
  })

  test('goes to its address once, whole, before the upload is completed', async () => {
    const { url, id } = await address()
    const complete = { files: [{ id, title: 'A chart' }] }
    expect(await errorOf(call('files.completeUploadExternal', complete))).toBe('file_update_failed')
    expect(await send(url, PNG.subarray(1))).toBe(400)
    expect(await send(url)).toBe(200)
    expect(await send(url)).toBe(404)
    expect(await errorOf(call('files.info', { file: id }))).toBe('file_not_found')
    expect(await errorOf(call('files.completeUploadExternal', complete))).toBe('ok')
    expect(await send(`${url}x`)).toBe(404)
  })

  test('that is no picture is shown in no message, and neither is one that is not there', async () => {
    const id = await uploaded(Buffer.from('no picture at all'))
    for (let look = 0; look < 3; look += 1) await kindOf(id)
    expect(await posted(image({ slack_file: { id } }))).toBe('invalid_blocks')
    expect(await posted(image({ slack_file: { id: 'F404' } }))).toBe('invalid_blocks')
    expect(await posted(image({ slack_file: { id }, image_url: 'https://example.com/a.png' }))).toBe('invalid_blocks')
  })

  test.each([
    ['files.getUploadURLExternal', { filename: 'a.png', length: 1 }, 'files:write'],
    ['files.completeUploadExternal', { files: [{ id: 'F1' }] }, 'files:write'],
    ['files.info', { file: 'F1' }, 'files:read'],
  ])('%s needs leave', async (method, args, scope) => {
    slack.admin.setScope(scope, false)
    expect(await errorOf(call(method, args))).toBe('missing_scope')
  })

  test.each([
    ['files.getUploadURLExternal', { filename: 'a.png' }, 'invalid_arguments'],
    ['files.getUploadURLExternal', { length: 3 }, 'invalid_arguments'],
    ['files.getUploadURLExternal', { filename: 'a.png', length: 0 }, 'invalid_arguments'],
    ['files.completeUploadExternal', { files: [] }, 'invalid_arguments'],
    ['files.completeUploadExternal', { files: [{ id: 'F404' }] }, 'file_not_found'],
    ['files.info', { file: 'F404' }, 'file_not_found'],
  ])('%s with %o is refused with %s', async (method, args, code) => {
    expect(await errorOf(call(method, args))).toBe(code)
  })
})

describe('a chart', () => {
  const chart = (change: object = {}, axis: object = {}) => ({
    ...{ type: 'data_visualization', title: 'Kept' },
    chart: {
      type: 'line',
      series: [
        {
          name: 'Acme',
          data: [
            { label: 'Mon', value: 1 },
            { label: 'Tue', value: -2.5 },
          ],
        },
      ],
      axis_config: { categories: ['Mon', 'Tue'], y_label: '%', ...axis },
      ...change,
    },
  })

  test('is taken, twice a message, until the workspace is one without them', async () => {
    expect(await posted(chart(), chart())).toBe('ok')
    expect(await posted(chart(), chart(), chart())).toBe('invalid_blocks')
    slack.admin.setTakesCharts(false)
    expect(await posted(chart())).toBe('invalid_blocks')
  })

  test.each<[string, object]>([
    ['of another type', chart({ type: 'radar' })],
    ['without lines', chart({ series: [] })],
    ['with a gap', chart({ series: [{ name: 'Acme', data: [{ label: 'Mon', value: 1 }] }] })],
    [
      'with a line of another day',
      chart({
        series: [
          {
            name: 'A',
            data: [
              { label: 'Mon', value: 1 },
              { label: 'Sun', value: 1 },
            ],
          },
        ],
      }),
    ],
    ['with two names alike', chart({ series: [1, 2].map(() => chart().chart.series[0]) })],
    [
      'with a number that is none',
      chart({
        series: [
          {
            name: 'A',
            data: [
              { label: 'Mon', value: '1' },
              { label: 'Tue', value: 1 },
            ],
          },
        ],
      }),
    ],
    ['with a long label', chart({}, { categories: ['x'.repeat(21), 'Tue'] })],
    ['without an axis', chart({ axis_config: undefined })],
    ['with a long title', { ...chart(), title: 'x'.repeat(51) }],
    [
      'with an empty slice',
      { type: 'data_visualization', title: 'a', chart: { type: 'pie', segments: [{ label: 'a', value: 0 }] } },
    ],
  ])('%s is refused', async (_, block) => {
    expect(await posted(block)).toBe('invalid_blocks')
  })
})
