import type { PersonRef } from './card.ts'

/** A platform-neutral dialog, which adapters render. */
export type Form = {
  /** Names the handler in app/actions, e.g. "check-in.answer". */
  form: string
  /** At most 24 characters, so that every platform shows it whole. */
  title: string
  /** At most 24 characters. */
  submitLabel: string
  /** Sentences above the fields. Plain text. */
  intro: string[]
  fields: FormField[]
  /** Handed back unchanged with the submission; at most 2,000 characters as JSON. */
  context: Record<string, string>
  /**
   * It stands over the form that was just sent, and this leads back to that, as it was left. A platform that keeps no form below another asks
   * for it, by sending `context` in place of the form's own.
   */
  back?: { label: string; context: Record<string, string> }
  /** Submitting it twice says the same twice and no more, so it carries no key: a key would tell who opened it. */
  repeatable?: true
}

/** `id`: letters, digits, "-" and "_". `hint` is shown below the field. */
type FieldBase = { id: string; label: string; hint?: string; optional?: boolean }

export type FormField =
  | (FieldBase & { kind: 'text'; multiline?: boolean; maxLength: number; initial?: string; placeholder?: string })
  /** One of some, shown as a drop-down, in which one can search where there are many. Labels at most 75 characters. */
  | (FieldBase & { kind: 'select'; options: FormOption[]; initial?: string })
  /** One of at most 10, all visible at once: scales. */
  | (FieldBase & { kind: 'choice'; options: FormOption[]; initial?: string })
  /** Any of at most 10, all visible at once; submitted as their values with a comma between, which none of them holds. */
  | (FieldBase & { kind: 'choices'; options: FormOption[]; initial?: string[] })
  /** A calendar date, submitted as YYYY-MM-DD. */
  | (FieldBase & { kind: 'date'; initial?: string })
  /** A person picked from the platform; submitted as the platform's user id. */
  | (FieldBase & { kind: 'person'; initial?: PersonRef })

export type FormOption = { value: string; label: string }

/** What came back: every value as text, by field id; an empty optional field is absent. */
export type FormValues = Record<string, string>

/** Refusals by field id; `form` for what concerns the whole. Each is a sentence that says what to enter. */
export type FormErrors = Record<string, string>
