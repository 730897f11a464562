import type { Exchange, Workplace } from '../workplace.ts'
import type { Sentence } from './sentence.ts'
import { slackStory } from './slack/exchange-story.ts'
import { teamsStory } from './teams/exchange-story.ts'

/** What an exchange is in the story; undefined for what only the machines say to each other. */
export function storyOf(exchange: Exchange, workplaces: Record<'slack' | 'teams', Workplace>): Sentence | undefined {
  return exchange.platform === 'slack' ? slackStory(exchange, workplaces.slack) : teamsStory(exchange, workplaces.teams)
}
