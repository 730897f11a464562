import type { Button } from './card.ts'
import type { Form, FormOption } from './form.ts'
import { keepTogether } from './keep-together.ts'
import { LINE_BUTTON_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { LONGEST_TEXT } from './text-limits.ts'

/** A number that can be entered: of which figure, for which period, with what is reported of it by now. */
export type FigureRow = {
  figureId: string
  period: string
  name: string
  unit: string
  target: string
  value?: string
  /** A team of ours owes it: our own people alone read it. */
  inside?: true
}

/** As many numbers as one form asks for. */
const ROWS_OF_A_FORM = 8

function readBy(rows: FigureRow[]): string {
  const alone = rows.filter(({ inside }) => inside).length
  if (alone === 0) return 'Both companies read it'
  return alone === rows.length
    ? 'Our own people alone read it'
    : 'Both companies read it, but for what a team of ours owes'
}

/** Asks for the numbers of some figures. `why`: asks why, as what is corrected or late needs a reason. */
export function figureReportForm(view: {
  slug: string
  name: string
  rows: FigureRow[]
  why: boolean
  above?: string
}): Form {
  const { slug, name, why, above } = view
  const rows = view.rows.slice(0, ROWS_OF_A_FORM)
  const more = view.rows.length - rows.length
  return {
    form: 'figure.report',
    title: rows.length === 1 ? 'Report a figure' : 'Report figures',
    submitLabel: 'Report',
    intro: [
      ...(above === undefined ? [] : [above]),
      `Of ${name}. ${readBy(rows)}; a number that is reported is only corrected, and the old one stays in the record.`,
      ...(more > 0 ? [`${more} more when these are reported.`] : []),
    ],
    fields: [
      ...rows.map((row, at) => ({
        ...{ kind: 'text' as const, id: `v${at}`, maxLength: 40, optional: rows.length > 1 },
        label: `${shorten(row.name, 40)}, ${row.period}, in ${row.unit}`,
        hint: keepTogether(`${row.target[0]!.toUpperCase()}${row.target.slice(1)} was promised.`),
        ...(row.value !== undefined && { initial: row.value }),
      })),
      ...(why
        ? [
            {
              ...{
                kind: 'text' as const,
                id: 'why',
                label: 'Why',
                optional: true,
                multiline: true,
                maxLength: LONGEST_TEXT,
              },
              hint: 'Of a correction, and of what comes when its period is closed.',
            },
          ]
        : []),
    ],
    context: {
      subject: slug,
      ...Object.fromEntries(rows.map(({ figureId, period }, at) => [`f${at}`, `${figureId} ${period}`])),
    },
  }
}

/** Opens the form for what is due. */
export function reportButton(slug: string): Button {
  return {
    action: 'figure.report',
    label: LINE_BUTTON_WORDS.report,
    style: 'plain',
    subject: slug,
    version: 0,
    opensForm: true,
  }
}

/** Which of the figures that are reported is to be corrected. */
export function figureChooseForm(view: { slug: string; name: string; rows: FigureRow[] }): Form {
  const { slug, name, rows } = view
  return {
    form: 'figure.report',
    title: 'Report a figure',
    submitLabel: 'Next',
    intro: [`Nothing of ${name} is asked for now. Choose what to correct.`],
    fields: [{ kind: 'select', id: 'which', label: 'Which figure?', options: rows.map(optionOf) }],
    context: { subject: slug },
    repeatable: true,
  }
}

function optionOf({ figureId, period, name, unit, value }: FigureRow): FormOption {
  const now = value === undefined ? 'not reported' : `${value} ${unit}`
  return { value: `${figureId} ${period}`, label: `${shorten(name, 36)}, ${period}: ${now}`.slice(0, 75) }
}
