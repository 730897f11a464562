import type { Form, FormField } from '../../cards/form.ts'
import { fitting } from '../../cards/quote.ts'
import type { Said } from '../line/reading.ts'
import type { Named } from '../../ports/inbound.ts'
import type { Outcome } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { textFrom } from './request.ts'
import { typedAs } from './run-lines.ts'
import { titleAndDescription } from './title-and-description.ts'
import type { Typed, Verb } from './verb.ts'

/** The form of a verb, with what a line says in it; or why it cannot be had. */
export async function fillForm(scene: Scene, verb: Verb, line: Said, mentions: Named[]): Promise<Outcome> {
  const typed = typedAs(scene, verb, line, mentions)
  const from = textAt(verb, typed)
  const { below: _, quoted: __, ...rest } = typed
  const outcome = await verb.run(scene, { ...rest, words: typed.words.slice(0, from) })
  if (outcome.kind !== 'form') return outcome
  const text = textFrom(typed, from)
  const values = { ...typed.flags, ...titleAndDescription(text), ...(text !== undefined && { text, name: text }) }
  return { ...outcome, form: filledIn(outcome.form, values) }
}

/** Where people's own words begin: behind the label, or the partner, if one is named. */
function textAt({ takes }: Verb, { words, quoted = [] }: Typed): number {
  if (takes.of === 'name') return 0
  return takes.of === 'title' && quoted.includes(0) ? 0 : Math.min(1, words.length)
}

/** A title that is too long for its field is cut in it, and stands whole in the description. */
function filledIn(form: Form, values: Record<string, string>): Form {
  const title = form.fields.find(({ id }) => id === 'title')
  const isCut = title?.kind === 'text' && (values['title'] ?? '').length > title.maxLength
  const all = isCut
    ? { ...values, description: [values['title'], values['description']].filter(Boolean).join('\n') }
    : values
  return { ...form, fields: form.fields.map((field) => fieldWith(field, all[field.id])) }
}

function fieldWith(field: FormField, value: string | undefined): FormField {
  if (value === undefined) return field
  if (field.kind === 'text') return { ...field, initial: fitting(value, field.maxLength) }
  const isChoice =
    (field.kind === 'select' || field.kind === 'choice') && field.options.some((one) => one.value === value)
  return isChoice ? { ...field, initial: value } : field
}
