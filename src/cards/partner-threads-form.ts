import { type Partner, THREADS, type Threads, threadsOf } from '../domain/partners/partner.ts'
import type { Form } from './form.ts'

export const THREADS_OPTIONS: Record<Threads, string> = {
  kept: 'Kept: it counts as a reply',
  'not kept': 'Not kept: nothing of it is heard',
}

export function partnerThreadsForm(partner: Pick<Partner, 'slug' | 'name' | 'unheard'>): Form {
  return {
    form: 'partner.threads',
    title: 'What is kept',
    submitLabel: 'Save',
    intro: [
      `What people write under the cards of ${partner.name}. Both companies are told in their shared channels.`,
      'What was kept before stays on the record.',
    ],
    fields: [
      {
        kind: 'choice',
        id: 'threads',
        label: 'What is written under a card',
        options: THREADS.map((value) => ({ value, label: THREADS_OPTIONS[value] })),
        initial: threadsOf(partner),
      },
    ],
    context: { subject: partner.slug },
  }
}
