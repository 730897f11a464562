import { actionTitle } from '../../domain/corrective/corrective-action.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { findLabelled, type Labelled } from '../find/find-subject.ts'
import type { ChatScene } from '../scene.ts'

const LABEL = /\b(?:CASE|ESC|CHECK|MAINT|ACT|OURS)-\d+\b/u

/**
 * What a case is called that is made of something that no person wrote: one of our own cards is about something, and what other apps post begins with
 * signs and ends with links. Undefined where the words say nothing. `partners`: with whom the case may be.
 */
export async function promptTitle(scene: ChatScene, partners: Partner[], text: string): Promise<string | undefined> {
  const [label] = LABEL.exec(text) ?? []
  const found = label === undefined ? undefined : await findLabelled(scene, { subject: label, values: {} })
  const isTheirs = found && 'subject' in found && partners.every(({ id }) => id === found.partner?.id)
  if (label !== undefined && isTheirs) return `About ${label}: ${titleOf(found.subject)}`
  return text
    .split('\n')
    .map(bare)
    .find((line) => /[\p{L}\p{N}]/u.test(line))
}

function titleOf(subject: Labelled): string {
  switch (subject.kind) {
    case 'case':
      return subject.case.title
    case 'escalation':
      return subject.ladder.subject.title
    case 'check-in':
      return 'the health check'
    case 'maintenance':
      return subject.maintenance.title
    case 'action':
      return actionTitle(subject.action)
  }
}

/** A line without marks, emoji in front, and links that say nothing to people. */
function bare(line: string): string {
  return line
    .replaceAll(/\(?\bhttps?:\/\/[^\s)]+\)?/gu, '')
    .replaceAll(/(?<![\p{L}\p{N}])[*_~`]+|[*_~`]+(?![\p{L}\p{N}])/gu, '')
    .replace(/^[^\p{L}\p{N}["“«(]+/u, '')
    .replaceAll(/\s+/gu, ' ')
    .replace(/[\s|·:–—-]+$/u, '')
}
