import type { Form, FormValues } from './form.ts'

/** Entries of a form's context that are about the form itself; the dot keeps them apart from what use cases put there. */
const KEY = 'form.key'
const TYPED = 'form.typed'

const A_KEY = /^[\w-]{1,64}$/u

/**
 * The form as it is opened: with a key of its own, so that submitting it twice is once, and with the names of the fields in which people
 * write, so that what they wrote can be given back.
 */
export function openedForm(form: Form, key: string): Form {
  const typed = form.fields.filter(({ kind }) => kind === 'text').map(({ id }) => id)
  const own = { ...(form.repeatable !== true && { [KEY]: key }), ...(typed.length > 0 && { [TYPED]: typed.join(' ') }) }
  return { ...form, context: { ...form.context, ...own } }
}

/** The same form again, after a refusal: it stays the one that was opened. `context` came back with the submission. */
export function sameForm(form: Form, context: Record<string, string>): Form {
  const own = Object.entries(context).filter(([name]) => name === KEY || name === TYPED)
  return { ...form, context: { ...form.context, ...Object.fromEntries(own) } }
}

/** The key under which this form was opened; undefined for one that has none. */
export function formKeyOf(context: Record<string, string>): string | undefined {
  const key = context[KEY]
  return key !== undefined && A_KEY.test(key) ? key : undefined
}

/** The context without what is about the form itself. */
export function ownContext(context: Record<string, string>): Record<string, string> {
  const { [KEY]: _key, [TYPED]: _typed, ...own } = context
  return own
}

/** What a person wrote into a form, field by field; what was chosen is not among it. */
export function typedInto(context: Record<string, string>, values: FormValues): string[] {
  const fields = context[TYPED]?.split(' ') ?? []
  return fields.flatMap((id) => (Object.hasOwn(values, id) ? values[id]! : [])).filter((text) => text.trim() !== '')
}
