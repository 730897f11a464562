import { part, type PartSchema, type PropertyRule } from './schema.ts'

const COLOR = ['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention'] as const
const CONTAINER_STYLE = ['default', 'emphasis', 'good', 'attention', 'warning', 'accent'] as const
const HORIZONTAL = ['left', 'center', 'right'] as const
const VERTICAL = ['top', 'center', 'bottom'] as const
const TEXT_SIZE = ['default', 'small', 'medium', 'large', 'extraLarge'] as const
const WEIGHT = ['default', 'lighter', 'bolder'] as const
const FONT = ['default', 'monospace'] as const
const IMAGE_SIZE = ['auto', 'stretch', 'small', 'medium', 'large'] as const

/** Every element has these. `targetWidth` and `grid.area` are Teams' own, for responsive layouts. */
const COMMON: Record<string, PropertyRule> = {
  type: 'text',
  id: 'text',
  isVisible: 'flag',
  separator: 'flag',
  spacing: ['default', 'none', 'small', 'medium', 'large', 'extraLarge', 'padding'],
  height: 'size',
  fallback: 'anything',
  requires: 'object',
  targetWidth: 'text',
  'grid.area': 'text',
  lang: 'text',
}

const TEXT: Record<string, PropertyRule> = {
  color: COLOR,
  fontType: FONT,
  isSubtle: 'flag',
  size: TEXT_SIZE,
  weight: WEIGHT,
}

const BOX: Record<string, PropertyRule> = {
  style: CONTAINER_STYLE,
  verticalContentAlignment: VERTICAL,
  bleed: 'flag',
  backgroundImage: 'anything',
  minHeight: 'size',
  rtl: 'flag',
  selectAction: 'select-action',
  layouts: 'anything',
  showBorder: 'flag',
  roundedCorners: 'flag',
}

/** Elements that may stand in a body, by type. */
export const ELEMENTS: Record<string, PartSchema> = {
  TextBlock: element(
    0,
    { text: 'text' },
    {
      ...TEXT,
      horizontalAlignment: HORIZONTAL,
      maxLines: 'number',
      wrap: 'flag',
      style: ['default', 'heading', 'columnHeader'],
    },
  ),
  RichTextBlock: element(2, { inlines: { list: 'TextRun' } }, { horizontalAlignment: HORIZONTAL }),
  Image: element(
    0,
    { url: 'link' },
    {
      altText: 'text',
      backgroundColor: 'text',
      horizontalAlignment: HORIZONTAL,
      selectAction: 'select-action',
      size: IMAGE_SIZE,
      style: ['default', 'person'],
      width: 'size',
      msteams: 'object',
    },
  ),
  CodeBlock: element(0, { codeSnippet: 'text' }, { language: 'text', startLineNumber: 'number' }),
  ImageSet: element(0, { images: { list: 'Image' } }, { imageSize: IMAGE_SIZE }),
  Container: element(0, { items: 'elements' }, BOX),
  ColumnSet: element(
    0,
    { columns: { list: 'Column' } },
    {
      style: CONTAINER_STYLE,
      bleed: 'flag',
      minHeight: 'size',
      horizontalAlignment: HORIZONTAL,
      selectAction: 'select-action',
    },
  ),
  FactSet: element(0, { facts: { list: 'Fact' } }),
  ActionSet: element(2, { actions: 'actions' }, { horizontalAlignment: HORIZONTAL }),
  Table: element(
    5,
    { columns: { list: 'TableColumn' }, rows: { list: 'TableRow' } },
    {
      firstRowAsHeader: 'flag',
      firstRowAsHeaders: 'flag',
      showGridLines: 'flag',
      gridStyle: CONTAINER_STYLE,
      horizontalCellContentAlignment: HORIZONTAL,
      verticalCellContentAlignment: VERTICAL,
    },
  ),
}

/** What stands inside an element and is not an element itself; `type` may be left out of these. */
export const PARTS: Record<string, PartSchema> = {
  Column: element(0, { items: 'elements' }, { ...BOX, width: 'size' }),
  Fact: part(0, { title: 'text', value: 'text' }, { type: 'text' }),
  TextRun: part(
    2,
    { type: ['TextRun'], text: 'text' },
    {
      ...TEXT,
      highlight: 'flag',
      italic: 'flag',
      strikethrough: 'flag',
      underline: 'flag',
      selectAction: 'select-action',
      lang: 'text',
    },
  ),
  TableColumn: part(
    5,
    {},
    {
      type: 'text',
      width: 'size',
      horizontalCellContentAlignment: HORIZONTAL,
      verticalCellContentAlignment: VERTICAL,
    },
  ),
  TableRow: part(
    5,
    { type: ['TableRow'], cells: { list: 'TableCell' } },
    {
      style: CONTAINER_STYLE,
      horizontalCellContentAlignment: HORIZONTAL,
      verticalCellContentAlignment: VERTICAL,
    },
  ),
  TableCell: element(5, { items: 'elements' }, BOX),
  Choice: part(0, { title: 'text', value: 'text' }),
}

export function element(
  since: number,
  required: Record<string, PropertyRule>,
  optional: Record<string, PropertyRule> = {},
): PartSchema {
  return part(since, required, { ...COMMON, ...optional })
}
