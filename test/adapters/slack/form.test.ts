import type { ViewOutput, ViewResponseAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { describe, expect, test } from 'vitest'
import { submissionResponse } from '../../../adapters/slack/answer/submission-response.ts'
import { formValues } from '../../../adapters/slack/receive/form-values.ts'
import { formToModal } from '../../../adapters/slack/render/form-to-modal.ts'
import { decodeModalMetadata } from '../../../adapters/slack/render/modal-metadata.ts'
import { proposeActionForm } from '../../../src/cards/action-forms.ts'
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

  test('offers each dimension of a health check, however many there are', () => {
    const dimensions = Array.from({ length: 15 }, (_, at) => `dimension ${at + 1}`)
    const view = { label: 'CHECK-1', partnerName: 'Acme Hosting', company: 'Northwind', due: '2026-12-04' }
    const { blocks } = formToModal(proposeActionForm({ ...view, dimensions, about: 'dimension 15' }), ORIGIN)
    for (const one of dimensions) expect(JSON.stringify(blocks)).toContain(`"${one}"`)
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

/** The modal of a form as Slack sends it with a submission. */
function submitted(form: Form, values: ViewOutput['state']['values'] = {}): ViewOutput {
  return JSON.parse(JSON.stringify({ ...formToModal(form, ORIGIN), id: 'V1', hash: '1.a', state: { values } }))
}

describe('the answer to a submission', () => {
  test('errors stand at their fields; what concerns the whole form stands at the first', () => {
    const errors = { until: 'Enter a date after today.', form: 'Not yet.', gone: 'Unknown.' }
    expect(submissionResponse({ kind: 'errors', form: ANSWER_FORM, errors }, ORIGIN, submitted(ANSWER_FORM))).toEqual({
      response_action: 'errors',
      errors: { until: 'Enter a date after today.', q1: 'Not yet. Unknown.' },
    })
  })

  test('errors of a form without fields are shown on top of it', () => {
    const form = { ...ANSWER_FORM, fields: [] }
    expect(
      submissionResponse({ kind: 'errors', form, errors: { form: 'Not yet.' } }, ORIGIN, submitted(form)),
    ).toMatchObject({
      response_action: 'update',
      view: { blocks: [{ text: { text: '⚠️ Not yet.' } }, {}] },
    })
  })

  test('a refused form is shown again: the sentence above it, once, and in every field what was entered', () => {
    const option = (value: string) => ({ value, label: `Option ${value}` })
    const fields: Form['fields'] = [
      { id: 'text', kind: 'text', label: 'Text', maxLength: 3_000, initial: 'Before', placeholder: 'Say it' },
      { id: 'gone', kind: 'text', label: 'Left empty', maxLength: 3_000, optional: true, initial: 'Before' },
      { id: 'severity', kind: 'select', label: 'Severity', options: ['1', '2'].map(option), initial: '1' },
      { id: 'scale', kind: 'choice', label: 'Scale', options: ['1', '2'].map(option) },
      { id: 'until', kind: 'date', label: 'Until', initial: '2026-03-09' },
      { id: 'owner', kind: 'person', label: 'Owner' },
    ]
    const form = { ...ANSWER_FORM, fields }
    const chosen = (value: string) => ({ text: { type: 'plain_text' as const, text: `Option ${value}` }, value })
    const values: ViewOutput['state']['values'] = {
      text: { value: { type: 'plain_text_input', value: 'Line one\n<!here> & more' } },
      gone: { value: { type: 'plain_text_input', value: null } },
      severity: { value: { type: 'static_select', selected_option: chosen('2') } },
      scale: { value: { type: 'radio_buttons', selected_option: chosen('1') } },
      until: { value: { type: 'datepicker', selected_date: '2026-04-01' } },
      owner: { value: { type: 'users_select', selected_user: 'U07' } },
    }
    const once = refused(submissionResponse({ kind: 'refused', text: 'Not now.' }, ORIGIN, submitted(form, values)))
    expect(validateView(JSON.parse(JSON.stringify(once)))).toEqual([])
    expect(decodeModalMetadata(once.private_metadata ?? '')).toEqual({ context: form.context, origin: ORIGIN })
    expect(once.blocks[0]).toMatchObject({ type: 'section', text: { text: '⚠️ Not now.' } })
    expect(elements(once)).toEqual([
      expect.objectContaining({ initial_value: 'Line one\n<!here> & more', placeholder: expect.anything() }),
      expect.not.objectContaining({ initial_value: expect.anything() }),
      expect.objectContaining({ initial_option: expect.objectContaining({ value: '2' }) }),
      expect.objectContaining({ initial_option: expect.objectContaining({ value: '1' }) }),
      expect.objectContaining({ initial_date: '2026-04-01' }),
      expect.objectContaining({ initial_user: 'U07' }),
    ])

    const again = { ...submitted(form, values), blocks: once.blocks }
    const twice = refused(submissionResponse({ kind: 'refused', text: 'Still not.' }, ORIGIN, again))
    expect(twice.blocks).toHaveLength(once.blocks.length)
    expect(twice.blocks[0]).toMatchObject({ text: { text: '⚠️ Still not.' } })
  })

  test('everything else closes the modal', () => {
    const view = submitted(ANSWER_FORM)
    expect(submissionResponse({ kind: 'nothing' }, ORIGIN, view)).toBeUndefined()
    expect(submissionResponse({ kind: 'notice', text: 'Done.' }, ORIGIN, view)).toBeUndefined()
  })
})

function refused(response: ViewResponseAction | undefined): ModalView {
  if (response?.response_action !== 'update' || response.view?.type !== 'modal') throw new Error('no modal was shown')
  return response.view
}

function elements(view: ModalView): unknown[] {
  return view.blocks.flatMap((block) => ('element' in block ? [block.element] : []))
}
