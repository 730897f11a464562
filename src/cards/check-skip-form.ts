import type { CheckInAudience } from '../domain/checkins/audience.ts'
import type { Form } from './form.ts'
import { LONGEST_CASE_TITLE } from './text-limits.ts'

/** Why the next health check is left out. `when`: when it would open. */
export function checkSkipForm(
  { slug, name }: { slug: string; name: string },
  audience: CheckInAudience,
  when: string,
): Form {
  return {
    form: 'check-in.skip',
    title: 'Skip the next check',
    submitLabel: 'Skip it',
    intro: [
      `With ${name}${audience === 'everybody' ? '' : `, ${audience}`}, it would open ${when}. Those after it come as ever. Both sides can read why.`,
    ],
    fields: [{ kind: 'text', id: 'reason', label: 'Why?', maxLength: LONGEST_CASE_TITLE }],
    context: { subject: slug, audience },
  }
}
