import type { Item, Template } from '../domain/checkins/template.ts'
import { ITEM_KINDS } from '../domain/checkins/template.ts'
import { LONGEST_DIMENSION, LONGEST_QUESTION } from '../domain/checkins/template-limits.ts'
import { writeCondition } from '../domain/checkins/write-condition.ts'
import type { Form, FormField } from './form.ts'
import { fitting, shorten } from './quote.ts'

const KINDS: Record<Item['kind'], string> = {
  agree: 'How far one agrees, 1 to 5',
  rating: 'A rating, 0 to 10',
  single: 'One of some options',
  multiple: 'Any of some options',
  'yes-no': 'Yes or no',
  short: 'A line of text',
  long: 'A text',
}

/** Which question: to be changed, or taken out. */
export function whichQuestionForm(
  { slug, version, items }: Template,
  form: 'template.item' | 'template.take-out',
): Form {
  const out = form === 'template.take-out'
  return {
    form,
    title: out ? 'Take a question out' : 'Change a question',
    submitLabel: out ? 'Take it out' : 'Next',
    intro: ['What follows is the next version of the template. Checks that are open go on as they are.'],
    fields: [
      {
        ...{ kind: 'select', id: 'which', label: 'Which question?' },
        options: items.map(({ id, internal }) => ({ value: id, label: shorten(`${id}: ${internal}`, 74) })),
      },
    ],
    context: { subject: slug, base: String(version) },
  }
}

/** A question as it is, or a new one. `base`: the version that the form shows. */
export function questionForm(template: Template, item: Item | undefined): Form {
  const options = item && 'options' in item ? item.options.map(({ label }) => label).join('\n') : undefined
  const own = item && 'followUp' in item ? item.followUp : undefined
  const text = (
    id: string,
    label: string,
    most: number,
    initial: string | undefined,
    more: object = {},
  ): FormField => ({
    ...{ kind: 'text', id, label, maxLength: most, ...more },
    ...(initial !== undefined && { initial: fitting(initial, most) }),
  })
  return {
    form: 'template.item',
    title: item ? 'Change a question' : 'Add a question',
    submitLabel: 'Save it',
    intro: [`Of “${shorten(template.name, 60)}”, both sides are asked the same, each from its own end.`],
    fields: [
      text('ours', 'What our side is asked', LONGEST_QUESTION, item?.internal),
      text('theirs', 'What the partner is asked', LONGEST_QUESTION, item?.partner),
      {
        ...{ kind: 'select', id: 'kind', label: 'How it is answered', initial: item?.kind ?? 'agree' },
        options: ITEM_KINDS.map((value) => ({ value, label: KINDS[value] })),
      },
      text('options', 'Options, one a line', 1_000, options, {
        multiline: true,
        optional: true,
        hint: 'Only where one chooses among some.',
      }),
      text('dimension', 'Dimension', LONGEST_DIMENSION, item?.dimension, {
        hint: `There are: ${template.dimensions.map(({ name }) => name).join(', ')}.`,
      }),
      text('means', 'What a new dimension means', LONGEST_QUESTION, undefined, {
        optional: true,
        hint: 'Of one that there is: only to say it in other words.',
      }),
      {
        ...{ kind: 'choice', id: 'always', label: 'In a pulse', initial: item?.always ? 'yes' : 'no' },
        options: [
          { value: 'yes', label: 'Asked every time' },
          { value: 'no', label: 'In turn with the others' },
        ],
      },
      text('when', 'Only if', 300, item?.when && writeCondition(item.when), {
        ...{ optional: true, placeholder: 'Q1 <= 2' },
        hint: 'An earlier question and its answer: “Q1 <= 2”, “Q2 >= 9”, “met = no”.',
      }),
      text('followOurs', 'After a low answer, our side is asked', LONGEST_QUESTION, own?.internal, { optional: true }),
      text('followTheirs', 'After a low answer, the partner is asked', LONGEST_QUESTION, own?.partner, {
        optional: true,
      }),
    ],
    context: { subject: template.slug, which: item?.id ?? 'new', base: String(template.version) },
  }
}

export function copyTemplateForm({ slug, name }: Template): Form {
  return {
    form: 'template.copy',
    title: 'Copy a template',
    submitLabel: 'Copy it',
    intro: [`“${shorten(name, 60)}” stays as it is.`],
    fields: [
      {
        kind: 'text',
        id: 'to',
        label: 'Short name of the copy',
        maxLength: 30,
        hint: 'Lower-case letters, digits and hyphens.',
      },
      { kind: 'text', id: 'name', label: 'Name', maxLength: 60 },
    ],
    context: { subject: slug },
  }
}
