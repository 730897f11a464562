import type { Command } from 'commander'
import type { ImportAsked } from './import.ts'

/** What the file holds, and who asks. */
type Imports = (asked: Omit<ImportAsked, 'text' | 'by'> & { by: string | undefined }) => Promise<void>

type ImportOptions = {
  partner: string
  side?: string
  person?: string[]
  policy?: string[]
  rounds?: true
  dryRun?: true
  by?: string
}

/** The command that takes over what another tool has. */
export function addImport(program: Command, imports: Imports): void {
  program
    .command('import')
    .argument('<tool>', 'opsgenie or pagerduty')
    .argument('<file>', 'a JSON file of its schedules and escalations, as its API gives them out')
    .requiredOption(
      '--partner <partner>',
      'the short name or the name of the partner whose rotations and steps they become',
    )
    .option('--side <side>', 'whose they are: ours or theirs', 'ours')
    .option('--person <who...>', 'who somebody is here: "alice@example.com=Alice Berg"')
    .option(
      '--policy <which...>',
      'which escalation policy becomes whose steps: "Default", or "Default=severity 1" for some escalations; the only one there is becomes those as usual',
    )
    .option('--rounds', 'carry over too how often a policy goes through its steps, which both sides share')
    .option('--dry-run', 'say what would be set, and what cannot be carried over, and change nothing')
    .option('--by <name>', 'who is doing this, for the partner’s timeline; your user name on this system when left out')
    .description(
      'Set the rotations and the steps that another tool’s schedules and escalation policies describe; again, it changes nothing.',
    )
    .action((tool: string, file: string, { by, person: people, policy: policies, ...options }: ImportOptions) =>
      imports({ tool, file, by, ...(people && { people }), ...(policies && { policies }), ...options }),
    )
}
