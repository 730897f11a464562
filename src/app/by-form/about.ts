import { aboutFields } from '../../cards/terms-form.ts'
import { threadsOf } from '../../domain/partners/partner.ts'
import type { Part, SheetPart } from './part.ts'

/** What a partner is called and how it is classed. */
export const aboutPart: Part = {
  action: 'terms.about',
  title: 'About the partner',
  said: ({ partner }) => {
    const { name, type, direction, stage } = partner
    return { name, type, direction, stage, threads: threadsOf(partner) }
  },
  form: ({ partner }, _of, entries) => ({
    intro: [`People type \`${partner.slug}\`, and go on to do so whatever the name becomes.`],
    fields: aboutFields(entries),
  }),
  // The schema of sheets says what is none of the few that there are.
  sheet: (_run, _of, { name, type, direction, stage, threads }) => ({ name, type, direction, stage, threads }) as SheetPart,
  fieldAt: (path) => path,
}
