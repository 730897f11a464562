import type { CorrectiveAction } from '../../domain/corrective/corrective-action.ts'
import type { Case } from '../../domain/cases/case.ts'
import type { Run } from '../../domain/checkins/run.ts'
import type { Ladder } from '../../domain/escalations/ladder.ts'
import type { Maintenance } from '../../domain/maintenance/maintenance.ts'
import type { Request } from '../scene.ts'
import { audienceOfReply } from '../show/audience.ts'
import type { Finding } from './finding.ts'
import type { Found } from './found.ts'

/** A case, an escalation, a health check, a maintenance window or a corrective action, by the label people say. */
export type Labelled =
  | { kind: 'case'; case: Case }
  | { kind: 'escalation'; ladder: Ladder }
  | { kind: 'check-in'; run: Run }
  | { kind: 'maintenance'; maintenance: Maintenance }
  | { kind: 'action'; action: CorrectiveAction }

const LABEL = /^\(?#?(case|esc|check|maint|act|ours)[-\s]?(\d{1,9})[).,:;!?]*$/iu

/** True for words like CASE-12, esc-3, check7. */
export function isLabel(word: string | undefined): boolean {
  return word !== undefined && LABEL.test(word)
}

/** True where a word is a label of that kind. */
export function isLabelOf(kind: Kind, word: string | undefined): boolean {
  return kindOf(LABEL.exec(word ?? '')?.[1]) === kind
}

/** What a label names. */
export async function findLabelled(scene: Finding, request: Request): Promise<Found<Labelled> | { refused: string }> {
  const { tx } = scene
  const match = LABEL.exec(request.subject ?? '')
  if (!match)
    return {
      refused: `Say which one, e.g. \`CASE-12\` or \`ESC-3\`${request.subject ? `; “${request.subject.slice(0, 60)}” is neither` : ''}.`,
    }
  const number = Number(match[2])
  const prefix = match[1]!.toUpperCase()
  const unknown = `I know no ${prefix}-${number}.`
  const subject = await load(scene, prefix, number)
  if (!subject || isHidden(scene, subject)) return { refused: unknown }
  if (await isHeardByOthers(scene, subject))
    return { refused: `${prefix}-${number} is among ourselves: ask me where only our own people read, or alone.` }
  const partner = await tx.partners.get(stateOf(subject).partnerId)
  const escalation = subject.kind === 'escalation' ? subject.ladder : undefined
  return { subject, ...(partner && { partner }), ...(escalation && { escalation }), unknown }
}

/** What is internal does not exist for people of a partner. */
function isHidden({ actor }: Finding, subject: Labelled): boolean {
  return actor.kind === 'partner' && subject.kind === 'action' && subject.action.audience === 'internal'
}

async function isHeardByOthers(scene: Finding, subject: Labelled): Promise<boolean> {
  if (subject.kind !== 'action' || subject.action.audience === 'shared' || scene.actor.kind !== 'internal') return false
  return (await audienceOfReply(scene)) === 'shared'
}

/** As it is stored. */
function stateOf(subject: Labelled): Case | Ladder | Run | Maintenance | CorrectiveAction {
  switch (subject.kind) {
    case 'case':
      return subject.case
    case 'escalation':
      return subject.ladder
    case 'check-in':
      return subject.run
    case 'maintenance':
      return subject.maintenance
    case 'action':
      return subject.action
  }
}

async function load({ tx }: Finding, prefix: string, number: number): Promise<Labelled | undefined> {
  if (prefix === 'CASE') {
    const found = await tx.cases.byNumber(number)
    return found && { kind: 'case', case: found }
  }
  if (prefix === 'ESC') {
    const ladder = await tx.ladders.byNumber(number)
    return ladder && { kind: 'escalation', ladder }
  }
  if (prefix === 'MAINT') {
    const maintenance = await tx.maintenance.byNumber(number)
    return maintenance && { kind: 'maintenance', maintenance }
  }
  if (kindOf(prefix) === 'action') {
    const action = await tx.correctiveActions.byNumber(prefix === 'OURS' ? -number : number)
    return action && { kind: 'action', action }
  }
  const run = await tx.runs.byNumber(number)
  return run && { kind: 'check-in', run }
}

type Kind = Labelled['kind']

const KIND_NAMES = ['case', 'escalation', 'check-in', 'maintenance', 'action'] as const satisfies Kind[]

/** How labels of each kind begin, and what is said where another kind is named. */
const KINDS: Record<Kind, { prefix: string; not: string }> = {
  case: { prefix: 'CASE', not: 'is not a case. Cases are named like `CASE-12`.' },
  escalation: { prefix: 'ESC', not: 'is not an escalation. They are named like `ESC-3`.' },
  'check-in': { prefix: 'CHECK', not: 'is not a health check. They are named like `CHECK-2`.' },
  maintenance: { prefix: 'MAINT', not: 'is no maintenance. It is named like `MAINT-2`.' },
  action: { prefix: 'ACT', not: 'is not a corrective action. They are named like `ACT-3`.' },
}

function kindOf(prefix: string | undefined): Kind | undefined {
  const said = prefix?.toUpperCase()
  if (said === 'OURS') return 'action'
  return KIND_NAMES.find((kind) => KINDS[kind].prefix === said)
}

/**
 * What a request names, if it is of that kind. Another kind is told from the label alone, before anything is looked up: whether that other
 * thing exists is nobody's to learn from a refusal.
 */
function finder<Subject>(kind: Kind, of: (subject: Labelled) => Subject | undefined) {
  return async (scene: Finding, request: Request): Promise<Found<Subject> | { refused: string }> => {
    const { not } = KINDS[kind]
    const other = { refused: `${request.subject} ${not}` }
    const match = LABEL.exec(request.subject ?? '')
    if (match && kindOf(match[1]) !== kind) return other
    const found = await findLabelled(scene, request)
    if ('refused' in found) return found
    const subject = of(found.subject)
    return subject ? { ...found, subject } : other
  }
}

/** The case a request names. */
export const findCase = finder('case', (one) => (one.kind === 'case' ? one.case : undefined))

/** The escalation a request names. */
export const findLadder = finder('escalation', (one) => (one.kind === 'escalation' ? one.ladder : undefined))

/** The health check a request names. */
export const findRun = finder('check-in', (one) => (one.kind === 'check-in' ? one.run : undefined))

/** The maintenance window a request names. */
export const findMaintenance = finder('maintenance', (one) =>
  one.kind === 'maintenance' ? one.maintenance : undefined,
)

/** The corrective action a request names. */
export const findAction = finder('action', (one) => (one.kind === 'action' ? one.action : undefined))
