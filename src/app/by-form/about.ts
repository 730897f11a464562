import { aboutFields } from '../../cards/terms-form.ts'
import { DIRECTIONS, PARTNER_TYPES, STAGES, THREADS, threadsOf } from '../../domain/partners/partner.ts'
import { oneOf, type Part } from './part.ts'

/** What a partner is called and how it is classed. */
export const aboutPart: Part = {
  action: 'terms.about',
  title: 'About the partner',
  said: ({ partner }) => {
    const { name, type, direction, stage } = partner
    return { name, type, direction, stage, threads: threadsOf(partner) }
  },
  form: ({ partner }, _of, entries) => ({
    intro: [`People type ${partner.slug}, and go on to do so whatever the name becomes.`],
    fields: aboutFields(entries),
  }),
  sheet({ partner }, _of, entries) {
    const { type, direction, stage } = partner
    return {
      name: entries['name'] ?? '',
      type: oneOf(PARTNER_TYPES, entries['type']) ?? type,
      direction: oneOf(DIRECTIONS, entries['direction']) ?? direction,
      stage: oneOf(STAGES, entries['stage']) ?? stage,
      threads: oneOf(THREADS, entries['threads']) ?? threadsOf(partner),
    }
  },
  fieldAt: (path) => path,
}
