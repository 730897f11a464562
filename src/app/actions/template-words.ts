import type { Form, FormErrors, FormValues } from '../../cards/form.ts'
import {
  BESIDE,
  TAKE_OUT,
  templateWordsForm,
  translationForm,
  whichTranslationForm,
} from '../../cards/template-words-forms.ts'
import type { Item, Template } from '../../domain/checkins/template.ts'
import type { TemplateProblem } from '../../domain/checkins/template-problems.ts'
import { languageProblem } from '../../domain/checkins/translation-problems.ts'
import {
  inOrder,
  translationIn,
  withItemIn,
  withoutTranslation,
  withTranslation,
  withWords,
  wordsBeside,
} from '../../domain/checkins/word-template.ts'
import { canonicalJson } from '../../domain/timeline/canonical-json.ts'
import { fieldErrors } from '../checkins/field-errors.ts'
import { saveTemplate } from '../checkins/save-template.ts'
import { templateAsked, templateInUse } from '../checkins/templates.ts'
import { besideOfEntries, idsOf, wordsOfEntries } from '../checkins/words-of-entries.ts'
import type { UseCase } from '../dispatch.ts'
import { done, type Outcome } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { by, EDITING, nextOf, told, unknownTemplate } from './editing-template.ts'

/** The name of a template, the order of its questions, and what of it is no question. */
export const editTemplateWords: UseCase<string> = {
  ...EDITING,
  name: 'template.words',
  async run(scene, slug, { values }) {
    const template = await templateInUse(scene.tx, slug)
    if (!template) return unknownTemplate(scene, slug)
    const form = templateWordsForm(template)
    const { name, order = '' } = values
    if (name === undefined) return { kind: 'form', form }
    if (await isOther(scene, template, values, wordsIn)) return changedMeanwhile(form)
    const read = besideOfEntries(values)
    if ('errors' in read) return { kind: 'errors', form, errors: read.errors }
    const ordered = inOrder(withWords(template, name, read.words), idsOf(order))
    if ('refused' in ordered) return { kind: 'errors', form, errors: { order: ordered.refused } }
    return save(scene, form, ordered, 'Its words are changed', (at) => wordsField(at))
  },
}

/** A template in another language, piece by piece. */
export const translateTemplate: UseCase<string> = {
  ...EDITING,
  name: 'template.translate',
  async run(scene, slug, { values }) {
    const template = await templateInUse(scene.tx, slug)
    if (!template) return unknownTemplate(scene, slug)
    const which = whichTranslationForm(template)
    const { language, which: piece } = values
    if (language === undefined || piece === undefined) return { kind: 'form', form: which }
    const wrong = whyNoLanguage(template, language)
    if (wrong !== undefined) return { kind: 'errors', form: which, errors: { language: wrong } }
    if (piece === TAKE_OUT) return takeOut(scene, template, language, which)
    const item = template.items.find(({ id }) => id === piece)
    if (!item && piece !== BESIDE)
      return { kind: 'errors', form: which, errors: { which: `It asks no “${piece}” any more: choose another.` } }
    const form = translationForm(template, language, item)
    if (form.fields.every(({ id }) => values[id] === undefined)) return { kind: 'form', form }
    if (await isOther(scene, template, values, (one) => pieceOf(one, language, piece))) return changedMeanwhile(form)
    const next = item ? withItem(template, language, item, values) : withBeside(template, language, values)
    if ('errors' in next) return { kind: 'errors', form, errors: next.errors }
    const what = `${item?.id ?? 'What is no question'} is worded in “${language}”`
    return save(scene, form, next.template, what, translationField)
  },
}

type Next = { template: Template } | { errors: FormErrors }

function withItem(template: Template, language: string, item: Item, values: FormValues): Next {
  const read = wordsOfEntries(item, values)
  return 'errors' in read ? read : { template: withItemIn(template, language, item.id, read.words) }
}

function withBeside(template: Template, language: string, values: FormValues): Next {
  const read = besideOfEntries(values)
  if ('errors' in read) return read
  return { template: withTranslation(template, language, { ...translationIn(template, language), ...read.words }) }
}

async function takeOut(scene: Scene, template: Template, language: string, form: Form): Promise<Outcome> {
  if (!Object.hasOwn(template.translations, language)) return done(`It is not worded in “${language}”.`, [])
  return save(scene, form, withoutTranslation(template, language), `“${language}” is taken out`, () => 'form')
}

function whyNoLanguage(template: Template, language: string): string | undefined {
  if (language === template.language)
    return `It is worded in “${language}” itself: change the questions, or “Words and order”.`
  return languageProblem('language', language)[0]?.say
}

function wordsIn(template: Template): string {
  const { name, items } = template
  return canonicalJson([name, items.map(({ id }) => id), wordsBeside(template)])
}

function pieceOf(template: Template, language: string, piece: string): string {
  const item = template.items.find(({ id }) => id === piece)
  const { items, ...beside } = translationIn(template, language)
  return canonicalJson(item ? [item, items[item.id]!] : [beside])
}

/** What the form shows is another since it was opened. */
async function isOther(
  { tx }: Scene,
  template: Template,
  { base }: FormValues,
  shown: (one: Template) => string,
): Promise<boolean> {
  const version = Number(base ?? template.version)
  if (version === template.version) return false
  const before = await templateAsked(tx, { slug: template.slug, version })
  return !before || shown(before) !== shown(template)
}

function changedMeanwhile(form: Form): Outcome {
  const say = 'Somebody has changed this meanwhile. Open it again to change what is there now.'
  return { kind: 'errors', form, errors: { form: say } }
}

async function save(
  scene: Scene,
  form: Form,
  next: Template,
  what: string,
  fieldOf: (at: string[]) => string,
): Promise<Outcome> {
  const saved = await saveTemplate(scene, nextOf(next), by(scene))
  if (!('problems' in saved)) return told(saved, what)
  const field = (problem: TemplateProblem) => {
    const name = fieldOf(problem.at.split('.'))
    return form.fields.some(({ id }) => id === name) ? name : 'form'
  }
  return { kind: 'errors', form, errors: fieldErrors(saved.problems.map((one) => [field(one), one.say])) }
}

/** A condition that the new order breaks is about the order. */
function wordsField([section = '', part = '']: string[]): string {
  if (section === 'items') return 'order'
  return section === 'scale' ? part : section
}

/** "translations.de.items.Q1.internal", "translations.de.scale.yes". */
function translationField([, , section = '', part = '', of = '', side]: string[]): string {
  if (section === 'scale') return part
  if (section !== 'items') return section
  if (of === 'followUp') return side === 'partner' ? 'followTheirs' : 'followOurs'
  return { internal: 'ours', partner: 'theirs' }[of] ?? of
}
