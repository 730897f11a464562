import { isRecord, recordsOf, textOf, type JsonRecord } from '../json-record.ts'
import type { StoredView } from '../workspace/records.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { inputValue, initialText } from './input-value.ts'

/** What a modal's inputs hold: Slack's `view.state.values`, and what the client itself would refuse, by block id. */
type FilledView = { values: JsonRecord; refused: Record<string, string> }

/** Fills the inputs of a view with what a person entered, by block id; where nothing was, with the initial value. */
export function fillView(workspace: Workspace, view: StoredView): FilledView {
  const values: JsonRecord = {}
  const refused: Record<string, string> = {}
  for (const block of inputBlocks(view)) {
    const { element } = block
    const blockId = textOf(block['block_id'])
    if (blockId === undefined || !isRecord(element)) continue
    const entered = view.entered[blockId] ?? initialText(element)
    if (entered === '' && block['optional'] !== true) refused[blockId] = 'Please complete this required field.'
    const filled = inputValue(workspace, element, entered)
    if ('refused' in filled) refused[blockId] = filled.refused
    else values[blockId] = { [String(element['action_id'])]: { type: element['type'], ...filled.value } }
  }
  return { values, refused }
}

export function inputBlocks(view: StoredView): JsonRecord[] {
  return recordsOf(view.payload['blocks']).filter((block) => block['type'] === 'input')
}
