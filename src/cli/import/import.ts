import { inTransaction } from '../../app/in-transaction.ts'
import { importPolicies } from '../../app/ladders/import-policies.ts'
import { type Imported, importRotations } from '../../app/rotations/import-rotations.ts'
import type { AppServices } from '../../app/services.ts'
import { hasEnded } from '../../domain/partners/has-ended.ts'
import type { Side } from '../../domain/partners/party.ts'
import { fromOpsgenie } from '../../domain/rotations/imports/opsgenie.ts'
import { fromPagerDuty } from '../../domain/rotations/imports/pagerduty.ts'
import { partnerCalled } from '../find-partner.ts'
import { fine, type Line, problem } from '../line.ts'
import { policiesMeant } from './policies-asked.ts'
import { notForPages, onOneLine, sayLeft, toldPolicies } from './told-policies.ts'

/** As chat says it, and as sheets do. */
const SIDE_SAID: ReadonlyMap<string, Side> = new Map([
  ['ours', 'internal'],
  ['theirs', 'partner'],
  ['internal', 'internal'],
  ['partner', 'partner'],
])

const TOOLS = { opsgenie: fromOpsgenie, pagerduty: fromPagerDuty } as const

export type ImportAsked = {
  tool: string
  text: string
  file: string
  partner: string
  side?: string
  /** `alice@example.com=Alice Berg`, each. */
  people?: string[]
  /** `Default`, `Default=severity 1`, each. */
  policies?: string[]
  /** The rounds of a policy become those of both sides. */
  rounds?: true
  dryRun?: true
  by: string
}

/**
 * `liaison import`: rotations of another tool's schedules, and the steps of one side of its escalation policies. What cannot be carried over is named, line by line,
 * and so is whom nobody here knows.
 */
export async function importFrom(services: AppServices, asked: ImportAsked): Promise<Line[]> {
  const { tool, text, file, side = 'ours', people = [], dryRun, by } = asked
  const isDry = dryRun === true
  const read = TOOLS[tool as keyof typeof TOOLS]
  if (read === undefined) return [problem(`Say ${Object.keys(TOOLS).join(' or ')}; “${tool.slice(0, 40)}” is neither.`)]
  const ownSide = SIDE_SAID.get(side.trim().toLowerCase())
  if (!ownSide) return [problem('--side: say ours or theirs.')]
  const called = new Map<string, string>()
  for (const each of people) {
    const [label = '', name = ''] = each.split('=').map((part) => part.trim())
    if (label === '' || name === '') return [problem('--person: write it as "alice@example.com=Alice Berg".')]
    called.set(label.toLowerCase(), name)
  }
  const value = parsed(text)
  if (value === undefined) return [problem(`${file} is no JSON. Nothing was imported.`)]
  const carried = read(value, services.clock.now())
  if ('refused' in carried) return [problem(`${file} ${carried.refused} Nothing was imported.`)]
  const meant = policiesMeant(carried.policies, asked.policies ?? [])
  if ('refused' in meant) return [problem(`${meant.refused} Nothing was imported.`)]
  try {
    return await inTransaction(services, { origin: { via: 'command line', by } }, async (means) => {
      const partner = await partnerCalled(means.tx, asked.partner)
      if ('refused' in partner) return [problem(partner.refused)]
      if (partner.stage === 'ended') return [problem(hasEnded(partner.name, partner.slug))]
      const imported = await importRotations(means, partner, { side: ownSide, rotations: carried.rotations, called })
      const policies = await importPolicies(means, partner, {
        ...{ side: ownSide, policies: meant.policies, called, rotations: imported },
        ...(asked.rounds && { rounds: true }),
      })
      if ('refused' in policies) throw new Undone([problem(`${onOneLine(policies.refused)} Nothing was imported.`)])
      const became = meant.policies.filter((_, at) => policies.said[at]?.refused === undefined)
      const lines = [
        ...told(imported, isDry),
        ...toldPolicies(means.company, policies, { plan: isDry, notForPages: notForPages(partner, became) }),
        ...carried.cannot.map((why) => fine(`Not carried over: ${onOneLine(why)}`)),
        ...meant.left.map((one) => fine(`Not carried over: ${onOneLine(sayLeft(one))}`)),
        ...(isDry ? [fine('Nothing was changed: this was a dry run.')] : []),
      ]
      if (isDry) throw new Undone(lines)
      return lines
    })
  } catch (error) {
    if (error instanceof Undone) return error.lines
    throw error
  }
}

/** Carries what would be done out of the transaction that it undoes. */
class Undone extends Error {
  readonly lines: Line[]
  constructor(lines: Line[]) {
    super('undone')
    this.lines = lines
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch {
    return undefined
  }
}

const SAID = {
  set: ['is set', 'would be set'],
  changed: ['is changed', 'would be changed'],
  unchanged: ['is so already', 'is so already'],
} as const

function told(imported: Imported[], isDry: boolean): Line[] {
  return imported.flatMap((one): Line[] => [
    one.outcome === 'refused'
      ? problem(`“${onOneLine(one.name)}” cannot be set: ${onOneLine(one.why)}`)
      : fine(`“${onOneLine(one.name)}” ${SAID[one.outcome][isDry ? 1 : 0]}.`),
    ...one.unknown.map((who) =>
      fine(
        `“${onOneLine(one.name)}”: nobody of that side is “${onOneLine(who)}”; the slot stays, empty. \`--person "${onOneLine(who)}=Name"\` says who it is.`,
      ),
    ),
  ])
}
