import { z } from 'zod'
import type { Button } from '../../../src/cards/card.ts'
import type { Form } from '../../../src/cards/form.ts'
import { shownForm, shownOf } from './shown-form.ts'

/**
 * What a button or a form carries to Teams and back. Teams mixes the values of inputs into the same object, so ours
 * stands under one key that no field id can have (they hold no dot).
 */
const buttonData = z.object({
  action: z.string().min(1),
  subject: z.string(),
  version: z.number(),
  data: z.record(z.string(), z.string()).default({}),
})
export type ButtonData = z.infer<typeof buttonData>

const formData = z.object({
  form: z.string().min(1),
  context: z.record(z.string(), z.string()).default({}),
  shown: shownForm.optional().catch(undefined),
})
export type FormData = z.infer<typeof formData>

/** A command said again, because only a button can open the dialog that the command asked for. */
const commandData = z.object({
  text: z.string(),
  // Their organisations are not taken from a client's word: who they are is asked of Teams.
  mentions: z
    .array(z.object({ userId: z.string(), name: z.string() }))
    .default([])
    .transform((mentions) => mentions.map((mention) => ({ ...mention, organisations: [] as string[] }))),
})
export type CommandData = z.infer<typeof commandData>

const FORM = 'liaison.form'
const COMMAND = 'liaison.command'
const OPENS_DIALOG = { msteams: { type: 'task/fetch' } }

export function writeButtonData(button: Button): ButtonData {
  const { action, subject, version, data } = button
  return { action, subject, version, data: data ?? {} }
}

export function writeDialogData(what: ButtonData | CommandData): Record<string, unknown> {
  return 'action' in what ? { ...what, ...OPENS_DIALOG } : { [COMMAND]: what, ...OPENS_DIALOG }
}

export function writeFormData(form: Form): Record<string, unknown> {
  return { [FORM]: { form: form.form, context: form.context, shown: shownOf(form) } satisfies FormData }
}

/** The form that was submitted, as it was shown; undefined where the data does not hold it. */
export function submittedForm(raw: unknown): Form | undefined {
  const read = readActionData(raw)
  if (read?.kind !== 'form' || read.form.shown === undefined) return undefined
  const { form, context, shown } = read.form
  return { form, context, ...shown }
}

export type ReadData =
  | { kind: 'button'; button: ButtonData }
  | { kind: 'form'; form: FormData; values: Record<string, string> }
  | { kind: 'command'; command: CommandData }

/** `verb` is the action's name where Teams carries it beside the data (Action.Execute). */
export function readActionData(raw: unknown, verb?: string): ReadData | undefined {
  const data = z.record(z.string(), z.unknown()).safeParse(raw)
  if (!data.success) return undefined
  const form = formData.safeParse(data.data[FORM])
  if (form.success) return { kind: 'form', form: form.data, values: valuesIn(data.data) }
  const command = commandData.safeParse(data.data[COMMAND])
  if (command.success) return { kind: 'command', command: command.data }
  const button = buttonData.safeParse(verb === undefined ? data.data : { ...data.data, action: verb })
  return button.success ? { kind: 'button', button: button.data } : undefined
}

/** Every value as text; an input left empty is absent. */
function valuesIn(data: Record<string, unknown>): Record<string, string> {
  const values = Object.entries(data)
    .filter(([id]) => id !== FORM && id !== 'msteams')
    .map(([id, value]) => [id, typeof value === 'string' ? value.trim() : typeof value === 'number' ? `${value}` : ''])
  return Object.fromEntries(values.filter(([, text]) => text !== ''))
}
