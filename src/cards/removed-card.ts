import type { Purpose } from '../domain/partners/purpose.ts'
import { type AbsentFrom, named, wayBack } from './absence-words.ts'
import type { Card } from './card.ts'
import { noticeCard } from './notice-card.ts'
import { PURPOSE_WORDS } from './product-words.ts'

/** A channel that the bot was removed from, or that was archived. `partnerNames`: those for whom it has this part. */
export type RemovedChannel = { channel: AbsentFrom; partnerNames: string[] }

/** The bot was removed from these channels at once: what that means, and what to do. */
export function removedCard(removed: RemovedChannel[]): Card {
  const channels = [...new Map(removed.map(({ channel }) => [channel.name, channel])).values()]
  const archived = channels.every((channel) => channel.archived)
  const where = removed.length > 3 ? `${channels.length} channels` : removed.map(whereOf).join(', ')
  const title = archived
    ? `${upper(where)} ${removed.length === 1 ? 'was' : 'were'} archived`
    : `I was removed from ${where}`
  const then = [wayBack(channels), ...new Set(removed.map(({ channel }) => THEN[channel.purpose]))].join(' ')
  const card = noticeCard({ title, text: [...removed.map(meaning), then].join(' '), tone: 'warning' })
  if (removed.length === 1) return card
  return {
    ...card,
    blocks: [
      { kind: 'list', items: removed.map(meaning) },
      { kind: 'text', text: then },
    ],
  }
}

function whereOf({ channel, partnerNames }: RemovedChannel): string {
  return channel.name === '' ? `the ${PURPOSE_WORDS[channel.purpose]} for ${partnerNames.join(', ')}` : named([channel])
}

function meaning(one: RemovedChannel): string {
  const { channel, partnerNames } = one
  const is =
    channel.name === ''
      ? ''
      : `${upper(whereOf(one))} is the ${PURPOSE_WORDS[channel.purpose]} for ${partnerNames.join(', ')}. `
  return is + MEANS[channel.purpose]
}

const MEANS: Record<Purpose, string> = {
  shared: 'The other side sees nothing new there until I am back.',
  internal: 'Breach notices and health check results are not shown there until I am back.',
  managers: 'Escalations that reach the managers are not shown there until I am back.',
}

const THEN: Record<Purpose, string> = {
  shared: 'What was missed is then said there, in one message.',
  internal: 'What was missed is then said there, in one message.',
  managers: 'What is still escalated is then shown there.',
}

function upper(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1)
}
