import type { AskedHow } from '../domain/checkins/anonymity.ts'
import type { Answer } from '../domain/checkins/run.ts'
import type { WordedItem } from '../domain/checkins/worded.ts'
import type { Side } from '../domain/partners/party.ts'
import type { Instant } from '../domain/time/instant.ts'
import { sayInstant } from '../domain/time/say-time.ts'
import { namesVisible } from './check-in-words.ts'
import { itemField, type Questions } from './check-in-fields.ts'
import type { Form, FormField, FormValues } from './form.ts'
import { fitting } from './quote.ts'
import { LONGEST_TEXT } from './text-limits.ts'

/** A health check as one person answers it. `ourName`: ours, whichever side reads it; `how`: whether their side is asked with names. `given`: their answers so far. `zone`: where the closing time is said. */
export type CheckInFormView = Questions & {
  label: string
  side: Side
  /** The company on the other side of the partnership. */
  otherName: string
  ourName: string
  how: AskedHow
  openQuestion?: string
  closesAt: Instant
  zone?: string
  given?: { answers: Record<string, Answer>; comment?: string; shown?: boolean }
  late: boolean
}

/** The same without a name: sent, it is final, and what is asked of whoever answers low is asked in it, since nobody could be asked afterwards. */
export function anonymousCheckInForm(
  view: Omit<CheckInFormView, 'given' | 'late' | 'ourName' | 'how'> & { followUp: string },
): Form {
  const { label, items, openQuestion, followUp } = view
  const text = (id: string, question: string): FormField => ({
    ...({ kind: 'text', id, label: question, multiline: true, maxLength: LONGEST_TEXT, optional: true } as const),
  })
  return {
    form: 'check-in.answer-anonymously',
    title: 'Health check',
    submitLabel: 'Send my answers',
    intro: [introOf(view), 'Without names: nobody can find out who answered what. Answers are final once sent.'],
    fields: [
      ...items.map((item) => itemField(item, view, undefined)),
      text('text', `Where you answered low: ${followUp}`),
      ...(openQuestion === undefined ? [] : [text('comment', openQuestion)]),
      showField(view.otherName, false, 'Without your name.'),
    ],
    context: { subject: label },
    repeatable: true,
  }
}

export function checkInForm(view: CheckInFormView): Form {
  const { label, items, openQuestion, given } = view
  const asked = items.map((item) => itemField(item, view, given?.answers[item.id]))
  const writes = openQuestion !== undefined || items.some(({ kind }) => kind === 'short' || kind === 'long')
  const open = (question: string): FormField => ({
    kind: 'text',
    id: 'comment',
    label: question,
    multiline: true,
    maxLength: LONGEST_TEXT,
    optional: true,
    ...(given?.comment !== undefined && { initial: given.comment }),
  })
  return {
    form: 'check-in.answer',
    title: 'Health check',
    submitLabel: given ? 'Change my answers' : 'Send my answers',
    intro: [introOf(view), namesVisible(view.ourName, view.how), untilWhen(view)],
    fields: [
      ...asked,
      ...(openQuestion === undefined ? [] : [open(openQuestion)]),
      ...(writes ? [showField(view.otherName, given?.shown === true)] : []),
    ],
    context: { subject: label },
    repeatable: true,
  }
}

const SHOWS = 'show_words'

/** What is written is for one’s own side, unless its author chooses otherwise. */
function showField(otherName: string, shown: boolean, how = 'With your name.'): FormField {
  const other = fitting(otherName, 50)
  return {
    ...{ kind: 'choices', id: SHOWS, label: 'Who reads what you write?', optional: true },
    hint: `${how} Else nobody at ${other} reads it.`,
    options: [{ value: 'yes', label: `Show my words to ${other}` }],
    ...(shown && { initial: ['yes'] }),
  }
}

/** Whether the author of what a form brings lets the other side read it. */
export function showsWords(values: FormValues): boolean {
  return values[SHOWS] === 'yes'
}

function introOf({
  label,
  side,
  otherName,
  items,
}: Pick<CheckInFormView, 'label' | 'side' | 'otherName' | 'items'>): string {
  const whose = side === 'internal' ? `the partnership with ${otherName}` : `your partnership with ${otherName}`
  const kinds = new Set(items.map(({ kind }) => kind))
  const judged = kinds.has('agree') || kinds.has('rating')
  const agree = kinds.has('agree') ? ' Say how far you agree with each statement' : ' Say how you see it'
  const cantJudge = '; choose “Can’t judge” where you have not seen enough.'
  return `${label} is about ${whose}.${agree}${judged ? cantJudge : '.'}`
}

function untilWhen({ late, closesAt, zone = 'UTC' }: CheckInFormView): string {
  if (late)
    return 'The health check has closed. Your answers still count, marked as late, and cannot be changed afterwards.'
  return `You can change your answers until it closes, ${sayInstant(closesAt, zone)}.`
}

/** Who is asked instead of whoever is not the right person. */
export function checkInHandOverForm(label: string, partnerName: string): Form {
  return {
    form: 'check-in.hand-over',
    title: 'Not the right person',
    submitLabel: 'Ask them instead',
    intro: [`${label}, with ${partnerName}, asks them in your place, and you no more.`],
    fields: [{ kind: 'person', id: 'userId', label: 'Who should answer?', hint: 'Somebody named on your side.' }],
    context: { subject: label },
  }
}

/** What is asked of whoever answered these low. */
export type FollowUpView = {
  label: string
  low: Pick<WordedItem, 'asks' | 'followUp'>[]
  followUp: string
  /** The company on the other side. */
  otherName: string
  given?: string
  shown: boolean
}

/** Asked after an answer that scores below half. `given`: what the person wrote before. */
export function followUpForm({ label, low, followUp, otherName, given, shown }: FollowUpView): Form {
  const own = new Set(low.map((item) => item.followUp ?? followUp))
  // One question, where all of them ask the same; else each beside what it is about.
  const [question = followUp] = own.size === 1 ? own : [followUp]
  const each = own.size > 1 ? low.map((item) => `“${item.asks}” ${item.followUp ?? ''}`.trim()) : []
  return {
    form: 'check-in.follow-up',
    title: 'One more question',
    submitLabel: 'Send',
    intro: ['Your answers are kept. You rated at least one of them low.', ...each],
    fields: [
      {
        kind: 'text',
        id: 'text',
        label: question,
        multiline: true,
        maxLength: LONGEST_TEXT,
        optional: true,
        ...(given !== undefined && { initial: given }),
      },
      showField(otherName, shown),
    ],
    context: { subject: label },
    repeatable: true,
  }
}
