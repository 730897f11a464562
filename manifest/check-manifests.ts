import slack from './slack.json' with { type: 'json' }
import teams from './teams/manifest.json' with { type: 'json' }
import { slackLimitProblems } from './check/slack-limits.ts'
import { slackShapeProblems } from './check/slack-shape.ts'
import { slackUsageProblems } from './check/slack-usage.ts'
import { teamsIconProblems, teamsSchemaProblems, teamsUsageProblems } from './check/teams.ts'

// `npm run check:manifests`: both manifests against the platforms' own schemas, and against what the code really uses.
const problems = [
  ...slackShapeProblems(slack),
  ...slackLimitProblems(slack),
  ...slackUsageProblems(slack),
  ...teamsSchemaProblems(teams),
  ...teamsUsageProblems(teams),
  ...teamsIconProblems(teams),
]
for (const problem of problems) process.stderr.write(`${problem}\n`)
if (problems.length > 0) process.exit(1)
process.stdout.write('Both manifests are as the platforms and the code want them.\n')
