import { readConfig } from '../../config/read-config.ts'
import { fine, type Line } from '../line.ts'

/** Which platforms the configuration names. Its problems are told by whoever needs it whole. Values are never shown. */
export function checkPlatforms(environment: Record<string, string | undefined>): Line[] {
  const read = readConfig(environment)
  if ('problems' in read) return []
  const { slack, teams } = read.config
  if (!slack && !teams)
    return [fine('Neither Slack nor Teams is configured, so `npm start` runs the local platforms and their page.')]
  return [
    fine(
      slack
        ? `Slack is configured, by ${slack.appToken ? 'Socket Mode' : 'HTTP at POST /slack/events'}.`
        : 'Slack is not configured.',
    ),
    fine(
      teams
        ? `Teams is configured, at POST /api/messages${teams.auth === 'off' ? ', without authentication (for local emulators only)' : ''}.`
        : 'Teams is not configured.',
    ),
  ]
}
