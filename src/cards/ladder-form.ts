import { SEVERITIES } from '../domain/cases/case.ts'
import { CAUSES, URGENCIES } from '../domain/escalations/ladder.ts'
import type { FormField, FormValues } from './form.ts'
import { CAUSE_WORDS, SEVERITY_WORDS, URGENCY_WORDS } from './product-words.ts'
import { goesField } from './target-form.ts'
import { select, text } from './terms-form.ts'

export function ladderFields(values: FormValues, { isNew, canEnd }: { isNew: boolean; canEnd: boolean }): FormField[] {
  return [
    ...(isNew ? aboutFields(values) : []),
    text('steps', 'Steps, one a line: who, then the wait', 3_000, values, {
      multiline: true,
      hint: 'Who: our or their account manager, sponsor, contacts, our team, our managers, managers’ channel, our channel, the shared channel, our rotation “On call”, somebody by name: our “Anna Berg”, or a page hook: our hook “noc”; “all of our team” where each of them must take it. Wait: 1h, 2 working days, 30m by the clock. For waits of its own, a side has its steps below a line “Ours:” or “Theirs:”.',
    }),
    text('rounds', 'How often they are gone through', 2, values),
    text('watchers', 'Who of ours watches', 300, values, {
      optional: true,
      hint: 'They hear once that one begins, and once that it is over, and are asked nothing: our sponsor, our managers, managers’ channel, our channel.',
    }),
    text('theirWatchers', 'Who of theirs watches', 300, values, {
      optional: true,
      hint: 'The same for the partner’s people, of what both companies read: account manager, sponsor, contacts.',
    }),
    ...(canEnd ? [goesField('They climb by these steps', 'They climb as all others do', values)] : []),
  ]
}

function aboutFields(values: FormValues): FormField[] {
  const any = { value: 'any', label: 'Any' }
  const severities = SEVERITIES.map((value) => ({ value: String(value), label: SEVERITY_WORDS[value] }))
  const causes = CAUSES.map((value) => ({ value, label: `Started ${CAUSE_WORDS[value]}` }))
  const urgencies = URGENCIES.toReversed().map((value) => ({ value, label: URGENCY_WORDS[value] }))
  return [
    select('severity', 'Of severity', [any, ...severities], values),
    select('cause', 'Why they were started', [any, ...causes], values),
    select('urgency', 'How urgent they are as they begin', [any, ...urgencies], values),
  ]
}
