import type { Side } from '../domain/partners/party.ts'
import type { Form, FormField } from './form.ts'
import { fitting, shorten } from './quote.ts'
import { LONGEST_CASE_TITLE, LONGEST_TEXT } from './text-limits.ts'

/** `inside`: only our own people read it. */
export type ActionOnForm = { label: string; title: string; inside?: boolean }

function readBy({ inside }: ActionOnForm): string {
  return inside ? 'Only our own people read it.' : 'Both sides read it.'
}

/** What will change, and by when. `due`: a date, which whoever fills it in may change; `said`: what stands there already. */
export function actionAcceptForm(on: ActionOnForm, { due, said }: { due: string; said?: string }): Form {
  const { label, title } = on
  return {
    form: 'action.accept',
    title: 'What will change?',
    submitLabel: 'Accept it',
    intro: [
      `${label}: ${shorten(title, LONGEST_CASE_TITLE)}`,
      `${readBy(on)} A day on which you do not work becomes the next on which you do.`,
    ],
    fields: [
      {
        ...{ kind: 'text', id: 'text', label: 'What will change?', multiline: true, maxLength: LONGEST_TEXT },
        ...(said !== undefined && { initial: said }),
      },
      dateField('By when?', due),
    ],
    context: { subject: label },
  }
}

const ENDS = {
  'action.done': { title: 'It is done', submitLabel: 'It is done', field: 'What has changed?' },
  'action.drop': { title: 'Drop it', submitLabel: 'Drop it', field: 'Why will nothing change?' },
} as const

/** Ends an action, saying how, or why. */
export function actionEndForm(form: keyof typeof ENDS, on: ActionOnForm): Form {
  const { label, title } = on
  const { field, ...words } = ENDS[form]
  return {
    ...{ form, ...words },
    intro: [`${label}: ${shorten(title, LONGEST_CASE_TITLE)}`, readBy(on)],
    fields: [{ kind: 'text', id: 'text', label: field, multiline: true, maxLength: LONGEST_TEXT }],
    context: { subject: label },
  }
}

/** Asks a side for one. */
export function actionAskForm({ slug, ...view }: AskView & { slug: string }): Form {
  return {
    form: 'action.ask',
    title: 'Ask for an action',
    submitLabel: 'Ask for it',
    intro: [`With ${view.partnerName}. ${WHO_READS_IT}`],
    fields: askFields(view),
    context: { subject: slug },
  }
}

/** The same after a health check. `about`: what it is of, unless whoever fills it in says otherwise; `again`: the action that did not help, by whose words it begins. */
export function proposeActionForm({
  label,
  dimensions,
  about,
  again,
  ...view
}: AskView & {
  label: string
  dimensions: string[]
  about?: string
  again?: { label: string; title: string; side: Side }
}): Form {
  const options = dimensions.map((value) => ({ value, label: value }))
  return {
    form: 'check-in.propose',
    title: 'Propose an action',
    submitLabel: 'Propose it',
    intro: [
      `After ${label} with ${view.partnerName}. ${WHO_READS_IT}`,
      ...(again ? [`${again.label} did not help: what would?`] : []),
    ],
    fields: [
      {
        ...{ kind: 'select', id: 'dimension', label: 'What is it about?', options, optional: true },
        ...(about !== undefined && { initial: about }),
      },
      ...askFields(view, again),
    ],
    context: { subject: label },
  }
}

type AskView = { partnerName: string; company: string; due: string }

const WHO_READS_IT = 'Both sides can read it. Whoever is to own it says what will change, and by when.'

function askFields({ company, partnerName, due }: AskView, again?: { title: string; side: Side }): FormField[] {
  const sides = [
    { value: 'internal', label: company },
    { value: 'partner', label: partnerName },
  ]
  return [
    {
      ...{ kind: 'text', id: 'title', label: 'What should change?', maxLength: LONGEST_CASE_TITLE },
      ...(again && { initial: fitting(again.title, LONGEST_CASE_TITLE) }),
    },
    { kind: 'choice', id: 'side', label: 'Who owes it?', options: sides, initial: again?.side ?? 'internal' },
    {
      kind: 'person',
      id: 'owner',
      label: 'Who is to own it?',
      hint: 'Else whoever answers for that side.',
      optional: true,
    },
    { ...dateField('By when, as you would have it?', due), optional: true },
  ]
}

function dateField(label: string, initial: string): FormField {
  return { kind: 'date', id: 'by', label, initial }
}
