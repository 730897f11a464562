import { copyTemplateForm, questionForm, whichQuestionForm } from '../../cards/template-forms.ts'
import { freeId, withItem, withoutItem } from '../../domain/checkins/edit-template.ts'
import type { Item, Template } from '../../domain/checkins/template.ts'
import type { TemplateProblem } from '../../domain/checkins/template-problems.ts'
import { canonicalJson } from '../../domain/timeline/canonical-json.ts'
import type { FormErrors } from '../../cards/form.ts'
import { fieldErrors } from '../checkins/field-errors.ts'
import { itemOfEntries } from '../checkins/item-of-entries.ts'
import { retireTemplate, saveTemplate } from '../checkins/save-template.ts'
import { templateAsked, templateInUse } from '../checkins/templates.ts'
import type { UseCase } from '../dispatch.ts'
import { done, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { by, EDITING, nextOf, told, unknownTemplate } from './editing-template.ts'

/** Change a question, or add one: chosen, filled in, and saved as the next version. */
export const editQuestion: UseCase<string> = {
  ...EDITING,
  name: 'template.item',
  async run(scene, slug, { values }) {
    const template = await templateInUse(scene.tx, slug)
    if (!template) return unknownTemplate(scene, slug)
    const { which, ours } = values
    if (which === undefined) return { kind: 'form', form: whichQuestionForm(template, 'template.item') }
    const item = template.items.find(({ id }) => id === which)
    const form = questionForm(template, item)
    if (ours === undefined) return { kind: 'form', form }
    const meanwhile = await changedMeanwhile(scene, template, values)
    if (meanwhile !== undefined) return { kind: 'errors', form, errors: { form: meanwhile } }
    const read = itemOfEntries(values, item, item?.id ?? freeId(template.items), template.items)
    if ('errors' in read) return { kind: 'errors', form, errors: read.errors }
    const next = withItem(template, read.item, values['means'])
    const saved = await saveTemplate(scene, nextOf(next), by(scene))
    if ('problems' in saved) return { kind: 'errors', form, errors: errorsOf(saved.problems, next.items, read.item.id) }
    return told(saved, `${read.item.id} is ${item ? 'changed' : 'added'}`, stay)
  },
}

/** The same of a new one, which nobody has to choose. */
export const addQuestion: UseCase<string> = {
  ...EDITING,
  name: 'template.add',
  run: (scene, slug, request) =>
    editQuestion.run(scene, slug, { ...request, values: { ...request.values, which: 'new' } }),
}

export const takeOutQuestion: UseCase<string> = {
  ...EDITING,
  name: 'template.take-out',
  async run(scene, slug, { values }) {
    const template = await templateInUse(scene.tx, slug)
    if (!template) return unknownTemplate(scene, slug)
    const form = whichQuestionForm(template, 'template.take-out')
    const { which } = values
    if (which === undefined) return { kind: 'form', form }
    if (!template.items.some(({ id }) => id === which)) return done(`${which} is not asked any more.`, [])
    const meanwhile = await changedMeanwhile(scene, template, values)
    if (meanwhile !== undefined) return { kind: 'errors', form, errors: { form: meanwhile } }
    const saved = await saveTemplate(scene, nextOf(withoutItem(template, which)), by(scene))
    if ('problems' in saved)
      return { kind: 'errors', form, errors: { which: saved.problems.map(({ say }) => say).join(' ') } }
    return told(saved, `${which} is taken out`)
  },
}

export const copyTemplate: UseCase<string> = {
  ...EDITING,
  name: 'template.copy',
  async run(scene, slug, { values }) {
    const template = await templateInUse(scene.tx, slug)
    if (!template) return unknownTemplate(scene, slug)
    const { to, name } = values
    const form = copyTemplateForm(template)
    if (to === undefined || name === undefined) return { kind: 'form', form }
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(to) || to.length < 2)
      return { kind: 'errors', form, errors: { to: 'Use lower-case letters, digits and single hyphens.' } }
    if (await templateInUse(scene.tx, to))
      return { kind: 'errors', form, errors: { to: `There is a template “${to}” already: choose another name.` } }
    const saved = await saveTemplate(scene, { ...nextOf(template), slug: to, name }, by(scene))
    if ('problems' in saved) return { kind: 'errors', form, errors: errorsOf(saved.problems, template.items) }
    return told(saved, `“${to}” is a copy of “${slug}”`)
  },
}

export const retireTemplateNow: UseCase<string> = {
  ...EDITING,
  name: 'template.retire',
  async run(scene, slug) {
    const outcome = await retireTemplate(scene, slug)
    if ('refused' in outcome) return refused(outcome.refused)
    return done(outcome.retired, [{ kind: 'template', what: 'TemplateRetired', template: slug }])
  },
}

/** A form on an older version goes on where the question is as it was; else it says so, tells what is asked now, and is refused until the question is opened anew. */
async function changedMeanwhile(
  { tx }: Scene,
  template: Template,
  { which, base }: Request['values'],
): Promise<string | undefined> {
  const version = Number(base ?? template.version)
  if (version === template.version) return undefined
  const before = await templateAsked(tx, { slug: template.slug, version })
  const then = before?.items.find(({ id }) => id === which)
  const now = template.items.find(({ id }) => id === which)
  if (which === 'new' || said(then) === said(now)) return undefined
  const what = now ? `it asks “${now.internal}”, and of the partner “${now.partner}”` : 'it is taken out'
  return `Somebody has changed this question meanwhile: ${what}. Open it again to change that.`
}

function said(item: Item | undefined): string {
  return canonicalJson(item)
}

/** A translation of what was changed keeps its words. */
function stay(languages: string[]): string {
  return ` Its words in ${languages.join(', ')} stay as they are: change them by “Translate it” where they differ.`
}

/** By the field whose entry it is about; what concerns the template as a whole, or another question than the form's `own`, by none. */
function errorsOf(problems: TemplateProblem[], items: readonly Item[], own?: string): FormErrors {
  const fields = {
    internal: 'ours',
    partner: 'theirs',
    dimension: 'dimension',
    when: 'when',
    options: 'options',
  } as const
  return fieldErrors(
    problems.map(({ at, say }): [string, string] => {
      const [section, place, part = ''] = at.split('.')
      if (section === 'dimensions') return ['means', say]
      if (section !== 'items') return ['form', say]
      const id = items[Number(place)]?.id
      if (id !== undefined && id !== own) return ['form', `${id}: ${say}`]
      if (part === 'followUp') return [at.endsWith('partner') ? 'followTheirs' : 'followOurs', say]
      return [Object.hasOwn(fields, part) ? fields[part as keyof typeof fields] : 'form', say]
    }),
  )
}
