import type { Card } from './card.ts'
import { quote } from './quote.ts'

/** What somebody wrote; `files`: their names in a row; both empty once it is `deleted`. */
export type MessageWords = { text: string; files: string; since?: 'edited' | 'deleted' }

/** What somebody wrote under a case elsewhere. `platform`: where, as people call it. */
export type MessageView = { label: string; byName: string; byCompany: string; platform: string; words: MessageWords }

export function messageCard({ label, byName, byCompany, platform, words }: MessageView): Card {
  const { text, files, since } = words
  const how = since === 'deleted' ? 'has deleted what they wrote' : since === 'edited' ? 'wrote (edited)' : 'wrote'
  const lead = ` (${byCompany}) ${how} in ${platform}`
  const line = `${label}: ${byName}${lead}`
  const blocks: Card['blocks'] = []
  if (text !== '') blocks.push({ kind: 'text', text })
  if (files !== '') blocks.push({ kind: 'text', text: `With ${files}.` })
  return {
    subject: label,
    title: `${label}: from ${platform}`,
    headline: [`${label}: `, { bold: byName }, lead],
    tone: 'neutral',
    blocks,
    buttons: [],
    fallback: `${line}${text === '' ? '.' : `: ${quote(text)}`}`,
  }
}

/** In its place where those read who may not read what it says. */
export function silentMessageCard(label: string): Card {
  return {
    subject: label,
    title: `${label}: a message`,
    headline: [`${label}: a message stood here.`],
    tone: 'neutral',
    blocks: [],
    buttons: [],
    fallback: `${label}: a message stood here.`,
  }
}
