import type { Template } from '../../domain/checkins/template.ts'
import type { saveTemplate } from '../checkins/save-template.ts'
import { noSuchTemplate } from '../checkins/templates.ts'
import type { Did } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Which there are is not told before it is known who asks. */
export const EDITING: Pick<UseCase<string>, 'needs' | 'find'> = {
  needs: 'template.edit',
  find: async (_, { subject = '' }) => ({ subject }),
}

export async function unknownTemplate({ tx }: Scene, slug: string): Promise<Outcome> {
  return refused((await noSuchTemplate(tx, slug)) ?? `There is no template “${slug}”.`)
}

/** What is saved as the next version. */
export function nextOf(template: Template): Omit<Template, 'version'> {
  const { version: _, ...words } = template
  return words
}

export function by(scene: Scene): { by: string } {
  return { by: speakerParty(scene).personId }
}

type Saved = Exclude<Awaited<ReturnType<typeof saveTemplate>>, { problems: unknown }>

/** `besides`: what of its other languages is left as it was. */
export function told(saved: Saved, what: string, besides: (languages: string[]) => string = () => ''): Outcome {
  if ('unchanged' in saved) return done('It is so already.', [])
  const { slug, version, translations } = saved.saved
  const did: Did[] = [{ kind: 'template', what: 'TemplateSaved', template: slug, version }]
  const languages = Object.keys(translations)
  const words = languages.length === 0 ? '' : besides(languages)
  return done(`${what}: “${slug}” is version ${version} now, which the next check asks.${words}`, did)
}
