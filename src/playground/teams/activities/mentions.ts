import type { JsonObject } from '../json-object.ts'

/** An account that can be mentioned in a conversation. */
export type Mentionable = { id: string; name: string }

/** What a person typed, as Teams sends it: markup in the text, one entity a mention, and the same as HTML. */
export type MarkedUp = { text: string; html: string; entities: JsonObject[]; mentionedIds: string[] }

/** Turns each `@Name` of somebody who is there into a mention. Longer names win: `@Ann Lee` before `@Ann`. */
export function markUpMentions(typed: string, accounts: Mentionable[]): MarkedUp {
  const byName = new Map(accounts.map((account) => [account.name, account]))
  const names = [...byName.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(`@(${names.map((name) => RegExp.escape(name)).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  const entities: JsonObject[] = []
  const mentionedIds: string[] = []
  let text = ''
  let html = ''
  let from = 0
  for (const match of typed.matchAll(pattern)) {
    const account = byName.get(match[1] ?? '')
    if (!account) continue
    const before = typed.slice(from, match.index)
    const markup = `<at>${account.name}</at>`
    text += before + markup
    html += `${escaped(before)}<span itemscope itemtype="http://schema.skype.com/Mention" itemid="${entities.length}">${escaped(account.name)}</span>`
    entities.push({ type: 'mention', text: markup, mentioned: { id: account.id, name: account.name } })
    mentionedIds.push(account.id)
    from = match.index + match[0].length
  }
  text += typed.slice(from)
  html += escaped(typed.slice(from))
  return { text, html: `<p>${html}</p>`, entities, mentionedIds }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
