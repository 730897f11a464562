import type { environment } from '../src/config/read-config.ts'
import type { Action } from '../src/domain/partners/action.ts'
import type { OurCapacity, TheirCapacity } from '../src/domain/partners/capacity.ts'
import type { Rule, RuleBySetting } from '../src/domain/partners/permission-rule.ts'
import { PERMISSION_CHOICES, type PermissionSettings } from '../src/domain/partners/permission-settings.ts'
import { PERMISSIONS } from '../src/domain/partners/permissions.ts'

/** The variable by which each setting is made. */
export const VARIABLES: Record<keyof PermissionSettings, keyof (typeof environment)['shape']> = {
  mayRegister: 'LIAISON_MAY_REGISTER',
  mayOpenSeverity1: 'LIAISON_MAY_OPEN_SEVERITY_1',
  mayUnbind: 'LIAISON_MAY_UNBIND',
}

const OURS: Record<OurCapacity, string> = {
  colleague: 'anybody',
  'team-member': 'team members',
  manager: 'its managers',
  'account-manager': 'its account manager',
  sponsor: 'its sponsor',
  'manager-of-all': 'managers of all partners',
  admin: 'admins',
  called: 'whoever it has called',
}

const THEIRS: Record<TheirCapacity, string> = {
  contact: 'anybody named there',
  'account-manager': 'its account manager',
  sponsor: 'its sponsor',
  called: 'whoever it has called',
}

const GROUPS: { title: string; of: string[] }[] = [
  { title: 'Partners', of: ['partner', 'terms', 'person', 'managers', 'digest', 'figure', 'token'] },
  { title: 'Rotations and absences', of: ['rotation', 'absence'] },
  { title: 'Drills', of: ['drill'] },
  { title: 'Cases', of: ['case', 'sla', 'timeline'] },
  { title: 'Escalations', of: ['escalation'] },
  { title: 'Maintenance', of: ['maintenance'] },
  { title: 'Corrective actions', of: ['action'] },
  { title: 'Health checks', of: ['check-in', 'template'] },
]

/** docs/permissions.md, before it is formatted. */
export function permissionsPage(): string {
  return [INTRODUCTION, ...GROUPS.map(({ title, of }) => `## ${title}\n\n${table(of)}`)].join('\n\n')
}

function table(of: string[]): string {
  const rows = Object.entries(PERMISSIONS)
    .filter(([action]) => of.includes(groupOf(action as Action)))
    .map(([, { does, ours, theirs, reachesPartner }]) => {
      const waits = reachesPartner ? 'waits' : ''
      return `| ${does} | ${sayRule(ours, OURS)} | ${sayRule(theirs, THEIRS)} | ${waits} |`
    })
  return ['| to | of ours | of the partner | until it is confirmed |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function groupOf(action: Action): string {
  return action.slice(0, action.indexOf('.'))
}

/** "anybody", or a choice: "`LIAISON_MAY_UNBIND=anybody`: anybody". The choice that holds by itself comes first, without its variable. */
function sayRule<Capacity extends string>(rule: RuleBySetting<Capacity>, words: Record<Capacity, string>): string {
  if (!('rules' in rule)) return sayMay(rule, words)
  const sayChoice = (choice: string) => sayMay(rule.rules[choice] ?? NOBODY, words)
  const [usual, ...others] = PERMISSION_CHOICES[rule.setting]
  const differing = others.filter((choice) => sayChoice(choice) !== sayChoice(usual))
  return [
    sayChoice(usual),
    ...differing.map((choice) => `with \`${VARIABLES[rule.setting]}=${choice}\`, ${sayChoice(choice)}`),
  ].join('; ')
}

const NOBODY: Rule<never> = { may: [], others: () => '' }

function sayMay<Capacity extends string>({ may }: Rule<Capacity>, words: Record<Capacity, string>): string {
  const said = may.map((one) => words[one])
  return said.length < 2 ? (said[0] ?? 'nobody') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`
}

const INTRODUCTION = `# Who may do what

This page is made from the table in [permissions.ts](../src/domain/partners/permissions.ts), the one that is asked before everything
anybody does, by \`npm run generate:permissions\`; a test fails while the two differ.

**Of ours** is whoever is a full member of the organisation that Liaison is installed in. Towards one partner somebody of ours is one or
more of these; a role counts for the partner it was given for, and for no other.

| | |
| --- | --- |
| colleague | Anybody of ours, named for a partner or not. |
| team member | Works with the partner day to day. May what any colleague may, and is asked in health checks. |
| manager | Receives the partner’s escalations, and acts on them. |
| account manager, sponsor | In charge of the partner. Each partner has one account manager, who is called first, and at most one sponsor. |
| manager of all partners | A manager of every partner. Admins keep the list: \`/partner managers add @name\`. |
| admin | Named in [\`LIAISON_ADMINS\`](configuration.md#general). In charge of every partner. |

**Of the partner** is whoever is named for it on its side: a _contact_, and perhaps its account manager or sponsor. They see and touch what is
shared with their own partner. An answer about another partner is the same whether there is one or not.

Anybody else is a **stranger**, who may ask for \`help\` and nothing more.
Whoever works **on the host** has the database itself in hand, so the command line tells them everything.

**Called by an escalation** is whoever it has told at a step of their side: by their role, because they were on duty, or in the place of somebody
away; and whoever has it. Of that escalation they can do what its managers can, but end it, calm it or open it again, and move the other side, which is said for a
whole company. It counts until it is over, for as long as they are named there. Opened again, it calls anew.

**Until it is confirmed.** Somebody of ours who is neither an admin nor the account manager they name can register a partner, but nothing
about it reaches the partner, and nobody is named on its side, before the account manager named, or an admin, has confirmed it. What waits\nuntil then says so.

**Once it has ended** (\`end acme\`), its people may do and see nothing more. Ours see what there was, and what would begin something new is refused
until somebody in charge of it resumes it.

**Who reads along.** Where people of other organisations can read, one of ours is shown only what is about the partner that the channel
serves, as both sides may see it. A list of all partners is shown in direct messages, in internal and managers’ channels, and in channels of which
the platform says that nobody else is in them.`
