import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { VERBS } from '../../src/app/commands/verbs.ts'
import { EVERYDAY } from '../../src/app/commands/everyday.ts'

type Teams = {
  icons: Record<'color' | 'outline', string>
  supportsChannelFeatures?: string
  composeExtensions: { botId: string; commands: { id: string; context: string[]; fetchTask: boolean }[] }[]
  bots: {
    botId: string
    supportsTargetedMessages?: boolean
    commandLists: { triggers: string[]; commands: { title: string }[] }[]
  }[]
}

const SCHEMA = '@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json'

/** Pixels of either side. Source: the app icon guidelines of Teams. */
const ICON_SIDES = { color: 192, outline: 32 }

/** The manifest against the platform's own JSON schema. */
export function teamsSchemaProblems(manifest: unknown): string[] {
  const require = createRequire(import.meta.url)
  const ajv = new Ajv.default({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const validate = ajv.compile(JSON.parse(readFileSync(require.resolve(SCHEMA), 'utf8')))
  if (validate(manifest)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `teams/manifest.json: ${instancePath || 'it'} ${message}.`,
  )
}

/** What the manifest promises, held against what the code does. */
export function teamsUsageProblems({ bots, supportsChannelFeatures, composeExtensions }: Teams): string[] {
  const problems: string[] = []
  const verbs = [...VERBS.map(({ verb }) => verb), 'help']
  const lists = bots.flatMap(({ commandLists }) => commandLists)
  const mentioned = lists.filter(({ triggers }) => triggers.includes('mention')).flatMap(({ commands }) => commands)
  for (const { title } of mentioned) {
    if (!verbs.includes(title)) problems.push(`teams/manifest.json: there is no verb “${title}”.`)
  }
  // Teams shows twelve at most: those that everybody of either side says most days, then others.
  for (const verb of new Set([...EVERYDAY.contact, ...EVERYDAY.colleague])) {
    if (!mentioned.some(({ title }) => title === verb))
      problems.push(`teams/manifest.json: the everyday verb “${verb}” is not listed.`)
  }
  const slash = lists.filter(({ triggers }) => triggers.includes('slash')).flatMap(({ commands }) => commands)
  if (slash.map(({ title }) => title).join() !== 'partner')
    problems.push('teams/manifest.json: the one slash command is “partner”.')
  if (!bots.every(({ supportsTargetedMessages }) => supportsTargetedMessages))
    problems.push('teams/manifest.json: private replies need supportsTargetedMessages.')
  if (supportsChannelFeatures !== 'tier1')
    problems.push('teams/manifest.json: shared channels need supportsChannelFeatures “tier1”.')
  const inMenus = composeExtensions.flatMap(({ commands }) => commands)
  if (inMenus.map(({ id }) => id).join() !== 'case.from-message' || inMenus.some(({ fetchTask }) => !fetchTask))
    problems.push(
      'teams/manifest.json: the one entry in the menu of a message is “case.from-message”, and opens a form.',
    )
  if (composeExtensions.some(({ botId }) => botId !== bots[0]?.botId))
    problems.push('teams/manifest.json: what is in the menu of a message is the bot’s own.')
  return problems
}

export function teamsIconProblems({ icons }: Teams): string[] {
  return Object.entries(ICON_SIDES).flatMap(([name, side]) => {
    const png = readFileSync(new URL(`../teams/${icons[name as 'color' | 'outline']}`, import.meta.url))
    // Width and height stand at bytes 16 and 20 of every PNG.
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
    return width === side && height === side
      ? []
      : [`teams/${icons[name as 'color' | 'outline']}: is ${width}×${height}, must be ${side}×${side}.`]
  })
}
