import { letters } from '../credentials.ts'
import { isRecord, recordsOf, textOf, type JsonRecord } from '../json-record.ts'
import type { StoredFile } from '../workspace/records.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { SlackRefusal, type ApiMethod } from './api-call.ts'

/** So often `files.info` says that a file is not ready yet: Slack takes files in after it has answered. */
const LOOKS_UNTIL_READY = 2

/** Files as apps upload them since files.upload is gone: an address is asked for, the bytes go there, and the upload is completed (Web API reference). */
export const filesGetUploadUrl: ApiMethod = {
  token: 'bot',
  run(call) {
    call.need('files:write')
    const name = call.required('filename')
    const length = Number(call.required('length'))
    if (!Number.isInteger(length) || length < 1) throw new SlackRefusal('invalid_arguments')
    const id = `F${letters(10).toUpperCase()}`
    const key = letters(24)
    call.workspace.files.set(id, { id, key, name, length, looks: 0 })
    return { upload_url: `${call.workspace.origin}/upload/v1/${key}`, file_id: id }
  },
}

/** What is posted to the address. */
export function takeUpload(workspace: Workspace, key: string, bytes: Buffer): { status: number; body: string } {
  const file = workspace.files.values().find((one) => one.key === key && one.bytes === undefined)
  if (file === undefined) return { status: 404, body: 'not found' }
  if (bytes.length !== file.length) return { status: 400, body: 'length mismatch' }
  workspace.files.set(file.id, { ...file, bytes: bytes.toString('base64') })
  return { status: 200, body: `OK - ${bytes.length}` }
}

export const filesCompleteUpload: ApiMethod = {
  token: 'bot',
  run(call) {
    call.need('files:write')
    const named = recordsOf(call.json('files', 'invalid_arguments'))
    if (named.length === 0) throw new SlackRefusal('invalid_arguments')
    const { files } = call.workspace
    const done = named.map(({ id, title }): StoredFile => {
      const file = files.get(textOf(id) ?? '')
      if (file === undefined) throw new SlackRefusal('file_not_found')
      if (file.bytes === undefined) throw new SlackRefusal('file_update_failed')
      return files.set(file.id, { ...file, title: textOf(title) ?? file.name })
    })
    return { files: done.map(({ id, title }) => ({ id, title })) }
  },
}

export const filesInfo: ApiMethod = {
  token: 'bot',
  run(call) {
    call.need('files:read')
    const { files } = call.workspace
    const file = files.get(call.required('file', 'file_not_found'))
    if (file?.title === undefined) throw new SlackRefusal('file_not_found')
    const looked = files.set(file.id, { ...file, looks: file.looks + 1 })
    return { file: { id: file.id, name: file.name, title: file.title, size: file.length, ...kindOf(looked) } }
  },
}

/** Empty until the file is ready. */
function kindOf({ looks, bytes }: StoredFile): JsonRecord {
  const isPng = bytes?.startsWith('iVBORw0KGgo') === true
  if (looks <= LOOKS_UNTIL_READY) return { mimetype: '', filetype: '' }
  return isPng
    ? { mimetype: 'image/png', filetype: 'png' }
    : { mimetype: 'application/octet-stream', filetype: 'binary' }
}

/** What Slack refuses an image block for, by the file that it names; undefined where nothing is. */
export function fileProblem(workspace: Workspace, block: JsonRecord): string | undefined {
  const named = block['slack_file']
  if (named === undefined) return undefined
  if (block['image_url'] !== undefined || !isRecord(named)) return 'image_url and slack_file exclude each other'
  const file = workspace.files.get(textOf(named['id']) ?? '')
  if (file?.title === undefined || kindOf(file)['mimetype'] !== 'image/png') return 'invalid slack file'
  return undefined
}

/** A message's blocks as clients get them: with what is in the files that they show. */
export function withFilesShown(workspace: Workspace, payload: JsonRecord): JsonRecord {
  const blocks = payload['blocks']
  if (!Array.isArray(blocks) || !JSON.stringify(blocks).includes('"slack_file"')) return payload
  const shown = recordsOf(blocks).map((block) => {
    const file = isRecord(block['slack_file']) && workspace.files.get(textOf(block['slack_file']['id']) ?? '')
    return file ? { ...block, image_url: `data:image/png;base64,${file.bytes}` } : block
  })
  return { ...payload, blocks: shown }
}
