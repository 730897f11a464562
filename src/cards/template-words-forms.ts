import {
  LONGEST_OPTION,
  LONGEST_QUESTION,
  LONGEST_SCALE_WORD,
  MOST_OPTIONS,
} from '../domain/checkins/template-limits.ts'
import type { Item, Template } from '../domain/checkins/template.ts'
import { translationIn, type WordsBeside, wordsBeside } from '../domain/checkins/word-template.ts'
import type { Form, FormField } from './form.ts'
import { fitting, shorten } from './quote.ts'

/** What is translated that is no question, and that a language is taken out: no question is called so. */
export const BESIDE = 'beside'
export const TAKE_OUT = 'take-out'

/** How a template is called, in which order it asks, and what of it is no question. */
export function templateWordsForm(template: Template): Form {
  const { slug, version, name, items } = template
  return {
    form: 'template.words',
    title: 'Words and order',
    submitLabel: 'Save it',
    intro: [`Of “${shorten(name, 60)}”. What follows is its next version: checks that are open go on as they are.`],
    fields: [
      text('name', 'Name', 60, name),
      text('order', 'Questions in their order, one a line', 400, items.map(({ id }) => id).join('\n'), {
        multiline: true,
        hint: 'By their ids. A question that hangs on another one stands below it.',
      }),
      ...besideFields(wordsBeside(template)),
    ],
    context: { subject: slug, base: String(version) },
  }
}

/** Into which language, and what of it. */
export function whichTranslationForm({ slug, version, language, items, translations }: Template): Form {
  const known = Object.keys(translations)
  const [first] = known
  const there = known.length === 0 ? 'There is none yet.' : `There is: ${known.join(', ')}.`
  return {
    form: 'template.translate',
    title: 'Translate it',
    submitLabel: 'Next',
    intro: [
      `It is worded in “${language}”. Whoever reads in another language that it has is asked in that. What is not translated yet is asked in its own words.`,
    ],
    fields: [
      text('language', 'Language', 20, first, { hint: `Its tag, such as “de” or “pt-BR”. ${there}` }),
      {
        ...{ kind: 'select', id: 'which', label: 'What of it?' },
        options: [
          ...items.map(({ id, internal }) => ({ value: id, label: shorten(`${id}: ${internal}`, 74) })),
          { value: BESIDE, label: 'The open question, the follow-up and the scale' },
          { value: TAKE_OUT, label: 'Take this language out' },
        ],
      },
    ],
    context: { subject: slug, base: String(version) },
  }
}

/** A question in that language, or what is no question where none is given. */
export function translationForm(template: Template, language: string, item: Item | undefined): Form {
  const translation = translationIn(template, language)
  return {
    form: 'template.translate',
    title: 'Translate it',
    submitLabel: 'Save it',
    intro: item
      ? [
          `${item.id} in “${language}”. Our side is asked: ${shorten(item.internal, 200)}`,
          `The partner: ${shorten(item.partner, 200)}`,
        ]
      : [`What is no question, in “${language}”.`],
    fields: item ? itemFields(item, translation.items[item.id]!) : besideFields(translation),
    context: { subject: template.slug, language, which: item?.id ?? BESIDE, base: String(template.version) },
  }
}

function itemFields(item: Item, words: ReturnType<typeof translationIn>['items'][string]): FormField[] {
  const options = 'options' in item ? item.options.map(({ id, label }) => words.options?.[id] ?? label) : []
  const most = MOST_OPTIONS * (LONGEST_OPTION + 1)
  return [
    text('ours', 'What our side is asked', LONGEST_QUESTION, words.internal),
    text('theirs', 'What the partner is asked', LONGEST_QUESTION, words.partner),
    ...('options' in item
      ? [
          text('options', 'Options, one a line, in the same order', most, options.join('\n'), {
            multiline: true,
            hint: shorten(`They are: ${item.options.map(({ label }) => label).join(' / ')}`, 200),
          }),
        ]
      : []),
    ...('followUp' in item && item.followUp
      ? [
          text('followOurs', 'After a low answer, our side is asked', LONGEST_QUESTION, words.followUp?.internal),
          text('followTheirs', 'After a low answer, the partner is asked', LONGEST_QUESTION, words.followUp?.partner),
        ]
      : []),
  ]
}

function besideFields({ openQuestion, followUp, scale }: WordsBeside): FormField[] {
  const most = 5 * (LONGEST_SCALE_WORD + 1)
  return [
    text('openQuestion', 'At the end of a full check', LONGEST_QUESTION, openQuestion),
    text('followUp', 'After a low answer', LONGEST_QUESTION, followUp),
    text('agree', 'From 1 to 5, one a line', most, scale.agree.join('\n'), { multiline: true }),
    text('cantJudge', 'Who cannot judge', LONGEST_SCALE_WORD, scale.cantJudge),
    text('yes', 'Yes', LONGEST_SCALE_WORD, scale.yes),
    text('no', 'No', LONGEST_SCALE_WORD, scale.no),
    text('onlyIf', 'Before what a question hangs on', LONGEST_SCALE_WORD, scale.onlyIf),
  ]
}

function text(id: string, label: string, most: number, initial: string | undefined, more: object = {}): FormField {
  return {
    ...{ kind: 'text', id, label, maxLength: most, ...more },
    ...(initial !== undefined && { initial: fitting(initial, most) }),
  }
}
