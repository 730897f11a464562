import { z } from 'zod'
import type { SlackWorld } from '../slack/slack-world.ts'
import type { TeamsWorld } from '../teams/teams-world.ts'

const slackFeatures = z.object({
  shortcuts: z
    .array(z.object({ type: z.enum(['message', 'global']), callback_id: z.string(), name: z.string() }))
    .default([]),
})

const teamsManifest = z.object({
  composeExtensions: z
    .array(
      z.object({
        commands: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            type: z.enum(['query', 'action']).default('query'),
            context: z.array(z.string()).default(['compose', 'commandBox']),
            fetchTask: z.boolean().default(false),
          }),
        ),
      }),
    )
    .default([]),
})

/** The message shortcuts of a Slack manifest's `features`. */
export function slackShortcuts(features: unknown): NonNullable<SlackWorld['shortcuts']> {
  return slackFeatures.parse(features).shortcuts.filter(({ type }) => type === 'message')
}

/** What a Teams manifest puts into the menu of a message. */
export function teamsMessageActions(manifest: unknown): NonNullable<TeamsWorld['messageActions']> {
  return teamsManifest
    .parse(manifest)
    .composeExtensions.flatMap(({ commands }) => commands)
    .filter(({ type, context }) => type === 'action' && context.includes('message'))
}
