import { slackTraits } from '../adapters/slack/slack-traits.ts'
import { teamsTraits } from '../adapters/teams/teams-traits.ts'
import type { PlatformTraits } from './ports/platform-traits.ts'

/** The platforms this Liaison knows. Another one is a folder beside these, and a line here. */
export const PLATFORMS: readonly PlatformTraits[] = [slackTraits, teamsTraits]
