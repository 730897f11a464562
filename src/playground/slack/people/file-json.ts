import { extname } from 'node:path'
import { letters } from '../credentials.ts'
import type { JsonRecord } from '../json-record.ts'
import { handle } from '../web-api/user-json.ts'
import type { User, Workspace } from '../workspace/workspace.ts'

/** A file that somebody attached. It has a name and addresses; what is in it, nobody asks the local Slack. */
export function fileJson(workspace: Workspace, user: User, name: string): JsonRecord {
  const id = `F${letters(10).toUpperCase()}`
  const filetype = extname(name).slice(1).toLowerCase() || 'binary'
  const at = Math.floor(workspace.clock.now() / 1_000)
  const address = `${workspace.origin}/files-pri/${user.teamId}-${id}`
  const written = encodeURIComponent(name)
  return {
    id,
    created: at,
    timestamp: at,
    name,
    title: name,
    mimetype: 'application/octet-stream',
    filetype,
    pretty_type: filetype.toUpperCase(),
    user: user.id,
    user_team: user.teamId,
    editable: false,
    size: 1_024,
    mode: 'hosted',
    is_external: false,
    is_public: true,
    url_private: `${address}/${written}`,
    url_private_download: `${address}/download/${written}`,
    permalink: `${workspace.origin}/files/${handle(user.name)}/${id}/${written}`,
    file_access: 'visible',
  }
}
