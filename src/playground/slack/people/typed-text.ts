import { isRecord, textOf } from '../json-record.ts'
import { BOT_NAME } from '../slack-world.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { handle } from '../web-api/user-json.ts'

/**
 * What Slack makes of typed text: `&`, `<` and `>` escaped, links and mentions turned into markup. Names of people match
 * in full or by first name, the longest first. Messages show `<@U1>`; commands with `should_escape` show `<@U1|ada.l>`.
 */
export function typedText(workspace: Workspace, text: string, form: 'message' | 'command'): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const mentions = namesOf(workspace)
  const names = mentions.map(({ name }) => RegExp.escape(name)).join('|')
  const pattern = new RegExp(
    `(?<url>https?://[^\\s|]*[^\\s|.,;:!?)"'])|(?<![\\w@])@(?<name>${names})(?![\\p{L}\\p{N}_])|(?<![\\w@])@(?<all>channel|here|everyone)\\b|(?<![\\w#])#(?<room>[\\w-]+)|(?<mail>[\\w.+-]+@[\\w-]+\\.[\\w.-]*\\w)`,
    'giu',
  )
  return escaped.replace(pattern, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1)
    const [url, name, all, room, mail] = ['url', 'name', 'all', 'room', 'mail'].map((group) =>
      isRecord(groups) ? textOf(groups[group]) : undefined,
    )
    if (url !== undefined) return `<${url}>`
    if (mail !== undefined) return `<mailto:${mail}|${mail}>`
    if (all !== undefined) return form === 'message' ? `<!${all.toLowerCase()}>` : whole
    if (room !== undefined) return roomMarkup(workspace, room, whole)
    const person = mentions.find((one) => one.name.toLowerCase() === name?.toLowerCase())
    if (person === undefined) return whole
    return form === 'message' ? `<@${person.id}>` : `<@${person.id}|${person.handle}>`
  })
}

function roomMarkup(workspace: Workspace, room: string, whole: string): string {
  const channel = workspace.channels.values().find((one) => one.kind === 'channel' && one.name === room)
  return channel === undefined ? whole : `<#${channel.id}|${channel.name}>`
}

/** Names that may follow "@", longest first so that a full name wins over a first name. A shared first name is the first one's. */
function namesOf(workspace: Workspace): { name: string; id: string; handle: string }[] {
  const bot = { name: BOT_NAME, id: workspace.credentials.botUserId, handle: handle(BOT_NAME) }
  const people = workspace.people.all().flatMap(({ id, name }) => {
    const first = name.split(' ')[0] ?? name
    return [...new Set([name, first])].map((one) => ({ name: one, id, handle: handle(name) }))
  })
  return [bot, ...people].sort((a, b) => b.name.length - a.name.length)
}
