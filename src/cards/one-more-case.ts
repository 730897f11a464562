import type { Severity } from '../domain/cases/case.ts'
import type { OneMore } from '../domain/cases/alarms.ts'
import type { Card, Rich } from './card.ts'
import type { Form } from './form.ts'
import { plainText } from './plain-text.ts'
import { quote, shorten } from './quote.ts'

/** One more case than usual: what somebody asked for, and what is open already. `held`: the request that waits for their word. */
export type OneMoreView = {
  held: string
  more: OneMore
  asked:
    { kind: 'open'; title: string; partnerName: string } | { kind: 'raise' | 'reopen'; label: string; title: string }
  /** The newest ones. `others`: how many more there are. */
  open: { label: string; title: string; severity: Severity; partnerName: string }[]
  others: number
}

const ACTION = 'request.confirm'

/** For whoever asked in words or by a button, alone. */
export function oneMoreCard(view: OneMoreView): Card {
  const { held, open } = view
  const labels = open.map(({ label, title }) => `${label} ${quote(title, 80)}`).join(', ')
  return {
    title: titleOf(view),
    tone: 'warning',
    blocks: [
      { kind: 'text', text: what(view) },
      ...(open.length === 0 ? [] : [{ kind: 'text' as const, text: [{ bold: 'Open already' }] }]),
      ...(open.length === 0 ? [] : [{ kind: 'list' as const, items: lines(view) }]),
      { kind: 'text', text: then(view) },
    ],
    buttons: [{ action: ACTION, label: submitLabel(view), style: 'primary', subject: held, version: 0 }],
    fallback: `${titleOf(view)} ${what(view)}${labels === '' ? '' : ` Open already: ${labels}.`} ${then(view)}`,
  }
}

/** For whoever asked by a form: it takes the place of the one they sent. */
export function oneMoreForm(view: OneMoreView): Form {
  const { open, held } = view
  return {
    form: ACTION,
    title: titleOf(view),
    submitLabel: submitLabel(view),
    intro: [
      what(view),
      ...(open.length === 0 ? [] : ['Open already:', ...lines(view).map((line) => `• ${plainText(line)}`)]),
      then(view),
    ],
    fields: [],
    context: { subject: held },
  }
}

function titleOf({ asked }: OneMoreView): string {
  return asked.kind === 'raise' ? 'Severity 1 once more?' : 'One more case?'
}

const SUBMIT = { open: 'Open the case', raise: 'Raise the severity', reopen: 'Reopen the case' }

function submitLabel({ asked }: OneMoreView): string {
  return SUBMIT[asked.kind]
}

function what({ asked, more }: OneMoreView): string {
  const subject =
    asked.kind === 'open'
      ? `${quote(asked.title, 150)} with ${asked.partnerName}`
      : `${asked.label} ${quote(asked.title, 150)}`
  const which = more.of === 'all' ? 'case that you open' : 'case that you open or reopen at, or raise to, severity 1'
  return `${subject} would be the ${ordinal(more.nth)} ${which} within an hour. It waits for your word.`
}

function then({ asked }: OneMoreView): string {
  if (asked.kind === 'reopen')
    return 'If it is not solved, reopen it: its clocks then count from when you asked. It waits for an hour.'
  return asked.kind === 'open'
    ? 'If it is none of these, open it: its clocks then count from when you asked. Else say more on the case that is open. It waits for an hour.'
    : 'If it is as urgent as these, raise it: it then counts from when you asked. It waits for an hour.'
}

function lines({ open, others }: OneMoreView): Rich[] {
  const several = new Set(open.map(({ partnerName }) => partnerName)).size > 1
  const each = open.map(({ label, title, severity, partnerName }): Rich => {
    const company = several ? `${partnerName}, ` : ''
    return [{ bold: label }, ` ${shorten(title, 100)} – ${company}severity ${severity}`]
  })
  return others > 0 ? [...each, `and ${others} more`] : each
}

/** From 4 on, as it is never fewer: "4th", "21st", "112th". */
function ordinal(nth: number): string {
  const [teens, last] = [Math.floor(nth / 10) % 10 === 1, nth % 10]
  if (teens || last === 0 || last > 3) return `${nth}th`
  return `${nth}${['st', 'nd', 'rd'][last - 1]}`
}
