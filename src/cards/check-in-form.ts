import { DEFAULT_TEMPLATE } from '../domain/checkins/default-template.ts'
import type { Answer } from '../domain/checkins/run.ts'
import type { Side } from '../domain/partners/party.ts'
import type { Instant } from '../domain/time/instant.ts'
import { sayInstant } from '../domain/time/say-time.ts'
import type { Form, FormField, FormOption } from './form.ts'
import { LONGEST_TEXT } from './text-limits.ts'

/** A health check as one person answers it. `given`: their answers so far. `zone`: where the closing time is said. */
export type CheckInFormView = {
  label: string
  side: Side
  /** The company on the other side of the partnership. */
  otherName: string
  items: { id: string; wording: string }[]
  openQuestion: boolean
  closesAt: Instant
  zone?: string
  given?: { answers: Record<string, Answer>; comment?: string }
  late: boolean
}

const SCALE: FormOption[] = [
  { value: '5', label: '5 – strongly agree' },
  { value: '4', label: '4 – agree' },
  { value: '3', label: '3 – neither' },
  { value: '2', label: '2 – disagree' },
  { value: '1', label: '1 – strongly disagree' },
  { value: 'cant-judge', label: 'Can’t judge' },
]

export function checkInForm(view: CheckInFormView): Form {
  const { label, items, openQuestion, given } = view
  const statements = items.map(({ id, wording }): FormField => {
    const answer = given?.answers[id]
    return {
      kind: 'choice',
      id,
      label: wording,
      options: SCALE,
      ...(answer !== undefined && { initial: String(answer) }),
    }
  })
  const open: FormField = {
    kind: 'text',
    id: 'comment',
    label: DEFAULT_TEMPLATE.openQuestion,
    multiline: true,
    maxLength: LONGEST_TEXT,
    optional: true,
    ...(given?.comment !== undefined && { initial: given.comment }),
  }
  return {
    form: 'check-in.answer',
    title: 'Health check',
    submitLabel: given ? 'Change my answers' : 'Send my answers',
    intro: [introOf(view), untilWhen(view)],
    fields: openQuestion ? [...statements, open] : statements,
    context: { subject: label },
    repeatable: true,
  }
}

function introOf({ label, side, otherName }: CheckInFormView): string {
  const whose = side === 'internal' ? `the partnership with ${otherName}` : `your partnership with ${otherName}`
  return `${label} is about ${whose}. Say how far you agree with each statement; choose “Can’t judge” where you have not seen enough.`
}

function untilWhen({ late, closesAt, zone = 'UTC' }: CheckInFormView): string {
  if (late)
    return 'The health check has closed. Your answers still count, marked as late, and cannot be changed afterwards.'
  return `You can change your answers until it closes, ${sayInstant(closesAt, zone)}.`
}

/** Asked after an answer of 1 or 2. `given`: what the person wrote before. */
export function followUpForm(label: string, given?: string): Form {
  return {
    form: 'check-in.follow-up',
    title: 'One more question',
    submitLabel: 'Send',
    intro: ['Your answers are kept. You disagreed with at least one statement.'],
    fields: [
      {
        kind: 'text',
        id: 'text',
        label: DEFAULT_TEMPLATE.followUp,
        multiline: true,
        maxLength: LONGEST_TEXT,
        optional: true,
        ...(given !== undefined && { initial: given }),
      },
    ],
    context: { subject: label },
    repeatable: true,
  }
}
