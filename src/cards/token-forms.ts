import { MOST_DAYS, USUAL_DAYS } from '../domain/tokens/token.ts'
import type { Form } from './form.ts'
import { shorten } from './quote.ts'

/** As many figures as are chosen one by one. */
export const MOST_NAMED = 4
export const ALL_FIGURES = 'all'

/** Which figures a system is to report, and for how long. */
export function mintTokenForm({
  slug,
  name,
  figures,
}: {
  slug: string
  name: string
  figures: { id: string; name: string }[]
}): Form {
  const options = figures.map((one) => ({ value: one.id, label: shorten(one.name, 74) }))
  const all = { value: ALL_FIGURES, label: `All ${figures.length} that your side reports today` }
  const first = figures.length > 1 ? [...options, all] : options
  return {
    form: 'token.mint',
    title: 'Mint a token',
    submitLabel: 'Mint it',
    intro: [
      `A system of your side reports numbers with it, of ${name} and of what you choose here alone. Both companies read in the record that it was minted.`,
      'You see it once. Whoever has it can report: keep it where secrets are kept.',
    ],
    fields: [
      { kind: 'select', id: 'f0', label: 'What is reported with it?', options: first },
      ...options.slice(1, MOST_NAMED).map((_, at) => ({
        ...{ kind: 'select' as const, id: `f${at + 1}`, label: 'And?', optional: true, options },
      })),
      {
        ...{ kind: 'text', id: 'days', label: 'For how many days?', maxLength: 4, optional: true },
        ...{ initial: String(USUAL_DAYS), hint: `At most ${MOST_DAYS}.` },
      },
    ],
    context: { subject: slug },
  }
}

export function revokeTokenForm({
  slug,
  name,
  tokens,
}: {
  slug: string
  name: string
  tokens: { mark: string; sideName: string }[]
}): Form {
  return {
    form: 'token.revoke',
    title: 'Revoke a token',
    submitLabel: 'Revoke it',
    intro: [`Nothing more of ${name} is reported with it from then on. What was reported stays.`],
    fields: [
      {
        ...{ kind: 'select', id: 'token', label: 'Which one?' },
        options: tokens.map(({ mark, sideName }) => ({ value: mark, label: shorten(`${mark}, ${sideName}`, 74) })),
      },
    ],
    context: { subject: slug },
  }
}
