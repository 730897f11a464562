import type { Case } from '../../domain/cases/case.ts'
import type { Run } from '../../domain/checkins/run.ts'
import type { Ladder } from '../../domain/escalations/ladder.ts'
import type { Request } from '../scene.ts'
import type { Finding } from './finding.ts'
import type { Found } from './found.ts'

/** A case, an escalation or a health check, by the label people say. */
export type Labelled =
  { kind: 'case'; case: Case } | { kind: 'escalation'; ladder: Ladder } | { kind: 'check-in'; run: Run }

const LABEL = /^(case|esc|check)-?(\d{1,9})$/iu

/** True for words like CASE-12, esc-3, check7. */
export function isLabel(word: string | undefined): boolean {
  return word !== undefined && LABEL.test(word)
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
  if (!subject) return { refused: unknown }
  const partnerId =
    subject.kind === 'case'
      ? subject.case.partnerId
      : subject.kind === 'escalation'
        ? subject.ladder.partnerId
        : subject.run.partnerId
  const partner = await tx.partners.get(partnerId)
  return { subject, ...(partner && { partner }), unknown }
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
  const run = await tx.runs.byNumber(number)
  return run && { kind: 'check-in', run }
}

/** Told from the label alone, before anything is looked up: whether that other thing exists is nobody's to learn from a refusal. */
function isOfAnotherKind(request: Request, prefix: string): boolean {
  const match = LABEL.exec(request.subject ?? '')
  return match !== null && match[1]!.toUpperCase() !== prefix
}

/** The case a request names. */
export async function findCase(scene: Finding, request: Request): Promise<Found<Case> | { refused: string }> {
  const other = { refused: `${request.subject} is not a case. Cases are named like \`CASE-12\`.` }
  if (isOfAnotherKind(request, 'CASE')) return other
  const found = await findLabelled(scene, request)
  if ('refused' in found) return found
  return found.subject.kind === 'case' ? { ...found, subject: found.subject.case } : other
}

/** The escalation a request names. */
export async function findLadder(scene: Finding, request: Request): Promise<Found<Ladder> | { refused: string }> {
  const other = { refused: `${request.subject} is not an escalation. They are named like \`ESC-3\`.` }
  if (isOfAnotherKind(request, 'ESC')) return other
  const found = await findLabelled(scene, request)
  if ('refused' in found) return found
  return found.subject.kind === 'escalation' ? { ...found, subject: found.subject.ladder } : other
}

/** The health check a request names. */
export async function findRun(scene: Finding, request: Request): Promise<Found<Run> | { refused: string }> {
  const other = { refused: `${request.subject} is not a health check. They are named like \`CHECK-2\`.` }
  if (isOfAnotherKind(request, 'CHECK')) return other
  const found = await findLabelled(scene, request)
  if ('refused' in found) return found
  return found.subject.kind === 'check-in' ? { ...found, subject: found.subject.run } : other
}
