import type { BlockProblem } from '../block-kit/findings.ts'
import { validateMessageBlocks } from '../block-kit/validate-message.ts'
import { letters } from '../credentials.ts'
import { isRecord, recordsOf, type JsonRecord } from '../json-record.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { SlackRefusal, type ApiCall } from './api-call.ts'
import { fileProblem } from './file-methods.ts'

/** What a message says, checked: at least text or blocks, every block valid, metadata complete. */
export type MessageContent = { text?: string; blocks?: JsonRecord[]; metadata?: JsonRecord; attachments?: unknown }

/** Refuses text over `longestText` characters: 40,000 when posting, 4,000 when updating (Web API reference). */
export function contentOf(call: ApiCall, longestText: number): MessageContent {
  const text = call.text('text')
  if (text !== undefined && text.length > longestText) throw new SlackRefusal('msg_too_long')
  const blocks = call.json('blocks', 'invalid_blocks_format')
  const attachments = call.json('attachments', 'invalid_attachments')
  const metadata = metadataOf(call)
  return {
    ...(text !== undefined && { text }),
    ...(blocks !== undefined && { blocks: validBlocks(call.workspace, blocks) }),
    ...(attachments !== undefined && { attachments }),
    ...(metadata !== undefined && { metadata }),
  }
}

/** The blocks with an id each, or the refusal that Slack would answer. */
function validBlocks(workspace: Workspace, blocks: unknown): JsonRecord[] {
  if (!Array.isArray(blocks)) throw new SlackRefusal('invalid_blocks_format')
  const unfit = recordsOf(blocks).flatMap((block, at) => {
    const isChart = block['type'] === 'data_visualization' && !workspace.takesCharts
    const message = isChart ? 'unsupported type: data_visualization' : fileProblem(workspace, block)
    return message === undefined
      ? []
      : [{ code: 'invalid_blocks' as const, pointer: `/blocks/${at}`, message, block: `#${at}` }]
  })
  const [odd] = unfit
  if (odd !== undefined) throw refusalOf([odd])
  const [first, ...rest] = validateMessageBlocks(blocks)
  if (first !== undefined) throw refusalOf([first, ...rest])
  return recordsOf(blocks).map((block) => ({ ...block, block_id: block['block_id'] ?? letters(5) }))
}

/** The refusal for what validation found; its messages name each offending place. */
export function refusalOf(problems: [BlockProblem, ...BlockProblem[]]): SlackRefusal {
  const errors = problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`)
  const messages = errors.map((error) => `[ERROR] ${error}`)
  return new SlackRefusal(problems[0].code, { errors, response_metadata: { messages } })
}

function metadataOf(call: ApiCall): JsonRecord | undefined {
  const metadata = call.record('metadata', 'invalid_metadata_format')
  if (metadata === undefined || Object.keys(metadata).length === 0) return metadata
  if (typeof metadata['event_type'] !== 'string' || !isRecord(metadata['event_payload']))
    throw new SlackRefusal('invalid_metadata_schema')
  return metadata
}
