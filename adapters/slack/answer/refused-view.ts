import type { ViewOutput } from '@slack/bolt'
import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import { SECTION_TEXT } from '../render/limits.ts'
import { plain } from '../render/text-objects.ts'

/** No field has this id: theirs hold no dot. */
const REFUSAL = 'liaison.refusal'

type Entered = ViewOutput['state']['values'][string][string]

/** The modal that was just submitted, once more: with the sentence above it, and in its fields what was entered. */
export function refusedView(view: ViewOutput, sentence: string): ModalView {
  const { callback_id, private_metadata, title, submit, close } = view
  const refusal: KnownBlock = { type: 'section', block_id: REFUSAL, text: plain(`⚠️ ${sentence}`, SECTION_TEXT) }
  const blocks = view.blocks
    .filter(({ block_id: id }) => id !== REFUSAL)
    .map((block) => (isInput(block) ? withEntered(block, view) : block))
  return {
    type: 'modal',
    callback_id,
    private_metadata,
    title,
    ...(submit && { submit }),
    ...(close && { close }),
    blocks: [refusal, ...blocks],
  }
}

function isInput(block: { type: string }): block is InputBlock {
  return block.type === 'input'
}

function withEntered(block: InputBlock, { state }: ViewOutput): InputBlock {
  const { action_id: actionId = '' } = block.element
  const entered = state.values[block.block_id ?? '']?.[actionId]
  return entered === undefined ? block : { ...block, element: filled(block.element, entered) }
}

/** An element as it is drawn anew; where it was left empty, nothing of what stood in it at first comes back. */
function filled(element: InputBlock['element'], entered: Entered): InputBlock['element'] {
  switch (element.type) {
    case 'plain_text_input': {
      const { initial_value: _, ...empty } = element
      return { ...empty, ...(entered.value && { initial_value: entered.value }) }
    }
    case 'static_select':
    case 'radio_buttons': {
      const { initial_option: _, ...empty } = element
      const value = entered.selected_option?.value
      const groups = 'option_groups' in empty ? (empty.option_groups ?? []) : []
      const offered = [...(empty.options ?? []), ...groups.flatMap(({ options }) => options)]
      const option = offered.find((one) => one.value === value)
      return { ...empty, ...(option && { initial_option: option }) } as InputBlock['element']
    }
    case 'datepicker': {
      const { initial_date: _, ...empty } = element
      return { ...empty, ...(entered.selected_date && { initial_date: entered.selected_date }) }
    }
    case 'users_select': {
      const { initial_user: _, ...empty } = element
      return { ...empty, ...(entered.selected_user && { initial_user: entered.selected_user }) }
    }
    default:
      return element
  }
}
