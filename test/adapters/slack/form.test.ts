import { describe, expect, test } from 'vitest'
import { submissionResponse } from '../../../adapters/slack/answer/submission-response.ts'
import { formValues } from '../../../adapters/slack/receive/form-values.ts'
import { formToModal } from '../../../adapters/slack/render/form-to-modal.ts'
import { decodeModalMetadata } from '../../../adapters/slack/render/modal-metadata.ts'
import type { Form } from '../../../src/cards/form.ts'
import { validateView } from '../../../src/playground/slack/block-kit/validate-view.ts'
import { ANSWER_FORM } from '../../fixtures/sample-cards.ts'

const ORIGIN = { channelId: 'C01', userId: 'U01', responseUrl: 'https://hooks.example/1', receivedAt: 1 }

describe('a form as a modal', () => {
  test('carries its context and the way back through Slack unchanged', () => {
    const { private_metadata: metadata = '', callback_id: name } = formToModal(ANSWER_FORM, ORIGIN)
    expect(name).toBe('check-in.answer')
    expect(decodeModalMetadata(metadata)).toEqual({ context: { run: 'RUN-1' }, origin: ORIGIN })
  })

  test('gives up the way back before the context when both do not fit', () => {
    const context = { long: 'x'.repeat(2_970) }
    const { private_metadata: metadata = '' } = formToModal({ ...ANSWER_FORM, context }, ORIGIN)
    expect(decodeModalMetadata(metadata)).toEqual({ context })
  })

  test('more context than Slack carries is a mistake that is not hidden', () => {
    expect(() => formToModal({ ...ANSWER_FORM, context: { long: 'x'.repeat(3_000) } })).toThrow(RangeError)
  })

  test('is accepted by Slack whatever stands in it', () => {
    const long = '<!channel> & 👩‍👩‍👧‍👦 '.repeat(400)
    const options = Array.from({ length: 120 }, (_, at) => ({ value: String(at), label: long }))
    const field = { label: long, hint: long }
    const form: Form = {
      ...ANSWER_FORM,
      title: long,
      submitLabel: long,
      intro: [long, '', ' '],
      fields: [
        { ...field, id: 'a', kind: 'text', maxLength: 9_000, initial: long, placeholder: long },
        { ...field, id: 'b', kind: 'select', options, initial: '119' },
        { ...field, id: 'c', kind: 'choice', options, initial: '1' },
        { ...field, id: 'd', kind: 'select', options: [] },
        { ...field, id: 'e', kind: 'date', initial: 'tomorrow' },
        { ...field, id: 'f', kind: 'person', initial: { name: long, accounts: [] } },
      ],
    }
    expect(validateView(JSON.parse(JSON.stringify(formToModal(form, ORIGIN))))).toEqual([])
    expect(validateView(JSON.parse(JSON.stringify(formToModal({ ...form, fields: [], intro: [] }))))).toEqual([])
  })

  test('a modal of another app is not taken for ours', () => {
    for (const metadata of ['', 'hello', '[]', '{"context":1}', 'null'])
      expect(decodeModalMetadata(metadata)).toBeUndefined()
  })
})

describe('what was entered', () => {
  test('comes back by field id, without what was left empty', () => {
    const option = { text: { type: 'plain_text' as const, text: 'High' }, value: '2' }
    expect(
      formValues({
        why: { value: { type: 'plain_text_input', value: 'It broke' } },
        hint: { value: { type: 'plain_text_input', value: null } },
        severity: { value: { type: 'static_select', selected_option: option } },
        score: { value: { type: 'radio_buttons', selected_option: null } },
        until: { value: { type: 'datepicker', selected_date: '2026-03-09' } },
        owner: { value: { type: 'users_select', selected_user: 'U01' } },
      }),
    ).toEqual({ why: 'It broke', severity: '2', until: '2026-03-09', owner: 'U01' })
  })
})

describe('the answer to a submission', () => {
  test('errors stand at their fields; what concerns the whole form stands at the first', () => {
    const errors = { until: 'Enter a date after today.', form: 'Not yet.', gone: 'Unknown.' }
    expect(submissionResponse({ kind: 'errors', form: ANSWER_FORM, errors }, ORIGIN)).toEqual({
      response_action: 'errors',
      errors: { until: 'Enter a date after today.', q1: 'Not yet. Unknown.' },
    })
  })

  test('errors of a form without fields are shown on top of it', () => {
    const form = { ...ANSWER_FORM, fields: [] }
    expect(submissionResponse({ kind: 'errors', form, errors: { form: 'Not yet.' } }, ORIGIN)).toMatchObject({
      response_action: 'update',
      view: { blocks: [{ text: { text: '⚠️ Not yet.' } }, {}] },
    })
  })

  test('everything else closes the modal', () => {
    expect(submissionResponse({ kind: 'nothing' }, ORIGIN)).toBeUndefined()
    expect(submissionResponse({ kind: 'notice', text: 'Done.' }, ORIGIN)).toBeUndefined()
  })
})
