import { retireTemplate, saveTemplate } from '../app/checkins/save-template.ts'
import { templateOfSheet } from '../app/checkins/template-of-sheet.ts'
import type { TemplateSheet } from '../app/checkins/template-sheet.ts'
import type { Means } from '../app/scene.ts'
import type { TemplateProblem } from '../domain/checkins/template-problems.ts'

/** One document of a file about the questions of health checks. */
export type TemplateDocument = { sheet: TemplateSheet } | { retired: string }

/** What became of it, in words; or what is wrong with it, each with the path in the sheet at which it stands. */
export async function applyTemplate(
  means: Pick<Means, 'tx' | 'now'>,
  said: TemplateDocument,
  file: string,
  plan: boolean,
): Promise<{ lines: string[] } | { problems: TemplateProblem[] }> {
  if ('retired' in said) {
    const done = await retireTemplate(means, said.retired, plan)
    if ('refused' in done) return { problems: [{ at: 'template', say: done.refused }] }
    return { lines: [plan ? `The template “${said.retired}” would be retired.` : done.retired] }
  }
  const saved = await saveTemplate(means, templateOfSheet(said.sheet), { plan })
  if ('problems' in saved) return { problems: saved.problems.map(({ at, say }) => ({ at: inSheet(at), say })) }
  const name = `The template “${said.sheet.template}”`
  if ('unchanged' in saved)
    return { lines: [`${name} is as ${file} says already. Nothing ${plan ? 'would be' : 'was'} changed.`] }
  const { version, items } = saved.saved
  const asks = `${items.length} ${items.length === 1 ? 'question' : 'questions'}`
  return {
    lines: [
      plan
        ? `${name}: not saved yet. Without --plan it is, as version ${version}, with ${asks}.`
        : `${name} is saved as version ${version}, with ${asks}: the next check asks with it.`,
    ],
  }
}

/** Sides stand in a sheet by how people call them. */
function inSheet(at: string): string {
  return at.replace(/\.internal$/u, '.ours').replace(/\.partner$/u, '.theirs')
}
