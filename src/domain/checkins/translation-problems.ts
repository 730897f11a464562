import { SIDES } from '../partners/party.ts'
import { scaleProblems } from './scale-problems.ts'
import type { Template, Translation } from './template.ts'
import { LONGEST_OPTION, LONGEST_QUESTION } from './template-limits.ts'
import { textProblem } from './text-problem.ts'

type Problem = { at: string; say: string }

/** What is missing or too much in a translation: it words what the template asks, all of it and nothing else. */
export function translationProblems(template: Template): Problem[] {
  return Object.entries(template.translations).flatMap(([language, translation]) =>
    ofOne(template, translation, `translations.${language}`, language),
  )
}

function ofOne(template: Template, translation: Translation, path: string, language: string): Problem[] {
  const problems = languageProblem(path, language)
  if (language === template.language)
    problems.push({ at: path, say: `The template is in “${language}” itself: leave that translation out.` })
  for (const id of Object.keys(translation.items))
    if (!template.items.some((item) => item.id === id))
      problems.push({ at: `${path}.items.${id}`, say: `The template asks no “${id}”: leave it out of “${language}”.` })
  for (const item of template.items) {
    const at = `${path}.items.${item.id}`
    const words = Object.hasOwn(translation.items, item.id) ? translation.items[item.id] : undefined
    if (!words) {
      problems.push({ at, say: `“${item.id}” is missing in “${language}”: translate it, too.` })
      continue
    }
    for (const side of SIDES) problems.push(...textProblem(`${at}.${side}`, words[side], LONGEST_QUESTION))
    const options = 'options' in item ? item.options.map(({ id }) => id) : []
    for (const id of options)
      problems.push(
        ...(words.options && Object.hasOwn(words.options, id)
          ? textProblem(`${at}.options.${id}`, words.options[id]!, LONGEST_OPTION)
          : [{ at: `${at}.options`, say: `The option “${id}” of “${item.id}” is missing in “${language}”.` }]),
      )
    for (const id of Object.keys(words.options ?? {}))
      if (!options.includes(id)) problems.push({ at: `${at}.options`, say: `“${item.id}” has no option “${id}”.` })
    const own = 'followUp' in item && item.followUp !== undefined
    if (own !== (words.followUp !== undefined))
      problems.push({
        at: `${at}.followUp`,
        say: own
          ? `The follow-up of “${item.id}” is missing in “${language}”.`
          : `“${item.id}” has no follow-up of its own.`,
      })
    if (words.followUp)
      for (const side of SIDES)
        problems.push(...textProblem(`${at}.followUp.${side}`, words.followUp[side], LONGEST_QUESTION))
  }
  problems.push(...textProblem(`${path}.openQuestion`, translation.openQuestion, LONGEST_QUESTION))
  problems.push(...textProblem(`${path}.followUp`, translation.followUp, LONGEST_QUESTION))
  problems.push(...scaleProblems(`${path}.scale`, translation.scale))
  return problems
}

export function languageProblem(at: string, tag: string): Problem[] {
  if (isLanguage(tag)) return []
  return [{ at, say: `“${tag}” is no language: write its tag, such as “de” or “pt-BR”.` }]
}

/** A tag of BCP 47 as it is written: "de", "pt-BR". Longer words for a language are in no reader’s locale. */
function isLanguage(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/u.test(tag) && Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    return false
  }
}
