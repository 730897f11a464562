import type { Item, Template } from '../domain/checkins/template.ts'
import { sayCondition } from './check-in-fields.ts'
import { ENGLISH_SCALE, wordedFor } from '../domain/checkins/worded.ts'
import type { Button, Card, Inline } from './card.ts'
import { listed } from './listed.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { withCode } from './with-code.ts'

export type TemplateListView = {
  templates: { slug: string; name: string; version: number; questions: number; partners: string[] }[]
}

/** What health checks ask, template by template. */
export function templateListCard({ templates }: TemplateListView): Card {
  const title = 'Templates of health checks'
  return {
    title,
    headline: `${title}: ${templates.length}`,
    tone: 'neutral',
    blocks: templates.map(({ slug, name, version, questions, partners }) => ({
      kind: 'line',
      text: [{ bold: name }, ` (${slug}), version ${version}: ${countOf(questions)}, ${askedOf(partners)}`],
      button: { action: 'template.show', label: BUTTON_WORDS.showTemplate, style: 'plain', subject: slug, version: 0 },
    })),
    buttons: [],
    footer: withCode('By file: `npx liaison export --templates`, change it, `npx liaison apply FILE`.'),
    fallback: `${title}: ${templates.length} (${templates.map(({ slug }) => slug).join(', ')}).`,
  }
}

export type TemplateView = {
  template: Template
  partners: string[]
  /** Nobody has changed it. */
  isBuiltIn: boolean
  /** Who saved this version; absent for a file. */
  by?: string
  mayEdit: boolean
}

/** One template: what it asks of our side, of which dimension each question is, and who is asked. */
export function templateCard({ template, partners, isBuiltIn, by, mayEdit }: TemplateView): Card {
  const { slug, name, version, items, dimensions, openQuestion, followUp } = template
  const title = `${name} (${slug})`
  const saved = isBuiltIn ? 'built in' : by === undefined ? 'saved by file' : `saved by ${by}`
  const headline = `${title}, version ${version}: ${countOf(items.length)}, ${askedOf(partners)}`
  const languages = Object.keys(template.translations)
  const buttons = mayEdit ? editing(slug, isBuiltIn) : []
  return {
    subject: slug,
    title,
    headline,
    tone: 'neutral',
    blocks: [
      { kind: 'list', items: items.map((item) => lineOf(template, item)) },
      {
        kind: 'text',
        text: [{ bold: 'At the end of a full check: ' }, openQuestion, { bold: ' After a low answer: ' }, followUp],
      },
    ],
    details: {
      blocks: [
        { kind: 'text', text: [{ bold: 'What the dimensions mean' }] },
        { kind: 'list', items: dimensions.map((one): Inline[] => [{ bold: one.name }, `: ${one.means}`]) },
        { kind: 'text', text: [{ bold: 'Asked of the partner' }] },
        { kind: 'list', items: items.map(({ id, partner }): Inline[] => [{ bold: id }, `: ${partner}`]) },
      ],
      ask: { action: 'template.show', label: BUTTON_WORDS.details, style: 'plain', subject: slug, version: 0 },
    },
    buttons: buttons.slice(0, 2),
    ...(buttons.length > 2 && { more: buttons.slice(2) }),
    footer: `Version ${version}, ${saved}, in ${listed([template.language, ...languages])}. A change is the next version: checks that are open go on as they are.`,
    fallback: `${headline}.`,
  }
}

function editing(slug: string, isBuiltIn: boolean): Button[] {
  const opens = (action: string, label: string): Button => ({
    ...{ action, label, style: 'plain', subject: slug, version: 0, opensForm: true },
  })
  return [
    opens('template.item', BUTTON_WORDS.changeQuestion),
    opens('template.add', BUTTON_WORDS.addQuestion),
    opens('template.take-out', BUTTON_WORDS.takeOutQuestion),
    opens('template.words', BUTTON_WORDS.wordsAndOrder),
    opens('template.translate', BUTTON_WORDS.translateTemplate),
    opens('template.copy', BUTTON_WORDS.copyTemplate),
    ...(isBuiltIn
      ? []
      : [
          {
            ...{ action: 'template.retire', label: BUTTON_WORDS.retireTemplate, style: 'danger' as const },
            ...{ subject: slug, version: 0, confirm: `No further check asks with “${slug}”.` },
          },
        ]),
  ]
}

function lineOf(template: Template, item: Item): Inline[] {
  const { items } = wordedFor(template, 'internal')
  const worded = items.find(({ id }) => id === item.id)!
  const said = [
    item.dimension,
    item.kind,
    ...(item.always ? ['in every pulse'] : []),
    ...('options' in item ? [item.options.map(({ label }) => label).join(' / ')] : []),
  ]
  const when = item.when ? `${sayCondition(worded, item.when, { items, scale: ENGLISH_SCALE })}: ` : ''
  return [{ bold: item.id }, ` ${when}${shorten(worded.asks, 200)} (${said.join(', ')})`]
}

function countOf(questions: number): string {
  return questions === 1 ? '1 question' : `${questions} questions`
}

function askedOf(partners: string[]): string {
  if (partners.length === 0) return 'asked of nobody yet'
  const more = partners.length - 3
  return `asked with ${more > 0 ? `${partners.slice(0, 3).join(', ')} and ${more} more` : listed(partners)}`
}
