import { SIDES } from '../partners/party.ts'
import { conditionProblem } from './condition-problem.ts'
import { longerThanUsual, scaleProblems } from './scale-problems.ts'
import type { Item, Template } from './template.ts'
import {
  LONGEST_DIMENSION,
  LONGEST_FORM,
  LONGEST_OPTION,
  LONGEST_QUESTION,
  MOST_ITEMS,
  MOST_OPTIONS,
} from './template-limits.ts'
import { textProblem } from './text-problem.ts'
import { languageProblem, translationProblems } from './translation-problems.ts'
import { wordedFor } from './worded.ts'

/** What is wrong, in a sentence that says what to write instead. `at`: where, as a path of the template: "items.2.when". */
export type TemplateProblem = { at: string; say: string }

/** Values of a form by other names than questions have. */
const RESERVED = ['comment', 'text', 'subject', 'form', 'context', 'values', 'back', 'key', 'msteams', 'new']

/** Why nobody can be asked this; none where it can be asked of both sides, in each of its languages, on every platform. */
export function templateProblems(template: Template): TemplateProblem[] {
  const { items, name } = template
  const problems = [
    ...textProblem('name', name, 60),
    ...languageProblem('language', template.language),
    ...ofDimensions(template),
    ...(items.length === 0 ? [{ at: 'items', say: 'It asks nothing yet: give it a question.' }] : []),
    ...(items.length > MOST_ITEMS
      ? [
          {
            at: 'items',
            say: `It has ${items.length} questions, and one form holds ${MOST_ITEMS}: make two templates of it.`,
          },
        ]
      : []),
    ...items.flatMap((item, at) => ofItem(template, item, at)),
    ...textProblem('openQuestion', template.openQuestion, LONGEST_QUESTION),
    ...textProblem('followUp', template.followUp, LONGEST_QUESTION),
    ...(template.scale ? scaleProblems('scale', template.scale) : []),
    ...translationProblems(template),
  ]
  // How heavy it is in one form is asked of what is whole.
  return problems.length > 0 ? problems : tooHeavy(template)
}

function ofDimensions({ dimensions, items }: Template): TemplateProblem[] {
  return dimensions.flatMap(({ name, means }, at) => [
    ...textProblem(`dimensions.${name}`, means, LONGEST_QUESTION),
    ...(/^\S.*$/u.test(name) && name.length <= LONGEST_DIMENSION
      ? []
      : [{ at: 'dimensions', say: `Call a dimension by 1 to ${LONGEST_DIMENSION} characters, such as “trust”.` }]),
    ...(dimensions.findIndex((one) => one.name === name) < at
      ? [{ at: `dimensions.${name}`, say: `The dimension “${name}” stands here twice: keep one.` }]
      : []),
    ...(items.some(({ dimension }) => dimension === name)
      ? []
      : [{ at: `dimensions.${name}`, say: `No question is about “${name}”: ask one, or leave it out.` }]),
  ])
}

function ofItem(template: Template, item: Item, at: number): TemplateProblem[] {
  const { items, dimensions } = template
  const path = `items.${at}`
  const { id, dimension } = item
  const problems = SIDES.flatMap((side) => textProblem(`${path}.${side}`, item[side], LONGEST_QUESTION))
  if (!isId(id))
    problems.push({
      at: `${path}.id`,
      say: `“${id}” names no question: begin with a letter, and use at most 20 letters, digits and hyphens, such as “Q1”.`,
    })
  if (RESERVED.includes(id))
    problems.push({ at: `${path}.id`, say: `“${id}” means something else in a form: name the question otherwise.` })
  if (items.findIndex((one) => one.id === id) < at)
    problems.push({ at: `${path}.id`, say: `Two questions are called “${id}”: each needs an id of its own.` })
  if (!dimensions.some(({ name }) => name === dimension))
    problems.push({
      at: `${path}.dimension`,
      say: `What “${dimension}” means is not said: write it under dimensions, in one sentence.`,
    })
  const condition = item.when && conditionProblem(item.when, items.slice(0, at), items)
  if (condition !== undefined) problems.push({ at: `${path}.when`, say: condition })
  if ('options' in item) problems.push(...ofOptions(item, path))
  if ('followUp' in item && item.followUp)
    for (const side of SIDES)
      problems.push(...textProblem(`${path}.followUp.${side}`, item.followUp[side], LONGEST_QUESTION))
  return problems
}

function ofOptions({ options }: Extract<Item, { options: unknown }>, path: string): TemplateProblem[] {
  const problems = options.flatMap(({ id, label }, at) => [
    ...textProblem(`${path}.options.${id}`, label, LONGEST_OPTION),
    ...(isId(id) && id !== 'cant-judge'
      ? []
      : [
          {
            at: `${path}.options`,
            say: `“${id}” names no option: begin with a letter, and use at most 20 letters, digits and hyphens.`,
          },
        ]),
    ...(options.findIndex((one) => one.id === id || one.label === label) < at
      ? [{ at: `${path}.options.${id}`, say: `The option “${label}” stands here twice: keep one.` }]
      : []),
  ])
  if (options.length < 2)
    problems.push({ at: `${path}.options`, say: 'A choice of one is none: give at least two options.' })
  if (options.length > MOST_OPTIONS)
    problems.push({
      at: `${path}.options`,
      say: `These are ${options.length} options: give at most ${MOST_OPTIONS}, so that all are in sight.`,
    })
  return problems
}

/** Of the side and language in which it is longest. */
function tooHeavy(template: Template): TemplateProblem[] {
  const languages = [undefined, ...Object.values(template.translations)]
  const lengths = languages.flatMap((words) =>
    SIDES.map((side) => {
      const { items, scale } = wordedFor(template, side, words)
      return items.reduce((sum, item) => {
        const texts = [item.asks, ...item.options.map(({ label }) => label)]
        return sum + texts.join('').length + longerThanUsual(item, scale)
      }, 0)
    }),
  )
  const longest = Math.max(...lengths)
  if (longest <= LONGEST_FORM) return []
  const say = `All questions, options and words of the scale together are ${longest} characters, and one form holds ${LONGEST_FORM}: shorten them, or make two templates.`
  return [{ at: 'items', say }]
}

function isId(id: string): boolean {
  return /^[A-Za-z](?:[A-Za-z0-9-]{0,18}[A-Za-z0-9])?$/u.test(id) && !(id in {})
}
