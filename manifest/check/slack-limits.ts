type Slack = {
  display_information: { name: string; description: string; long_description: string }
  features: {
    shortcuts: { name: string; description: string; callback_id: string }[]
    slash_commands: { command: string; description: string; usage_hint: string; should_escape: boolean }[]
  }
}

/** What Slack's console refuses about texts. Source: the limits told by @slack/web-api's manifest types and the app manifest reference. */
export function slackLimitProblems({ display_information: shown, features }: Slack): string[] {
  const problems: string[] = []
  const atMost = (what: string, text: string, most: number) => {
    if (text.length > most) problems.push(`slack.json: ${what} has ${text.length} characters, and ${most} fit.`)
  }
  atMost('the name', shown.name, 35)
  atMost('the description', shown.description, 140)
  atMost('the long description', shown.long_description, 4_000)
  for (const { name, description, callback_id: callbackId } of features.shortcuts) {
    atMost(`the name of the shortcut ${callbackId}`, name, 24)
    atMost(`the description of the shortcut ${callbackId}`, description, 150)
  }
  if (features.slash_commands.length > 50) problems.push('slack.json: more than 50 slash commands.')
  for (const command of features.slash_commands) {
    atMost(`the description of ${command.command}`, command.description, 2_000)
    atMost(`the usage hint of ${command.command}`, command.usage_hint, 1_000)
    // Without it mentions arrive as names, which nobody can resolve.
    if (!command.should_escape) problems.push(`slack.json: ${command.command} must have should_escape.`)
  }
  return problems
}
