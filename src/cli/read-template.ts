import type { z } from 'zod'
import { retiredTemplateSheet, templateSheet } from '../app/checkins/template-sheet.ts'
import { wordsForValue } from '../app/value-words.ts'
import type { TemplateDocument } from './apply-template.ts'

/** A document that is about a template says so by its first word. */
export function isAboutTemplate(said: unknown): said is { template: unknown } {
  return typeof said === 'object' && said !== null && 'template' in said
}

/** A template as somebody has written it, or what is wrong with it, by path. */
export function readTemplate(said: {
  template: unknown
}): { template: TemplateDocument } | { errors: Record<string, string> } {
  if ('retired' in said) {
    const { success, data, error } = retiredTemplateSheet.safeParse(said, { error: wordsForValue })
    return success ? { template: { retired: data.template } } : { errors: errorsIn(error) }
  }
  const { success, data, error } = templateSheet.safeParse(said, { error: wordsForValue })
  return success ? { template: { sheet: data } } : { errors: errorsIn(error) }
}

function errorsIn({ issues }: z.ZodError): Record<string, string> {
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.') || 'form', message]))
}
