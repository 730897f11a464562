import type { ViewOutput } from '@slack/bolt'
import type { InputBlock } from '@slack/types'
import { expect, test } from 'vitest'
import { refusedView } from '../../adapters/slack/answer/refused-view.ts'
import { formToModal } from '../../adapters/slack/render/form-to-modal.ts'
import { submittedForm } from '../../adapters/teams/render/action-data.ts'
import { formToAdaptiveCard } from '../../adapters/teams/render/form-to-adaptive-card.ts'
import type { Form } from '../../src/cards/form.ts'
import { validateView } from '../../src/playground/slack/block-kit/validate-view.ts'
import { validateAdaptiveCard } from '../../src/playground/teams/card-schema/validate-adaptive-card.ts'

const options = Array.from({ length: 400 }, (_, at) => ({ value: `partner-${at}`, label: `Partner number ${at}` }))
const form: Form = {
  ...{ form: 'case.open', title: 'Which partner?', submitLabel: 'Next', intro: [], context: {} },
  fields: [{ kind: 'select', id: 'partner', label: 'Partner', options, initial: 'partner-399' }],
}

test('four hundred options stand in groups on Slack, where one types to find one, and the last of them can be chosen and comes back', () => {
  const view = formToModal(form)
  expect(validateView(JSON.parse(JSON.stringify(view)))).toEqual([])
  const [block] = view.blocks as InputBlock[]
  if (block?.element.type !== 'static_select') throw new Error('no drop-down')
  expect(block.element.options).toBeUndefined()
  expect(block.element.option_groups?.map(({ label }) => label.text)).toEqual([
    'Partner number 0 – Partner number 99',
    'Partner number 100 – Partner number 199',
    'Partner number 200 – Partner number 299',
    'Partner number 300 – Partner number 399',
  ])
  expect(block.element.option_groups?.flatMap((group) => group.options)).toHaveLength(400)
  expect(block.element.initial_option?.value).toBe('partner-399')

  const selected = {
    type: 'static_select',
    selected_option: { text: { type: 'plain_text', text: 'x' }, value: 'partner-250' },
  }
  const submitted = { ...view, id: 'V1', state: { values: { partner: { value: selected } } } } as unknown as ViewOutput
  expect(JSON.stringify(refusedView(submitted, 'Not now.'))).toMatch(
    /"initial_option":\{[^}]*\}?[^}]*"value":"partner-250"/u,
  )
})

test('options are a list to search on Teams as far as they weigh no more than a message may; of four hundred one is typed', () => {
  const [field] = form.fields
  if (field?.kind !== 'select') throw new Error('no choice')
  const typed = formToAdaptiveCard(form)
  expect(validateAdaptiveCard(typed)).toEqual([])
  expect(typed.body).toContainEqual(expect.objectContaining({ type: 'Input.Text', value: 'partner-399' }))
  const card = formToAdaptiveCard({
    ...form,
    fields: [{ ...field, options: options.slice(-150).map((one) => ({ ...one, label: one.label.padEnd(75, '.') })) }],
  })
  expect(validateAdaptiveCard(card)).toEqual([])
  expect(card.body).toContainEqual(
    expect.objectContaining({ type: 'Input.ChoiceSet', style: 'filtered', value: 'partner-399' }),
  )
  expect(JSON.stringify(card)).toContain('"partner-250"')
  expect(JSON.stringify(card).length).toBeLessThan(28 * 1024)
  // A refused one comes back with what was chosen.
  const [action] = card.actions ?? []
  if (action?.type !== 'Action.Submit') throw new Error('no button')
  const again = formToAdaptiveCard(submittedForm(action.data)!, {
    values: { partner: 'partner-250' },
    errors: { form: 'Not now.' },
  })
  expect(again.body).toContainEqual(
    expect.objectContaining({ choices: [{ title: 'partner-250', value: 'partner-250' }], value: 'partner-250' }),
  )
})
